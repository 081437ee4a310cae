"""Does this ask for a job? What counts stands in `asking.toml`, for people to read and extend."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

from pydantic import TypeAdapter

from bot.coaching.patterns import Phrase, Phrases, Span
from bot.coaching.points import points, speaks_of_work
from bot.coaching.sentences import Sentence, sentences

FILE = "asking.toml"
PHRASE = 20
"""The points that a phrase is worth: fewer than none are forgiven up to here."""

ALONE = 3
"""The points that it takes where there is no phrase."""


@dataclass(frozen=True, slots=True)
class Group:
    reason: str
    says: tuple[str, ...]
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What `asking.toml` holds; the words there explain it."""

    spelling: dict[str, str]
    pieces: dict[str, str]
    words: dict[str, tuple[str, ...]]
    asking: tuple[Group, ...]
    harmless: tuple[Group, ...]


class _Rules(NamedTuple):
    spelling: Mapping[str, str]
    asking: Phrases
    harmless: Phrases


def asks_for_job(text: str) -> tuple[str, ...]:
    """The phrases, as written, that ask for a job, a referral, an internship and the like."""
    text = normalize("NFC", text)
    return tuple(
        text[sentence.spans[first][0] : sentence.spans[end - 1][1]]
        for sentence in readings(text)
        for first, end in _asked(sentence)
    )


def readings(text: str) -> Iterator[Sentence]:
    """The sentences of a text, as they are compared."""
    return sentences(text, _rules().spelling)


def _asked(sentence: Sentence) -> list[Span]:
    """The phrases that ask; all of a sentence that asks in words that no phrase foresaw."""
    plain = sentence.plain
    harmless = list(_rules().harmless.find(plain))
    found = _rules().asking.find(plain)
    asking = _apart(span for span in found if not any(_overlap(span, each) for each in harmless))
    if asking:
        return asking if points(plain) > -PHRASE else []
    if harmless or not speaks_of_work(plain):
        return []
    return [(0, len(plain))] if points(plain) > ALONE else []


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order, those that overlap as one."""
    apart: list[Span] = []
    for first, end in sorted(spans):
        if apart and first < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((first, end))
    return apart


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@cache
def _rules() -> _Rules:
    toml = files(__package__).joinpath(FILE).read_text("utf-8")
    book = TypeAdapter(Book).validate_python(tomllib.loads(toml))
    return _Rules(book.spelling, _phrases(book, book.asking), _phrases(book, book.harmless))


def _phrases(book: Book, groups: Iterable[Group]) -> Phrases:
    return Phrases(
        Phrase(whole, book.words, _plain(book, group.beside), _plain(book, group.unless))
        for group in groups
        for whole in _whole(book, group.says)
    )


def _plain(book: Book, phrases: Iterable[str]) -> Phrases:
    return Phrases(Phrase(each, book.words) for each in _whole(book, phrases))


def _whole(book: Book, phrases: Iterable[str]) -> Iterator[str]:
    """With the pieces in place of their names."""
    for phrase in phrases:
        yield reduce(lambda whole, piece: whole.replace(*piece), book.pieces.items(), phrase)
