"""The intents, and the phrases of `intents.toml`, `in_context.toml` and `worried.toml` that
indicate each. They are read once."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from pydantic import TypeAdapter

from bot.interview.frozen import frozen
from bot.language.spelling import SHORTEST_CORRECTED, SpellingIndex


class Intent(StrEnum):
    FIND = "find"
    ASK = "ask"
    INTRODUCE = "introduce"  # two others to each other
    QUESTIONS = "questions"
    MOVE = "move"
    CANCEL = "cancel"
    ANSWER = "answer"
    THANK = "thank"
    NOTE = "note"
    MISSED = "missed"
    INTERVIEWS = "interviews"
    CONTACTS = "contacts"
    HOST = "host"
    PAUSE = "pause"
    BUSY = "busy"  # a time of theirs is to be kept free
    BLOCKS = "blocks"  # whom they blocked
    SETTINGS = "settings"
    QUIET = "quiet"
    LEAVE = "leave"  # they want to hear nothing more, to rest, or to be forgotten
    CALENDAR = "calendar"
    PRIVACY = "privacy"
    HELP = "help"
    START = "start"
    HARD = "hard"  # they lost their job, or are at a loss
    WORN_OUT = "worn_out"  # they cannot go on, at work
    REPORT = "report"  # somebody was not treated well
    CRISIS = "crisis"  # they may hurt themselves
    FOR_ANOTHER = "for_another"  # they fear that somebody else may hurt themselves
    JOB = "job"  # they ask for one
    YES = "yes"  # to what waits for their answer
    NO = "no"
    LATE = "late"
    WHERE = "where"  # they meet
    NEWS = "news"  # what came of it
    JOURNAL = "journal"
    READING = "reading"
    ORGANIZERS = "organizers"
    ORGANIZE = "organize"  # they run the programme
    HELLO = "hello"
    WELCOME = "welcome"  # they thank us


WordLists = Mapping[str, Sequence[str]]
"""Words by the name of their list. An entry may consist of several words."""

PERSON = "PERSON"
"""It replaces a name in a sentence."""

_PART = re.compile(r"(?:\{[^}]*\}|[^\s{])+")


@frozen
class Match:
    """Positions are counted in words of the sentence. `topic` is where one was named."""

    start: int
    end: int
    topic: tuple[int, int] | None


class PhrasePart(NamedTuple):
    """The regular expression for this part; the words that it may be; and, if it cannot be left
    out, the first word of each. There are no sets here, because they take five times the memory."""

    pattern: str
    words: Sequence[str] = ()
    needed: Sequence[str] = ()


_FIXED = {
    "..": PhrasePart(r"(?:\S+ ){0,2}?"),
    "...": PhrasePart(r"(?:\S+ ){0,4}?"),
    "....": PhrasePart(r"(?:\S+ )*?"),
    "^": PhrasePart("(?:^)"),
    "$": PhrasePart("$"),
    "TOPIC": PhrasePart(r"(?P<topic>(?:\S+ ){1,8})"),
}


class Phrase:
    """Its weight is the number of words that it cannot do without."""

    def __init__(self, parts: Sequence[PhrasePart]) -> None:
        self._parts = parts
        self.needed = tuple(sorted((each.needed for each in parts if each.needed), key=len))
        """Every sentence with the phrase contains one word of each of these collections. The
        smallest comes first."""
        self.weight = len(self.needed) + (_FIXED["TOPIC"] in parts)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for each in self._parts for word in each.words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed, because compiling all of them takes most of a
        second."""
        return re.compile(r"(?:^|(?<= ))" + "".join(each.pattern for each in self._parts))

    def find(self, sentence: str, present: frozenset[str]) -> Match | None:
        """Find the phrase in a sentence of words that are each followed by one space."""
        for each in self.needed:  # most phrases end here, so it is quick
            if present.isdisjoint(each):
                return None
        found = self._pattern.search(sentence)
        return _match(found) if found else None


class Notation:
    """Reads phrases, which may refer to these lists of words. A part that many phrases share, such
    as a long list, is stored once."""

    def __init__(self, words: WordLists) -> None:
        self._words = words
        self._parts = dict(_FIXED)

    def phrase(self, written: str) -> Phrase:
        """Raises ValueError for what cannot be read."""
        return Phrase(tuple(map(self._part, _PART.findall(written))))

    def _part(self, written: str) -> PhrasePart:
        if written not in self._parts:
            self._parts[written] = self._read(written)
        return self._parts[written]

    def _read(self, written: str) -> PhrasePart:
        inner = written.removeprefix("(").removesuffix(")")
        choices = [each for name in inner.split("/") for each in _named(name, self._words)]
        listed = "|".join(map(re.escape, sorted(choices, key=len, reverse=True)))
        words = _once(word for choice in choices for word in choice.split())
        if inner != written:
            return PhrasePart(f"(?:(?:{listed}) )?", words)
        needed = _once(choice.split()[0] for choice in choices)
        return PhrasePart(f"(?:(?:{listed}) )", words, words if words == needed else needed)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _match(found: re.Match[str]) -> Match:
    start, end = (_count(found, at) for at in found.span())
    if "topic" not in found.re.groupindex:
        return Match(start, end, None)
    first, last = (_count(found, at) for at in found.span("topic"))
    return Match(start, end, (first, last))


def _count(found: re.Match[str], at: int) -> int:
    return found.string.count(" ", 0, at)


def _named(name: str, words: WordLists) -> Sequence[str]:
    if not name.startswith("{"):
        said = name.replace("_", " ")
        if name != PERSON and not all(map(_is_small, said.split(" "))):
            raise ValueError(f"no word in small letters: {name!r}")
        return (said,)
    if name[1:-1] not in words:
        raise ValueError(f"no list of words is called {name}")
    return words[name[1:-1]]


def _is_small(word: str) -> bool:
    return word.isalnum() and (word.islower() or word.isdecimal())


FILES = ("intents.toml", "in_context.toml", "worried.toml")
"""Their lists of words have different names, and can be used in all of them."""


@frozen
class _Written:
    name: Intent
    always: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    onwards: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    by_sentence: bool = False
    small: bool = False


@frozen
class _File:
    spelling: dict[str, str]
    words: dict[str, tuple[str, ...]]
    intent: tuple[_Written, ...]


@frozen
class Signs:
    """What indicates an intent. `always` counts even beside one of `unless`, which silences the
    message, or only its own sentence if the intent is read `by_sentence`. One of `onwards` silences
    its sentence and those after it, until one names somebody here. `figures` are only a manner of
    speaking: their words are not read. `open` only counts if something is open that it may be
    about."""

    intent: Intent
    always: Sequence[Phrase]
    sure: Sequence[Phrase]
    open: Sequence[Phrase]
    maybe: Sequence[Phrase]
    unless: Sequence[Phrase]
    onwards: Sequence[Phrase]
    figures: Sequence[Phrase]
    by_sentence: bool
    small: bool


class Vocabulary:
    """`known` are the words of some phrases; `spelling` is what is meant by words as people type
    them."""

    def __init__(self, phrases: Iterable[Phrase], spelling: Mapping[str, str]) -> None:
        self.spelling = spelling
        self.known = frozenset(word for phrase in phrases for word in phrase.words)
        self._long = SpellingIndex(word for word in self.known if len(word) >= SHORTEST_CORRECTED)

    def alike(self, word: str) -> Collection[str]:
        """Known words with the same first letter that a single typing mistake could turn into this
        one. They are long enough that a mistake makes no other word."""
        return [each for each in self._long.near(word) if each[0] == word[0]]


class Catalogue(Vocabulary):
    """The words of all intents, and what indicates each."""

    def __init__(self, signs: Sequence[Signs], spelling: Mapping[str, str]) -> None:
        super().__init__((phrase for each in signs for phrase in _all(each)), spelling)
        self.signs = signs


@cache
def the_catalogue() -> Catalogue:
    """Raises ValueError for a phrase that cannot be read."""
    read = [_read(name) for name in FILES]
    spelling = {typed: meant for each in read for typed, meant in each.spelling.items()}
    return Catalogue(_all_signs(read), spelling)


def read_signs(name: str) -> tuple[Signs, ...]:
    """Those of a file of its own, whose words are not those of the catalogue. Raises ValueError for
    a phrase that cannot be read."""
    return _all_signs([_read(name)])


def _all_signs(files: Sequence[_File]) -> tuple[Signs, ...]:
    """What is said of another is no wish of whoever writes it: "my friend is suicidal"."""
    notation = Notation({name: words for each in files for name, words in each.words.items()})
    read = [_signs(each, notation) for file in files for each in file.intent]
    of = {each.intent: each for each in read}
    own, others = of[Intent.CRISIS], of[Intent.FOR_ANOTHER].sure
    of[Intent.CRISIS] = replace(own, figures=(*own.figures, *others))
    return tuple(of.values())


def _read(name: str) -> _File:
    toml = files(__package__).joinpath(name).read_text("utf-8")
    return TypeAdapter(_File).validate_python(tomllib.loads(toml))


def _signs(each: _Written, notation: Notation) -> Signs:
    always, sure, open_, maybe = (
        tuple(map(notation.phrase, phrases))
        for phrases in (each.always, each.sure, each.open, each.maybe)
    )
    unless, onwards, figures = (
        tuple(map(notation.phrase, phrases))
        for phrases in (each.unless, each.onwards, each.figures)
    )
    said, but = (always, sure, open_, maybe), (unless, onwards, figures)
    return Signs(each.name, *said, *but, each.by_sentence, each.small)


def _all(signs: Signs) -> Iterable[Phrase]:
    said = (*signs.always, *signs.sure, *signs.open, *signs.maybe)
    return (*said, *signs.unless, *signs.onwards, *signs.figures)
