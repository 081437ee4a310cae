"""How well hosts fit what somebody looks for.

Each trait (a word, a field, a name) is read for MOST_HELD hosts only. So long as fewer have it,
nothing is left out. A trait that more have counts for as many of them, and for those who have
other such words beside it: for each member and on each day they are counted from another host on,
so nobody is passed over for ever, and pages that follow each other fit together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from zlib import crc32

from sqlalchemy import Connection, bindparam, func, select, union_all

from bot.content.questions import fields_called
from storage import full_text
from storage.full_text import FoundHosts, some_of_each
from storage.prepared import Prepared
from storage.scope import Scope
from storage.tables import hosts

OF_THE_FIELD = 2
"""Whose field is called so is a better fit than who says the word."""
CALLED_SO = 20
"""A name counts more than all words of a profile."""
MOST_HELD = 200
MOST_FITTING = 200
"""More than are shown, for some of them cannot be asked now."""
COMMON_WORDS = 3
"""Of so many that are common, it is looked for who holds several: there are few ways to do so."""

_HERE = (hosts.c.community == bindparam("of"), hosts.c.open)
_ENDS = Prepared(
    union_all(*(select(end(hosts.c.member)).where(*_HERE) for end in (func.min, func.max)))
)


@dataclass(frozen=True, slots=True)
class Trait:
    """What may be looked for in a host, and how much it counts; `word` where it is one that their
    profile holds."""

    found: FoundHosts
    counts: int = 1
    word: str = ""


def fits(
    db: Connection, scope: Scope, words: Sequence[str], names: Sequence[str], now: datetime
) -> Mapping[int, int]:
    """By open host the number of the words that their profile holds, more where their field is
    called so, and many more for each of their names; without those of 0."""
    traits, start = _traits(db, scope.community, words, names), start_of_today(db, scope, now)
    has: defaultdict[int, int] = defaultdict(int)
    common = []
    for at, some in enumerate(some_of(db, [each.found for each in traits], start, MOST_HELD)):
        _mark(has, some, [at])
        if len(some) == MOST_HELD and traits[at].word:
            common.append(at)
    several = list(_several(common))
    found = [_with_all(db, scope, [traits[at] for at in which]) for which in several]
    for which, some in zip(several, some_of(db, found, start, MOST_HELD), strict=True):
        _mark(has, some, which)
    counts = _counts(traits, set(has.values()))
    return _fitting_best({host: counts[which] for host, which in has.items()}, start)


def _mark(has: defaultdict[int, int], some: Iterable[int], which: Iterable[int]) -> None:
    """Each host has a number with a bit for each trait that is theirs."""
    bits = sum(1 << each for each in which)
    for host in some:
        has[host] |= bits


def _counts(traits: Sequence[Trait], had: Iterable[int]) -> dict[int, int]:
    """How much those traits count that such a number stands for."""
    return {
        which: sum(each.counts for index, each in enumerate(traits) if which >> index & 1)
        for which in had
    }


def _fitting_best(fit_of: Mapping[int, int], start: int) -> Mapping[int, int]:
    if len(fit_of) <= MOST_FITTING:
        return fit_of
    best = sorted(fit_of, key=lambda host: (-fit_of[host], host < start, host))
    return {host: fit_of[host] for host in best[:MOST_FITTING]}


def _traits(
    db: Connection, community: int, words: Sequence[str], names: Sequence[str]
) -> list[Trait]:
    held = [Trait(full_text.hosts_with(db, community, word), word=word) for word in words]
    fields = (full_text.hosts_of_field(community, each) for each in fields_called(words))
    called = (full_text.hosts_called(db, community, name, whole=True) for name in names)
    of_field = [Trait(each, OF_THE_FIELD) for each in fields]
    return [*held, *of_field, *(Trait(each, CALLED_SO) for each in called)]


def _several(common: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """Two or more of the first of these."""
    some = common[:COMMON_WORDS]
    return (which for size in range(2, len(some) + 1) for which in combinations(some, size))


def _with_all(db: Connection, scope: Scope, traits: Iterable[Trait]) -> FoundHosts:
    return full_text.hosts_with(db, scope.community, *(each.word for each in traits))


def some_of(db: Connection, these: Sequence[FoundHosts], start: int, most: int) -> list[list[int]]:
    """So many hosts of each at most: from this number on, then from the beginning."""
    found = some_of_each(db, these, most, start=start)
    short = [at for at, some in enumerate(found) if len(some) < most]
    rest = some_of_each(db, [these[at] for at in short], most, before=start)
    for at, some in zip(short, rest, strict=True):
        found[at] += some[: most - len(found[at])]
    return found


def start_of_today(db: Connection, scope: Scope, now: datetime) -> int:
    """A host's number, which is another one for each member and day."""
    first, last = (each or 0 for [each] in _ENDS.rows(db, of=scope.community))
    share = crc32(f"{scope.me} {now:%Y%m%d}".encode()) / 2**32
    return first + int((last - first + 1) * share)
