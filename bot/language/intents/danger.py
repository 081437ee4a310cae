"""What of a text is a worry, and whether somebody may hurt themselves, wherever that stands."""

from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from bot.language.foreign import foreign_language
from bot.language.forgettable import forgettable
from bot.language.intents import learned
from bot.language.intents.catalogue import Intent, telling_words, the_catalogue, uses
from bot.language.intents.foreign_worries import foreign_worries
from bot.language.intents.matching import TypedSentence, pieces, read_sentences
from bot.language.intents.moods import is_first_time
from bot.language.intents.points import meant, points_of
from bot.language.intents.violence import violence
from bot.language.intents.worries import WORRIED, gravest_worry

ALARMING = 0.35
"""At least as likely a wish to die is answered as if it were one, though it may be none: a helpline
too many is far better than one too few."""

_READ = 256
"""Most values in forms are the same again and again, such as hours and zones, and plain words are
asked for their worries several times."""

_GRAVEST = (Intent.CRISIS, Intent.FOR_ANOTHER, Intent.WORN_OUT)
"""The worries that may show that somebody may hurt themselves."""

FIELD_WORDS = 3
"""No more words than this may be a field of work."""


def get_ready() -> None:
    """Read everything that a worry is found with, which takes a while, so that no member waits for
    it."""
    in_danger("Everything is read with the first line of several words.")


def is_worried(text: str) -> bool:
    """Whether it certainly says something bad: somebody was treated badly, is sad or desperate."""
    return any(map(worries_of, pieces(text)))


def in_danger(text: str) -> bool:
    """Whether somebody may hurt themselves, who wrote it or another, even if it is not sure, for
    words that may just as well be a field of work, such as bridges."""
    return danger_in(text) is not None or (not may_be_field(text) and may_want_to_die(text))


def may_be_field(text: str) -> bool:
    return len(text.split()) <= FIELD_WORDS


@forgettable
@lru_cache(_READ)
def danger_in(text: str) -> Intent | None:
    """CRISIS if it certainly says that who wrote it may hurt themselves, FOR_ANOTHER if somebody
    else may."""
    found = frozenset().union(*map(_gravest, pieces(text)))
    worry = gravest_worry(found, _read(text)) if found else None
    return worry if worry in (Intent.CRISIS, Intent.FOR_ANOTHER) else None


@forgettable
@lru_cache(_READ)
def may_want_to_die(text: str) -> bool:
    """Whether it is likely enough that somebody may hurt themselves, though nothing is sure."""
    return is_alarming(share_of_crisis(_read(text), text, ()), text)


def is_alarming(share: float, text: str) -> bool:
    """Likelihood was learned from English only: "die" is an article in German. Who has never done
    this before, and says nothing else, is a beginner."""
    return share >= ALARMING and not foreign_language(text) and not is_first_time(text)


def share_of_crisis(
    said: Sequence[TypedSentence], text: str, open_for: Collection[Intent]
) -> float:
    """How likely somebody wants to hurt themselves, in words that are no field of work and no
    manner of speaking."""
    own = next(each for each in the_catalogue().signs if each.intent is Intent.CRISIS)
    grave = meant(own, said)
    return learned.shares(grave, text, open_for)[Intent.CRISIS] if any(grave) else 0.0


def says_one_of(intents: Collection[Intent], text: str) -> bool:
    """Whether the text certainly means one of these, perhaps among other things."""
    return any(_certain(intents, _read(each), each) for each in pieces(text))


@forgettable
@lru_cache(_READ)
def worries_of(piece: str) -> frozenset[Intent]:
    """The worries that a piece of a text certainly says."""
    return frozenset(_certain(WORRIED, _read(piece), piece))


def _gravest(piece: str) -> Collection[Intent]:
    """Those of the gravest worries that a piece of a text certainly says."""
    said = _read(piece)
    if all(_telling_words().isdisjoint(each.present) for each in said):
        return (foreign_worries(piece) | violence(piece)).intersection(_GRAVEST)
    return _certain(_GRAVEST, said, piece)


def _certain(intents: Collection[Intent], said: Sequence[TypedSentence], text: str) -> set[Intent]:
    """Those of the intents that were certainly `said` in a text."""
    these = (each for each in the_catalogue().signs if each.intent in intents)
    found = {each.intent for each in these if points_of(each, said, text, is_open=False).sure}
    return found | (foreign_worries(text) | violence(text)).intersection(intents)


@cache
def _telling_words() -> frozenset[str]:
    grave = (each for each in the_catalogue().signs if each.intent in _GRAVEST)
    return telling_words((phrase for each in grave for phrase in each.certain), uses().__getitem__)


def _read(text: str) -> list[TypedSentence]:
    return read_sentences(text, the_catalogue())
