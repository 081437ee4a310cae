"""Lines of `.env` that set nothing because they are not NAME=value. They may contain secrets, so
only their numbers are told."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, listed, say_many

ENV_FILE = Path(".env")


def quiet_library() -> None:
    """Keep python-dotenv from warning of such lines in its own words."""
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)


def warn_of_unread_lines(reader: Reader) -> None:
    """At the terminal, or in the log of a supervisor."""
    for each in unread_lines():
        print(plain(each, reader), file=sys.stderr)


def unread_lines() -> list[Text]:
    """One sentence about all of these lines, with what to do. Empty if there are none."""
    if not ENV_FILE.is_file():
        return []
    with ENV_FILE.open(encoding="utf-8", errors="replace") as file:
        numbers = [_line(each) for each in parse_stream(file) if _sets_nothing(each)]
    return list(_sentence(numbers))


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
