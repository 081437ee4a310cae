"""Finds untranslated words in a text that somebody was shown."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from tests.strings import strings

_PHRASE = re.compile(r"[A-Za-z][A-Za-z ,.;:!?'’“”()-]*[A-Za-z]")
_STAYS = re.compile(
    r"</[\w -]+:\w+>|(?<!\S)/[\w-]+|\b\w+://\S+"  # commands and addresses
    r"|<@\w+>|<t:\d+:\w>"  # people and instants, as Slack and Discord are given them
    r"|\b(?:Africa|Europe)/\w+|\b(?:Moscow|EAT|CET|UTC)\b"  # zones
    r"|\binterview\.ics\b"
    r"|\bprivacy\b|\bIngrid Solheim\b"  # a command, and somebody in the playground
    r"|your honest words about the first year|finish the course by Friday"  # what one might type
    r"|Tue, Thu|\bFri\b"
)
_VALUE = re.compile(r"\{\w+\}")
_CONTENT = Path(str(files("bot"))) / "content"


def english(shown: str) -> Iterator[str]:
    """The phrases in Latin letters. Not included are words that are the same in every language, and
    content, which has a folder for each language."""
    ours = _drafts().sub("\n", " ".join(shown.split()))
    for phrase in _PHRASE.findall(_STAYS.sub("\n", ours)):
        if phrase not in _questions():
            yield phrase


@cache
def _questions() -> str:
    """All other content on one line, because platforms break lines differently."""
    paths = [*_CONTENT.glob("*/en/**/*.toml"), *_CONTENT.glob("*/en/**/*.tsv")]
    return " ".join(" ".join(each.read_text().split()) for each in paths)


@cache
def _drafts() -> re.Pattern[str]:
    """Matches the sentences of drafts, with any values filled in."""
    files_of_drafts = _CONTENT.glob("drafting/en/*.toml")
    written = {each.name: tomllib.loads(each.read_text()) for each in files_of_drafts}
    sentences = sorted(strings(written), key=len, reverse=True)
    patterns = (".{1,200}?".join(map(re.escape, _VALUE.split(each))) for each in sentences)
    return re.compile("|".join(patterns))
