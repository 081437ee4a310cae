"""The subjects of wishes, read from `wishes.toml` of a language and checked. Whoever edits that
file is told each mistake with its line."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic import Field as Limited

from bot.content.languages import folder
from bot.content.questions.bank import QuestionFile, Words, checked, listed, read_tables
from bot.language.intents.catalogue import Phrase, Vocabulary, the_catalogue
from bot.language.intents.matching import NameIndex, read_sentences

FILE = "wishes.toml"
SUBJECT = "subject"
LISTS = "words"
_Phrases = tuple[Annotated[str, StringConstraints(min_length=1, max_length=200)], ...]
_LISTS = TypeAdapter(dict[str, Words])


@dataclass(frozen=True, slots=True)
class WrittenSubject:
    """As it stands in the file, whose top says what each of these is for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    questions: Annotated[Words, Limited(min_length=1)]
    phrases: Annotated[_Phrases, Limited(min_length=1)]
    unless: _Phrases = ()


class WishSentence(NamedTuple):
    """A sentence: `plain` has one space after each word."""

    plain: str
    present: Collection[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody may wish to learn. `name` can follow "you asked about"; `questions` are the
    topics and kinds of the questions about it, the best first."""

    name: str
    questions: Words
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]


def _without(phrases: Sequence[Phrase], said: WishSentence) -> WishSentence:
    for phrase in phrases:
        if found := phrase.find(*said):
            words = said.plain.split()
            words[found.start : found.end] = "…"
            said = WishSentence("".join(f"{word} " for word in words), frozenset(words))
    return said


class Subjects:
    """All there are, in the order of their file."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.all = subjects
        every = [phrase for each in subjects for phrase in (*each.phrases, *each.unless)]
        self._vocabulary = Vocabulary(every, the_catalogue().spelling)
        self._by_word: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        common = Counter(word for phrase in every for words in phrase.needed for word in words)
        for at, subject in enumerate(subjects):
            for phrase in subject.phrases:
                for word in _rarest(phrase, common):
                    self._by_word[word].append((at, phrase))

    def of(self, wish: str) -> list[Subject]:
        """What a wish is about: first what most of its words speak for."""
        weights: Counter[int] = Counter()
        for sentence in read_sentences(wish, _NOBODY, self._vocabulary):
            for at, weight in self._weighed(WishSentence(sentence.plain, sentence.present)):
                weights[at] = max(weights[at], weight)
        return [self.all[at] for at in sorted(weights, key=lambda at: (-weights[at], at))]

    def _weighed(self, said: WishSentence) -> Iterator[tuple[int, int]]:
        """The number of each subject that the sentence speaks for, and by how many words."""
        for at, phrase in self._likely(said):
            if phrase.find(*said) and phrase.find(*_without(self.all[at].unless, said)):
                yield at, phrase.weight

    def _likely(self, said: WishSentence) -> Iterable[tuple[int, Phrase]]:
        """Looked up by their rarest word, since there are a thousand."""
        return (each for word in said.present for each in self._by_word.get(word, ()))


def _rarest(phrase: Phrase, common: Mapping[str, int]) -> Collection[str]:
    return min(phrase.needed, key=lambda words: sum(common[word] for word in words))


_NOBODY = NameIndex((), ())


@cache
def the_subjects() -> Subjects:
    """Those of English, which is all that members' words are read in. Raises BankError, which says
    what is wrong where."""
    return read_subjects(folder(__package__).joinpath(FILE).read_text("utf-8"))


def read_subjects(toml: str) -> Subjects:
    """The subjects in the text of a file."""
    source = QuestionFile(FILE, toml)
    tables = read_tables(source, toml)
    words = _lists(source, tables.pop(LISTS, {}))
    subjects = [
        _subject(source, source.entry(kind, number), entry, words)
        for kind, entries in tables.items()
        for number, entry in enumerate(listed(source, kind, entries, SUBJECT), 1)
    ]
    return Subjects(subjects)


def _lists(source: QuestionFile, written: Any) -> Mapping[str, Words]:
    try:
        return _LISTS.validate_python(written)
    except ValidationError as error:
        line = source.entry(LISTS, 1)
        name = next(iter(error.errors()[0]["loc"]), "")
        why = f"{name} must be a list of words" if name else "[words] must hold lists of words"
        raise source.error(source.key(str(name), line), why) from error


def _subject(
    source: QuestionFile, line: int, entry: dict[str, Any], words: Mapping[str, Words]
) -> Subject:
    written = checked(WrittenSubject, entry, source, line)
    try:
        phrases, unless = (
            tuple(Phrase(each, words) for each in listed)
            for listed in (written.phrases, written.unless)
        )
    except ValueError as error:
        raise source.error(line, f"in {written.name!r}, {error}") from error
    return Subject(written.name, written.questions, phrases, unless)
