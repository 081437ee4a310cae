"""What a message may mean, the likeliest first, and whether that is sure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.model import Member
from bot.talk.book import Book, Signs, the_book
from bot.talk.intent import Intent
from bot.talk.people import People
from bot.talk.phrases import PERSON, Match, Phrase
from bot.talk.topics import tidy
from bot.talk.when import words_for_past, words_for_when
from bot.talk.words import Word, sentences
from bot.times.slips import SHORTEST, slip_of

SENTENCES = 12
WORDS = 60
LONGEST_TEXT = 1_000
"""What comes after so much is not read."""

AHEAD = (Intent.MOVE, Intent.PAUSE)
BEHIND = (Intent.THANK, Intent.NOTE, Intent.MISSED)
CLEARLY = 1.5


@dataclass(frozen=True, slots=True)
class Guess:
    """`people`: whoever may be meant, for each name in the order of naming. `topic` and `when`
    are the words as typed, empty if there are none."""

    intent: Intent
    people: tuple[tuple[Member, ...], ...] = ()
    topic: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """`sure`: the first guess is meant, beyond reasonable doubt."""

    guesses: tuple[Guess, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Sequence[Word]
    plain: str
    present: frozenset[str]
    people: tuple[tuple[Member, ...], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Points:
    signs: Signs
    sure: int = 0
    maybe: int = 0
    topics: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return 2 * self.sure + self.maybe


def hear(text: str, members: Iterable[Member] = ()) -> Heard:
    """Reads `text`; `members` are the people whom it may name."""
    book = the_book()
    read = _read(text, People(members, book.known), book)
    scored = [points for signs in book.signs if (points := _points(signs, read)).total]
    great = [each for each in scored if not each.signs.small] or scored
    if any(each.sure for each in scored) and not any(each.sure for each in great):
        great = [each for each in scored if each.sure]
    great.sort(key=lambda each: -each.total)
    people = tuple(each for sentence in read for each in sentence.people)
    names = tuple(each for sentence in read for each in sentence.names)
    guesses = tuple(_guess(each, people, names, text) for each in great)
    return Heard(guesses, _is_sure(great))


def knows(word: str) -> bool:
    """Whether any phrase has this word."""
    return word.lower() in the_book().known


def names_in(text: str) -> tuple[str, ...]:
    """The words of `text` that may be names, as `People` compares them."""
    book = the_book()
    found = (word for each in sentences(text[:LONGEST_TEXT], book.spelling) for word in each)
    return tuple(
        dict.fromkeys(
            word.name for word in found if word.plain not in book.known or word.typed.istitle()
        )
    )


def _read(text: str, people: People, book: Book) -> list[_Sentence]:
    first = islice(sentences(text[:LONGEST_TEXT], book.spelling), SENTENCES)
    return [_sentence(words[:WORDS], people, book) for words in first]


def _sentence(words: Sequence[Word], people: People, book: Book) -> _Sentence:
    kept: list[Word] = []
    plain: list[str] = []
    named = list(people.named(words))
    at = 0
    for each in (*named, None):
        until = each.start if each else len(words)
        kept += words[at:until]
        plain += (_meant(word.plain, book) for word in words[at:until])
        if each:
            kept.append(words[each.start])
            plain.append(PERSON)
            at = each.end
    return _Sentence(
        kept,
        "".join(f"{word} " for word in plain),
        frozenset(plain),
        tuple(each.members for each in named),
        tuple(words[at].typed for each in named for at in range(each.start, each.end)),
    )


def _meant(plain: str, book: Book) -> str:
    """Without a typing slip."""
    if plain in book.known or len(plain) < SHORTEST:
        return plain
    return slip_of(plain, book.alike(plain)) or plain


def _points(signs: Signs, read: Sequence[_Sentence]) -> _Points:
    points = _Points(signs)
    for sentence in read:
        if any(phrase.find(sentence.plain, sentence.present) for phrase in signs.unless):
            return _Points(signs)
        for phrase in signs.sure:
            if found := phrase.find(sentence.plain, sentence.present):
                _count(points, phrase, found, sentence)
        maybe = sum(bool(phrase.find(sentence.plain, sentence.present)) for phrase in signs.maybe)
        points.maybe = max(points.maybe, min(maybe, 2))
    return points


def _count(points: _Points, phrase: Phrase, found: Match, sentence: _Sentence) -> None:
    topic = tidy(sentence.words[slice(*found.topic)]) if found.topic else ""
    if found.topic and not topic:
        return
    points.sure = max(points.sure, phrase.weight)
    if topic:
        points.topics.append(topic)


def _guess(
    points: _Points,
    people: tuple[tuple[Member, ...], ...],
    names: tuple[str, ...],
    text: str,
) -> Guess:
    intent = points.signs.intent
    when = words_for_when(text, names) if intent in AHEAD else ""
    if intent in BEHIND:
        when = words_for_past(text)
    return Guess(intent, people, next(iter(points.topics), ""), when)


def _is_sure(ranked: Sequence[_Points]) -> bool:
    if not ranked or not ranked[0].sure:
        return False
    return len(ranked) == 1 or ranked[0].total >= CLEARLY * ranked[1].total
