"""Finds what a member's words are about, by phrases in the notation of intents.toml. It is used for
the subjects of wishes, and for advice."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Generic, NamedTuple, Protocol, TypeVar

from pydantic import StringConstraints, TypeAdapter, ValidationError

from bot.content.content_files import ContentFile, Words
from bot.language.intents.catalogue import Vocabulary, the_catalogue
from bot.language.intents.matching import read_sentences
from bot.language.intents.phrases import Notation, Phrase

LISTS = "words"
WrittenPhrases = tuple[Annotated[str, StringConstraints(min_length=1, max_length=200)], ...]
_LISTS = TypeAdapter(dict[str, Words])


class Spoken(Protocol):
    """Something that phrases indicate, unless other phrases are also there."""

    @property
    def phrases(self) -> Sequence[Phrase]: ...
    @property
    def unless(self) -> Sequence[Phrase]: ...


T = TypeVar("T", bound=Spoken)


class SaidSentence(NamedTuple):
    """A sentence. `plain` has one space after each word."""

    plain: str
    present: frozenset[str]


class PhraseIndex(Generic[T]):
    """All entries, in the order of their files. The words of an `unless` are treated as if they had
    not been said; in a `strict` index, the whole sentence is."""

    def __init__(self, all_: Sequence[T], *, strict: bool = False) -> None:
        self.all = all_
        self._left = _nothing_of if strict else _without
        every = [phrase for each in all_ for phrase in (*each.phrases, *each.unless)]
        self._vocabulary = Vocabulary(every, the_catalogue().spelling)
        self._by_word: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        common = Counter(word for phrase in every for words in phrase.needed for word in words)
        for at, each in enumerate(all_):
            for phrase in each.phrases:
                for word in _rarest(phrase, common):
                    self._by_word[word].append((at, phrase))

    def of(self, words: str) -> list[T]:
        """What the words are about, in the order of `ranked`."""
        return self.ranked(self.sentences(words))

    def sentences(self, words: str) -> list[SaidSentence]:
        """The words as sentences in which phrases are searched for."""
        read = read_sentences(words, self._vocabulary)
        return [SaidSentence(each.plain, each.present) for each in read]

    def ranked(self, said: Iterable[SaidSentence]) -> list[T]:
        """First the entry with the longest phrase, then the one with the most."""
        longest: Counter[int] = Counter()
        phrases: Counter[int] = Counter()
        for each in said:
            for at, weight in self._weighed(each):
                longest[at] = max(longest[at], weight)
                phrases[at] += 1
        ranked = sorted(longest, key=lambda at: (-longest[at], -phrases[at], at))
        return [self.all[at] for at in ranked]

    def _weighed(self, said: SaidSentence) -> Iterator[tuple[int, int]]:
        """For each phrase that occurs: the index of its entry, and its words."""
        for at, phrase in self._likely(said):
            if phrase.find(*said) and phrase.find(*self._left(self.all[at].unless, said)):
                yield at, phrase.weight

    def _likely(self, said: SaidSentence) -> Iterable[tuple[int, Phrase]]:
        """Phrases are looked up by their rarest word, because there are two thousand."""
        return (each for word in said.present for each in self._by_word.get(word, ()))


def said_sentence(words: Sequence[str]) -> SaidSentence:
    """A sentence of words that are normalised already."""
    return SaidSentence("".join(f"{word} " for word in words), frozenset(words))


def _rarest(phrase: Phrase, common: Mapping[str, int]) -> Collection[str]:
    return min(phrase.needed, key=lambda words: sum(common[word] for word in words))


def _without(phrases: Sequence[Phrase], said: SaidSentence) -> SaidSentence:
    for phrase in phrases:
        if found := phrase.find(*said):
            words = said.plain.split()
            words[found.start : found.end] = "…"
            said = said_sentence(words)
    return said


def _nothing_of(phrases: Sequence[Phrase], said: SaidSentence) -> SaidSentence:
    return SaidSentence("", frozenset()) if any(phrase.find(*said) for phrase in phrases) else said


def read_notation(source: ContentFile, tables: dict[str, Any]) -> Notation:
    """The notation for phrases that may refer to the lists of words, which are removed from the
    content of a file. Raises ContentError, which says where something is wrong, and what."""
    try:
        return Notation(_LISTS.validate_python(tables.pop(LISTS, {})))
    except ValidationError as error:
        line = source.entry(LISTS, 1)
        name = next(iter(error.errors()[0]["loc"]), "")
        why = f"{name} must be a list of words" if name else "[words] must hold lists of words"
        raise source.error(source.key(str(name), line), why) from error


def read_phrases(
    source: ContentFile, line: int, name: str, written: WrittenPhrases, notation: Notation
) -> tuple[Phrase, ...]:
    """The phrases of a named entry that begins on this line (counted from 1). Raises ContentError
    for a phrase that cannot be read."""
    try:
        return tuple(map(notation.phrase, written))
    except ValueError as error:
        raise source.error(line, f"in {name!r}, {error}") from error
