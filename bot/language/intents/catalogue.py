"""The intents, and the phrases of `intents.toml`, `in_context.toml` and `worried.toml` that
indicate each. They are read once."""

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from bot.interview.frozen import frozen
from bot.language.intents.phrases import Notation, Phrase
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

    @property
    def certain(self) -> Sequence[Phrase]:
        return (*self.always, *self.sure)


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


@cache
def uses() -> Counter[str]:
    """How many of the catalogue's certain phrases have each word."""
    certain = (phrase for each in the_catalogue().signs for phrase in each.certain)
    return Counter(word for phrase in certain for word in phrase.words)


def telling_words(phrases: Iterable[Phrase], how_common: Callable[[str], int]) -> frozenset[str]:
    """Words of which there is one in everything that has one of these phrases, and as rare ones as
    possible, so that most messages have none of them, and need not be read further."""

    def common(words: Collection[str]) -> int:
        return sum(map(how_common, words))

    return frozenset(word for phrase in phrases for word in min(phrase.needed, key=common))


def read_signs(name: str) -> tuple[Signs, ...]:
    """Those of a file of its own, whose words are not those of the catalogue. Raises ValueError for
    a phrase that cannot be read."""
    return _all_signs([_read(name)])


def _all_signs(files: Sequence[_File]) -> tuple[Signs, ...]:
    """What is said of another is no wish of whoever writes it: "my friend is suicidal"."""
    notation = Notation({name: words for each in files for name, words in each.words.items()})
    read = [_signs(each, notation) for file in files for each in file.intent]
    of = {each.intent: each for each in read}
    if own := of.get(Intent.CRISIS):
        others = of[Intent.FOR_ANOTHER].sure
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
