"""Lines of `.env` that set nothing: those that are not NAME=value, and those whose name is
misspelled. They may contain secrets, so only their numbers are told, and a name that is nearly a
setting's."""

import logging
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from askwell.terminal import complain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, listed, say, say_many

ENV_FILE = Path(".env")
_NEAR = 0.75
"""How alike two names are, from 0 to 1, where one may be meant for the other: DISCORD_BOT_TOKEN and
DISCORD_TOKEN are. A name for another program, such as POSTGRES_PASSWORD, is not."""


def quiet_library() -> None:
    """Keep python-dotenv from warning of such lines in its own words."""
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)


def warn_of_unread_lines(names: Collection[str], reader: Reader) -> None:
    """At the terminal, or in the log of a supervisor. `names` are those of all settings."""
    for each in unread_lines(names):
        complain(each, reader)


def unread_lines(names: Collection[str]) -> list[Text]:
    """What is wrong with these lines, with what to do. Empty if there are none."""
    if not ENV_FILE.is_file():
        return []
    with ENV_FILE.open(encoding="utf-8-sig", errors="replace") as file:
        lines = list(parse_stream(file))
    return [*_no_settings(lines), *_misspelled(lines, names)]


def _no_settings(lines: Sequence[Binding]) -> Iterator[Text]:
    numbers = [_line(each) for each in lines if _sets_nothing(each)]
    return _sentence(numbers)


def _misspelled(lines: Sequence[Binding], names: Collection[str]) -> Iterator[Text]:
    """A setting that is there, too, is not what another line is meant for."""
    there = {each.key.upper() for each in lines if each.key}
    missing = [each for each in names if each not in there]
    for name in sorted(there.difference(names)):
        for meant in get_close_matches(name, missing, n=1, cutoff=_NEAR):
            yield say(
                "{name} in {file} is no setting of Askwell. If you mean {meant}, write it like "
                "that.",
                name=Words(name),
                file=Words(str(ENV_FILE)),
                meant=Words(meant),
            )


def _sets_nothing(read: Binding) -> bool:
    return read.error or (read.key is not None and read.value is None)


def _line(read: Binding) -> int:
    """The parser counts from the empty lines before it."""
    text = read.original.string
    before = text[: len(text) - len(text.lstrip())]
    return read.original.line + before.count("\n")


def _sentence(numbers: list[int]) -> Iterator[Text]:
    if numbers:
        yield say_many(
            "Line {lines} of {file} is not read, because it is not NAME=value. Write it like "
            "{example}, and close each quote.",
            "Lines {lines} of {file} are not read, because they are not NAME=value. Write them "
            "like {example}, and close each quote.",
            len(numbers),
            lines=listed([Words(str(each)) for each in numbers]),
            file=Words(str(ENV_FILE)),
            example=Words("HTTP_PORT=3000"),
        )
