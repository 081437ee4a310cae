"""The subjects of wishes, read from `wishes.toml` of a language and checked. Somebody who edits
that file is told each mistake with its line."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import ConfigDict, Strict, StringConstraints
from pydantic import Field as Limited

from bot.content.content_files import ContentFile, Words, checked, listed, read_tables
from bot.content.languages import english_text
from bot.content.phrase_index import (
    PhraseIndex,
    SaidSentence,
    WrittenPhrases,
    read_notation,
    read_phrases,
    said_sentence,
)
from bot.interview.frozen import frozen
from bot.language.intents.phrases import Notation, Phrase

FILE = "wishes.toml"
SUBJECT = "subject"
_ASKING = ("question_words", "words_of_oneself", "words_that_tell_little")
SURE = 0.75
SURE_OF_SEVERAL = 0.6
"""To be sure of a subject, at least this share of the meaningful words in a clause must be words
for it. A smaller share is enough if they are several words."""


@frozen
class WrittenSubject:
    """A subject as it is written in the file. The top of the file says what each of these is
    for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    questions: Annotated[Words, Limited(min_length=1)]
    phrases: Annotated[WrittenPhrases, Limited(min_length=1)]
    unless: WrittenPhrases = ()
    situation: Annotated[bool, Strict()] = False


@frozen
class AskingWords:
    """The words with which seekers begin to ask, those with which they speak about themselves, and
    those that do not show what they ask."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    question_words: Words
    words_of_oneself: Words
    words_that_tell_little: Words


class WishPart(NamedTuple):
    """`told`: these are words that seekers say about themselves."""

    said: SaidSentence
    told: bool = False


@frozen
class Subject:
    """Something that somebody may want to learn. `name` can follow "you asked about". `questions`
    are the topics and kinds of the questions about it, the best first."""

    name: str
    questions: Words
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]
    situation: bool


class Subjects:
    """All subjects, in the order of their file."""

    def __init__(self, subjects: Sequence[Subject], asking: AskingWords) -> None:
        self.all = subjects
        self._asks = frozenset(asking.question_words)
        self._themselves = frozenset(asking.words_of_oneself)
        self._silent = frozenset(asking.words_that_tell_little)
        self._index = PhraseIndex(subjects)

    def of(self, wish: str) -> list[Subject]:
        """What a wish is about: first the subject with the longest phrase, then the one with the
        most. What seekers say about themselves counts if nothing that they ask does, and if a
        question can be about their situation."""
        return self._about(self._read(wish))

    def _about(self, parts: Sequence[WishPart]) -> list[Subject]:
        asked = [each.said for each in parts if not each.told]
        told = [each.said for each in parts if each.told]
        if not asked:
            return self._index.ranked(told)
        return self._index.ranked(asked) or [
            each for each in self._index.ranked(told) if each.situation
        ]

    def sure_of(self, wish: str, field: Collection[str] = ()) -> list[Subject]:
        """Those subjects whose words are most of what the wish asks or says in some part. The words
        of the host's own field do not count."""
        silent, parts = self._silent.union(field), self._read(wish)
        clauses = [each for part in parts for each in _clauses(part.said)]

        def is_sure(subject: Subject) -> bool:
            return any(_is_most_of(subject.phrases, each, silent) for each in clauses)

        return [each for each in self._about(parts) if is_sure(each)]

    def are_most_of(self, words: str, wish: str, field: Collection[str] = ()) -> bool:
        """Whether these words are most of what a wish says."""
        silent = self._silent.union(field)
        telling = {word for word in wish.split() if word not in silent}
        return len(telling.intersection(words.split())) >= SURE * len(telling)

    def _read(self, wish: str) -> list[WishPart]:
        read = self._index.sentences(wish)
        return [part for each in read for part in self._parts(each.plain.split())]

    def _parts(self, words: Sequence[str]) -> Iterator[WishPart]:
        """What a sentence asks, and what its seeker says about themselves before that."""
        asks = next((at for at, word in enumerate(words) if word in self._asks), len(words))
        before = words[:asks]
        if self._themselves.isdisjoint(before):
            yield WishPart(said_sentence(words))
            return
        yield WishPart(said_sentence(before), told=True)
        if asks < len(words):
            yield WishPart(said_sentence(words[asks:]))


_NEXT_CLAUSE = re.compile(
    r"(?<= )(?:and|but) (?=(?:how|what|which|who|why|where|whether|if|when) )"
)


def _clauses(said: SaidSentence) -> Iterator[SaidSentence]:
    """Each clause that asks something, and the sentence as a whole."""
    yield said
    if len(clauses := _NEXT_CLAUSE.split(said.plain)) > 1:
        yield from (said_sentence(each.split()) for each in clauses)


def _is_most_of(phrases: Sequence[Phrase], said: SaidSentence, silent: Collection[str]) -> bool:
    """Whether most of the meaningful words are in phrases."""
    found = [each for phrase in phrases if (each := phrase.find(*said))]
    ours = {at for each in found for at in range(each.start, each.end)}
    telling = {at for at, word in enumerate(said.plain.split()) if word not in silent}
    if not telling:
        return bool(ours)
    told = len(telling & ours)
    return told / len(telling) >= (SURE_OF_SEVERAL if told > 1 else SURE)


@cache
def the_subjects() -> Subjects:
    """In English, because members' words are only read in English. Raises ContentError, which says
    where something is wrong, and what."""
    return read_subjects(english_text(__package__, FILE))


def read_subjects(toml: str) -> Subjects:
    """The subjects in the text of a file."""
    source = ContentFile(FILE, toml)
    tables = read_tables(source, toml)
    notation = read_notation(source, tables)
    head = {key: tables.pop(key) for key in _ASKING if key in tables}
    asking = checked(AskingWords, head, source, 1)
    subjects = [
        _subject(source, source.entry(kind, number), entry, notation)
        for kind, entries in tables.items()
        for number, entry in enumerate(listed(source, kind, entries, SUBJECT), 1)
    ]
    return Subjects(subjects, asking)


def _subject(source: ContentFile, line: int, entry: dict[str, Any], notation: Notation) -> Subject:
    written = checked(WrittenSubject, entry, source, line)
    phrases, unless = (
        read_phrases(source, line, written.name, each, notation)
        for each in (written.phrases, written.unless)
    )
    return Subject(written.name, written.questions, phrases, unless, written.situation)
