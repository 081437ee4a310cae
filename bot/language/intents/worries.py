"""Which worry of a message is answered. What indicates a worry is in worried.toml; the rules that
need more than one sentence are here. When in doubt, the graver worry is answered."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from bot.language.intents.catalogue import Intent, the_catalogue
from bot.language.intents.matching import TypedSentence, read_sentences

WORRIED = (Intent.CRISIS, Intent.FOR_ANOTHER, Intent.REPORT, Intent.WORN_OUT, Intent.HARD)
"""The most serious first. Somebody who may mean one of these is never asked whether they meant
something else."""
EVEN_BEFORE_OPENING = (*WORRIED, Intent.BLOCKS)
"""These are answered before the programme is open, because a report and a block are possible at any
time."""

_WORK = frozenset(
    """job boss manager supervisor shift shifts career company office workplace employer
    colleagues coworkers trabajo curro empleo empresa oficina jefe jefa trabalho emprego chefe
    arbeit arbeitsplatz firma chef chefin boulot travail taf patron stage entreprise bureau lavoro
    ufficio azienda capo tirocinio candidatures candidature bewerbungen""".split()
)
_CLOSE_PEOPLE = frozenset(
    """family wife husband partner mother father mum mom dad parents kids child children son
    daughter sister brother friend friends boyfriend girlfriend boss manager supervisor colleagues
    coworkers""".split()
)
_MORE_THAN_WORK = frozenset(
    """life live living alive die dying dead death world everything everyone everybody nobody
    anybody anyone nothing alone lonely hopeless helpless worthless useless burden pain hurt hurts
    pills drugs myself goodbye over ruined point lost fired sacked redundant unemployed evicted
    homeless family wife husband partner mother father mum mom dad parents kids child children son
    daughter sister brother friend friends depressed depression""".split()
)
_DEEPLY_SAD = frozenset(
    """hopeless helpless worthless despair desperate depressed depression depressing cry crying
    cried tears sobbing numb burden alone lonely panic panicking grief grieving heartbroken died
    miserable broken devastated assaulted raped abused harassed bullied bullies""".split()
)
_DIED = re.compile(
    r"\b(?:died|dead|passed away|(?:killed|hanged|hung|shot) (?:him|her|them)sel(?:f|ves)|suicide"
    r"|(?:took|taken|ended) (?:his|her|their) (?:own )?life)\b"
)
_PANIC = frozenset("panic panicking".split())
_TALK = frozenset("talk chat call interview meeting conversation".split())
_DEEPLY_SAID = (
    "nothing matters",
    "no point",
    "point in anything",
    "point of anything",
    "point in everything",
    "point of everything",
    "point of it all",
    "cant go on",
    "no hope",
    "lost hope",
    "lost all hope",
    "left for me",
)


def gravest_worry(found: Collection[Intent], said: Collection[TypedSentence]) -> Intent | None:
    """The gravest of the worries that were certainly `found`. Somebody who cannot go on is in a
    crisis, unless all they speak of is their work."""
    if Intent.WORN_OUT in found and not speaks_only_of_work(said):
        return Intent.CRISIS
    return next((each for each in WORRIED if each in found), None)


def speaks_only_of_work(said: Collection[TypedSentence]) -> bool:
    """Whether they name their work, and nothing that may weigh more: "I want to quit my job, I
    can't do this anymore"."""
    words = _words(said)
    return not _WORK.isdisjoint(words) and _MORE_THAN_WORK.isdisjoint(words)


def is_only_afraid(text: str) -> bool:
    """Whether nothing is said of deep sorrow, or of somebody who may be what they fear at home or
    at work."""
    return not is_deeply_sad(text) and _CLOSE_PEOPLE.isdisjoint(_words(_read(text)))


def is_bereaved(text: str) -> bool:
    """Whether somebody sad has lost somebody close."""
    said = _read(text)
    died = any(_DIED.search(each.plain) for each in said)
    return died and not _CLOSE_PEOPLE.isdisjoint(_words(said))


def is_deeply_sad(text: str) -> bool:
    """Whether somebody sad should also read where people listen day and night. Who panics before a
    talk is only nervous."""
    said = _read(text)
    plain, words = " ".join(each.plain for each in said), _words(said)
    grave = _DEEPLY_SAD if _TALK.isdisjoint(words) else _DEEPLY_SAD - _PANIC
    return not grave.isdisjoint(words) or any(each in plain for each in _DEEPLY_SAID)


def _read(text: str) -> Sequence[TypedSentence]:
    return read_sentences(text, the_catalogue())


def _words(said: Iterable[TypedSentence]) -> frozenset[str]:
    return frozenset(chain.from_iterable(each.present for each in said))
