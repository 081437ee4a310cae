"""Does a text ask for a job? The words that count are in `en/words.toml`, for people to read and
extend."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from bot.content.coaching.points import points, spelling
from bot.interview.frozen import frozen

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?;:\n()…]+(?:\.(?=\w)[^.!?;:\n()…]+)*")
_QUOTED = re.compile(r'"[^"\n]*"|“[^“”\n]*”|«[^«»\n]*»')
_QUOTED_AT_LEAST = 3
_PLAIN = str.maketrans("éèêàáâïíçôóüñ", "eeeaaaiicooun", "'’")


@frozen
class PlainSentence:
    """`plain` are its normalised words, followed by "?" for a question. `spans` are the positions
    of the words in the text."""

    plain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def sentences(text: str) -> Iterator[PlainSentence]:
    """The sentences of a text without quotations, because these are somebody else's words."""
    unquoted = _QUOTED.sub(_blank, text)
    for part in _SENTENCE.finditer(unquoted):
        words = list(_WORD.finditer(unquoted, *part.span()))
        if words:
            yield PlainSentence(
                (*_compared(words), *("?" if unquoted.startswith("?", part.end()) else "")),
                tuple(word.span() for word in words),
            )


def _compared(words: Iterable[re.Match[str]]) -> Iterator[str]:
    return (spelling().get(plain, plain) for plain in map(_plain, words))


def _plain(word: re.Match[str]) -> str:
    return word.group().lower().translate(_PLAIN)


def _blank(quoted: re.Match[str]) -> str:
    """One or two words in quotation marks are the writer's own, and stay."""
    said = quoted.group()
    return said if len(said.split()) < _QUOTED_AT_LEAST else " " * len(said)


ENOUGH = 0
"""A sentence with more points than this asks for a job."""

ENOUGH_FOR_FEW_WORDS = 11
"""The same for a few words alone, such as "I'm a nurse", where each word has more weight."""


def asks_for_job(text: str, enough: int = ENOUGH) -> tuple[str, ...]:
    """The sentences, as written, that ask for a job, a referral, an internship or the like: those
    with more points than `enough`."""
    text = normalize("NFC", text)
    return tuple(_written(each, text) for each in sentences(text) if points(each.plain) > enough)


def _written(sentence: PlainSentence, text: str) -> str:
    return text[sentence.spans[0][0] : sentence.spans[-1][1]]
