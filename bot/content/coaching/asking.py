"""Does this ask for a job? What counts stands in `words.toml`, for people to read and extend."""

from unicodedata import normalize

from bot.content.coaching.points import points
from bot.content.coaching.sentences import Sentence, sentences

ENOUGH = 0
"""The points above which a sentence asks."""


def asks_for_job(text: str) -> tuple[str, ...]:
    """The sentences, as written, that ask for a job, a referral, an internship and the like."""
    text = normalize("NFC", text)
    return tuple(_written(each, text) for each in sentences(text) if points(each.plain) > ENOUGH)


def _written(sentence: Sentence, text: str) -> str:
    return text[sentence.spans[0][0] : sentence.spans[-1][1]]
