"""The subjects of wishes, read from `wishes.toml` of a language and checked. Whoever edits that
file is told each mistake with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import ConfigDict, Strict, StringConstraints
from pydantic import Field as Limited

from bot.content.content_files import ContentFile, Words, checked, listed, read_tables
from bot.content.languages import folder
from bot.content.phrase_index import (
    PhraseIndex,
    SaidSentence,
    WrittenPhrases,
    read_lists,
    read_phrases,
    said_sentence,
)
from bot.language.intents.catalogue import Phrase

FILE = "wishes.toml"
SUBJECT = "subject"
_ASKING = ("question_words", "words_of_oneself")


@dataclass(frozen=True, slots=True)
class WrittenSubject:
    """As it stands in the file, whose top says what each of these is for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    questions: Annotated[Words, Limited(min_length=1)]
    phrases: Annotated[WrittenPhrases, Limited(min_length=1)]
    unless: WrittenPhrases = ()
    situation: Annotated[bool, Strict()] = False


@dataclass(frozen=True, slots=True)
class AskingWords:
    """By what words a seeker begins to ask, and by which they speak of themselves."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    question_words: Words
    words_of_oneself: Words


class WishPart(NamedTuple):
    """`told` are words that seekers say of themselves."""

    said: SaidSentence
    told: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody may wish to learn. `name` can follow "you asked about"; `questions` are the
    topics and kinds of the questions about it, the best first."""

    name: str
    questions: Words
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]
    situation: bool


class Subjects:
    """All there are, in the order of their file."""

    def __init__(self, subjects: Sequence[Subject], asking: AskingWords) -> None:
        self.all = subjects
        self._asks = frozenset(asking.question_words)
        self._themselves = frozenset(asking.words_of_oneself)
        self._index = PhraseIndex(subjects)

    def of(self, wish: str) -> list[Subject]:
        """What a wish is about: first what the longest phrase speaks for, or else the most. What
        seekers say of themselves counts where nothing that they ask does, and they are in a
        situation that a question can be about."""
        read = self._index.sentences(wish)
        parts = [part for each in read for part in self._parts(each.plain.split())]
        asked = [each.said for each in parts if not each.told]
        told = [each.said for each in parts if each.told]
        if not asked:
            return self._index.ranked(told)
        return self._index.ranked(asked) or [
            each for each in self._index.ranked(told) if each.situation
        ]

    def _parts(self, words: Sequence[str]) -> Iterator[WishPart]:
        """What a sentence asks, and before it what its seeker says of themselves."""
        asks = next((at for at, word in enumerate(words) if word in self._asks), len(words))
        before = words[:asks]
        if self._themselves.isdisjoint(before):
            yield WishPart(said_sentence(words))
            return
        yield WishPart(said_sentence(before), told=True)
        if asks < len(words):
            yield WishPart(said_sentence(words[asks:]))


@cache
def the_subjects() -> Subjects:
    """Those of English, which is all that members' words are read in. Raises ContentError, which
    says what is wrong where."""
    return read_subjects(folder(__package__).joinpath(FILE).read_text("utf-8"))


def read_subjects(toml: str) -> Subjects:
    """The subjects in the text of a file."""
    source = ContentFile(FILE, toml)
    tables = read_tables(source, toml)
    words = read_lists(source, tables)
    head = {key: tables.pop(key) for key in _ASKING if key in tables}
    asking = checked(AskingWords, head, source, 1)
    subjects = [
        _subject(source, source.entry(kind, number), entry, words)
        for kind, entries in tables.items()
        for number, entry in enumerate(listed(source, kind, entries, SUBJECT), 1)
    ]
    return Subjects(subjects, asking)


def _subject(
    source: ContentFile, line: int, entry: dict[str, Any], words: Mapping[str, Words]
) -> Subject:
    written = checked(WrittenSubject, entry, source, line)
    phrases, unless = (
        read_phrases(source, line, written.name, each, words)
        for each in (written.phrases, written.unless)
    )
    return Subject(written.name, written.questions, phrases, unless, written.situation)
