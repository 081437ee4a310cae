"""The subjects of wishes, read from `wishes.toml` of a language and checked. Whoever edits that
file is told each mistake with its line."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import ConfigDict, Strict, StringConstraints, TypeAdapter, ValidationError
from pydantic import Field as Limited

from bot.content.languages import folder
from bot.content.questions.bank import QuestionFile, Words, checked, listed, read_tables
from bot.language.intents.catalogue import Phrase, Vocabulary, the_catalogue
from bot.language.intents.matching import NameIndex, read_sentences

FILE = "wishes.toml"
SUBJECT = "subject"
LISTS = "words"
_Phrases = tuple[Annotated[str, StringConstraints(min_length=1, max_length=200)], ...]
_ASKING = ("question_words", "words_of_oneself")
_LISTS = TypeAdapter(dict[str, Words])


@dataclass(frozen=True, slots=True)
class WrittenSubject:
    """As it stands in the file, whose top says what each of these is for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    questions: Annotated[Words, Limited(min_length=1)]
    phrases: Annotated[_Phrases, Limited(min_length=1)]
    unless: _Phrases = ()
    situation: Annotated[bool, Strict()] = False


@dataclass(frozen=True, slots=True)
class AskingWords:
    """By what words a seeker begins to ask, and by which they speak of themselves."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    question_words: Words
    words_of_oneself: Words


class WishPart(NamedTuple):
    """`plain` has one space after each word; `told` are words that seekers say of themselves."""

    plain: str
    present: Collection[str]
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
        every = [phrase for each in subjects for phrase in (*each.phrases, *each.unless)]
        self._vocabulary = Vocabulary(every, the_catalogue().spelling)
        self._by_word: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        common = Counter(word for phrase in every for words in phrase.needed for word in words)
        for at, subject in enumerate(subjects):
            for phrase in subject.phrases:
                for word in _rarest(phrase, common):
                    self._by_word[word].append((at, phrase))

    def of(self, wish: str) -> list[Subject]:
        """What a wish is about: first what the longest phrase speaks for, or else the most. What
        seekers say of themselves counts where nothing that they ask does, and they are in a
        situation that a question can be about."""
        read = read_sentences(wish, _NOBODY, self._vocabulary)
        parts = [part for each in read for part in self._parts(each.plain.split())]
        asked = [each for each in parts if not each.told]
        if not asked:
            return self._ranked(parts)
        told = (each for each in parts if each.told)
        return self._ranked(asked) or [each for each in self._ranked(told) if each.situation]

    def _parts(self, words: Sequence[str]) -> Iterator[WishPart]:
        """What a sentence asks, and before it what its seeker says of themselves."""
        asks = next((at for at, word in enumerate(words) if word in self._asks), len(words))
        before = words[:asks]
        if self._themselves.isdisjoint(before):
            yield _part(words)
            return
        yield _part(before, told=True)
        if asks < len(words):
            yield _part(words[asks:])

    def _ranked(self, parts: Iterable[WishPart]) -> list[Subject]:
        longest: Counter[int] = Counter()
        phrases: Counter[int] = Counter()
        for part in parts:
            for at, weight in self._weighed(part):
                longest[at] = max(longest[at], weight)
                phrases[at] += 1
        ranked = sorted(longest, key=lambda at: (-longest[at], -phrases[at], at))
        return [self.all[at] for at in ranked]

    def _weighed(self, part: WishPart) -> Iterator[tuple[int, int]]:
        """For each phrase that is there: the number of its subject, and its words."""
        for at, phrase in self._likely(part):
            if _finds(phrase, part) and _finds(phrase, _without(self.all[at].unless, part)):
                yield at, phrase.weight

    def _likely(self, part: WishPart) -> Iterable[tuple[int, Phrase]]:
        """Looked up by their rarest word, since there are two thousand."""
        return (each for word in part.present for each in self._by_word.get(word, ()))


def _part(words: Sequence[str], *, told: bool = False) -> WishPart:
    return WishPart("".join(f"{word} " for word in words), frozenset(words), told)


def _finds(phrase: Phrase, part: WishPart) -> bool:
    return phrase.find(part.plain, part.present) is not None


def _without(phrases: Sequence[Phrase], part: WishPart) -> WishPart:
    for phrase in phrases:
        if found := phrase.find(part.plain, part.present):
            words = part.plain.split()
            words[found.start : found.end] = "…"
            part = _part(words)
    return part


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
    head = {key: tables.pop(key) for key in _ASKING if key in tables}
    asking = checked(AskingWords, head, source, 1)
    subjects = [
        _subject(source, source.entry(kind, number), entry, words)
        for kind, entries in tables.items()
        for number, entry in enumerate(listed(source, kind, entries, SUBJECT), 1)
    ]
    return Subjects(subjects, asking)


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
    return Subject(written.name, written.questions, phrases, unless, written.situation)
