"""What a seeker wrote, split into lines and sentences that a letter can use."""

import re
from collections.abc import Iterable, Iterator

from bot.content.coaching import asks_for_job
from bot.content.drafting.mending import mended
from bot.content.drafting.words import plain

WORDS_AT_MOST = 50

_SMILE = re.compile(
    r"(?<!\s)\s*+(?:[:;]-?[)DP]|\(?\b(?:lol|haha|yay)\b\)?|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+)"
    r"[.!]*",
    re.IGNORECASE,
)
"""Where somebody would end a sentence."""
_LINE_ENDS = re.compile(r"\n|;| \+ |\s(?=\d\)\s)")
_BULLET = re.compile(r"^\s*(?:[•·–—→✓☐]+|[-*+>]+(?=\s|[^\W\d])|\d{1,2}[.)](?=\s)|\[[ xX]?\])\s*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])(?<!\b\w\.)(?<!\b(?:Dr|Mr|Ms)\.)\s+")
"""Not after "e.g." or a title."""
_SEVERAL = re.compile(r"([!?])[!?]+")
_JOINT = re.compile(r"^(?:and|also|plus|but|so),? ", re.IGNORECASE)


def parts(written: str) -> Iterator[str]:
    """Each line, or each sentence of a line."""
    for line in _LINE_ENDS.split(_SMILE.sub(". ", written.replace("\r", "\n"))):
        tidy = _SEVERAL.sub(r"\1", _BULLET.sub("", line)).replace(" & ", " and ")
        sentences = (mended(_JOINT.sub("", each)) for each in _SENTENCE_ENDS.split(tidy))
        yield from (each for each in sentences if plain(each))


def fitting(each_part: Iterable[str]) -> Iterator[str]:
    """The parts for which there is room, without those that ask for a job."""
    left = WORDS_AT_MOST
    for each in each_part:
        left -= len(each.split()) + 1  # one for what may be put before it
        if left < 0:
            return
        if not asks_for_job(each):
            yield each


def last_sentence(text: str) -> str:
    return _SENTENCE_ENDS.split(text)[-1]


def ended(part: str) -> str:
    """As a complete sentence."""
    return part if part.endswith((".", "!", "?", "…")) else f"{part}."
