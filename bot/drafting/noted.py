"""Notes as they are written in a hurry (fragments, lists, sentences), made fit to be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.coaching import asks_for_job
from bot.text import ELLIPSIS

_BULLET = re.compile(r"^\s*(?:[•·–—→✓☐]+|[-*+>]+(?=\s|[^\W\d])|\d{1,2}[.)](?=\s)|\[[ xX]?\])\s*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")
_QUOTED_WITHIN = str.maketrans('"“”„«»', "'‘’‘‘’")
_WORTH_CUTTING = 5
"""Words: of what has room for fewer nothing is shown."""


@dataclass(frozen=True, slots=True)
class Share:
    """The room that a part of a note has."""

    lines: int
    words: int
    characters: int


def noted(notes: str, share: Share) -> tuple[str, ...]:
    """The lines of some notes, the first ones and as much as there is room for, without bullets
    and without the sentences that ask for a job."""
    lines = [line for each in notes.splitlines() if (line := one_line(each))]
    return tuple(_fitting(lines[: share.lines], share))


def one_line(words: str) -> str:
    """To be put in quotation marks; empty where nothing can be said of it."""
    tidy = " ".join(_BULLET.sub("", words).translate(_QUOTED_WITHIN).split())
    harmless = [each for each in _SENTENCE_ENDS.split(tidy) if not asks_for_job(each)]
    return " ".join(harmless) if any(map(str.isalnum, "".join(harmless))) else ""


def _fitting(lines: list[str], share: Share) -> Iterator[str]:
    words, characters = share.words, share.characters
    for line in lines:
        shown = _cut(line, words - 1, characters)  # one for the dash before it
        if not shown:
            return
        yield shown
        words -= len(shown.split()) + 1
        characters -= len(shown)


def _cut(line: str, words: int, characters: int) -> str:
    """Whole where it fits, else up to the end of a sentence, else up to a word."""
    if _fits(line, words, characters):
        return line
    sentences = _SENTENCE_ENDS.split(line)
    for number in range(len(sentences) - 1, 0, -1):
        whole = " ".join(sentences[:number])
        if _fits(whole, words, characters):
            return whole
    if words < _WORTH_CUTTING:
        return ""
    start = " ".join(line.split()[:words])[: max(characters - 1, 0)]
    ended = start if line[len(start) : len(start) + 1] in ("", " ") else start.rpartition(" ")[0]
    cut = (ended or start).rstrip(" ,;:-–—") + ELLIPSIS
    return "" if asks_for_job(cut) or not any(map(str.isalnum, cut)) else cut


def _fits(line: str, words: int, characters: int) -> bool:
    return len(line) <= characters and len(line.split()) <= words
