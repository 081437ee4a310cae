"""A message as sentences in which phrases can be found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.interview.model import Member
from bot.language.intents.book import Book, the_book
from bot.language.intents.people import People
from bot.language.intents.phrases import PERSON
from bot.language.intents.words import Word, sentences
from bot.language.spelling import SHORTEST_CORRECTED, correct_spelling

SENTENCES = 12
WORDS = 60
NAMES = 30
LONGEST_TEXT = 1_000
"""What comes after so much is not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain` has one space after each word, and PERSON for each name; `names` are as typed."""

    words: Sequence[Word]
    plain: str
    present: frozenset[str]
    people: tuple[tuple[Member, ...], ...] = ()
    names: tuple[str, ...] = ()


def read(text: str, people: People, book: Book) -> list[Sentence]:
    first = islice(sentences(text[:LONGEST_TEXT], book.spelling), SENTENCES)
    return [_sentence(words[:WORDS], people, book) for words in first]


def _sentence(words: Sequence[Word], people: People, book: Book) -> Sentence:
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
    return Sentence(
        kept,
        "".join(f"{word} " for word in plain),
        frozenset(plain),
        tuple(each.members for each in named),
        tuple(words[at].typed for each in named for at in range(each.start, each.end)),
    )


def _meant(plain: str, book: Book) -> str:
    """Without a typing slip."""
    if plain in book.known or len(plain) < SHORTEST_CORRECTED:
        return plain
    return correct_spelling(plain, book.alike(plain)) or plain


def knows(word: str) -> bool:
    """Whether any phrase has this word."""
    return word.lower() in the_book().known


def names_in(text: str) -> tuple[str, ...]:
    """The words of `text` that may be names, as `People` compares them; the first thirty."""
    book = the_book()
    found = (word for each in sentences(text[:LONGEST_TEXT], book.spelling) for word in each)
    names = (word.name for word in found if word.plain not in book.known or word.typed.istitle())
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))[:NAMES]
