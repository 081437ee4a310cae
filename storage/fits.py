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
from storage.full_text import FoundHosts
from storage.scope import Scope
from storage.tables import hosts

OF_THE_FIELD = 2
"""Whose field is called so is a better fit than who says the word."""
CALLED_SO = 20
"""A name counts more than all words of a profile."""
MOST_HELD = 400
MOST_FITTING = 400
"""More than are shown, for some of them cannot be asked now."""
COMMON_WORDS = 3
"""Of so many that are common, it is looked for who holds several: there are few ways to do so."""

_HERE = (hosts.c.community == bindparam("of"), hosts.c.open)
_ENDS = union_all(*(select(end(hosts.c.member)).where(*_HERE) for end in (func.min, func.max)))


@dataclass(frozen=True, slots=True)
class Trait:
    """What may be looked for in a host, and how much it counts; `word` where it is one that their
    profile holds."""

    found: FoundHosts
    counts: int = 1
    word: str = ""


def fits(
    db: Connection, scope: Scope, words: Sequence[str], names: Sequence[str], now: datetime
) -> dict[int, int]:
    """By open host the number of the words that their profile holds, more where their field is
    called so, and many more for each of their names; without those of 0."""
    traits = _traits(db, scope.community, words, names)
    has: defaultdict[int, int] = defaultdict(int)
    common = []
    for index, trait in enumerate(traits):
        some = trait.found.some(db, MOST_HELD)
        if len(some) == MOST_HELD:
            common.append(index)
        else:
            _mark(has, some, [index])
    if common:
        start = _start(db, scope, now)
        for which in _together(traits, common):
            found = _with_all(db, scope, [traits[each] for each in which])
            _mark(has, _from(db, found, start, MOST_HELD), which)
    counts = _counts(traits, set(has.values()))
    fit_of = {host: counts[which] for host, which in has.items()}
    return _fitting_best(db, scope, fit_of, now) if len(fit_of) > MOST_FITTING else fit_of


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


def _fitting_best(
    db: Connection, scope: Scope, fit_of: Mapping[int, int], now: datetime
) -> dict[int, int]:
    start = _start(db, scope, now)
    best = sorted(fit_of, key=lambda host: (-fit_of[host], host < start, host))
    return {host: fit_of[host] for host in best[:MOST_FITTING]}


def some_of(
    db: Connection, found: FoundHosts, scope: Scope, now: datetime, most: int
) -> Sequence[int]:
    """So many hosts at most; where there are more, others for each member and day."""
    some = found.some(db, most)
    return some if len(some) < most else _from(db, found, _start(db, scope, now), most)


def _traits(
    db: Connection, community: int, words: Sequence[str], names: Sequence[str]
) -> list[Trait]:
    held = [Trait(full_text.hosts_with(db, community, word), word=word) for word in words]
    fields = (full_text.hosts_of_field(community, each) for each in fields_called(words))
    called = (full_text.hosts_called(db, community, name, whole=True) for name in names)
    of_field = [Trait(each, OF_THE_FIELD) for each in fields]
    return [*held, *of_field, *(Trait(each, CALLED_SO) for each in called)]


def _together(traits: Sequence[Trait], common: Iterable[int]) -> Iterable[tuple[int, ...]]:
    """Each of the common traits, and several of the words among them."""
    words = [each for each in common if traits[each].word][:COMMON_WORDS]
    several = (some for size in range(2, len(words) + 1) for some in combinations(words, size))
    return [*((each,) for each in common), *several]


def _with_all(db: Connection, scope: Scope, traits: Sequence[Trait]) -> FoundHosts:
    if len(traits) == 1:
        return traits[0].found
    return full_text.hosts_with(db, scope.community, *(each.word for each in traits))


def _start(db: Connection, scope: Scope, now: datetime) -> int:
    """A host's number, which is another one for each member and day."""
    first, last = (each or 0 for each in db.scalars(_ENDS, {"of": scope.community}))
    share = crc32(f"{scope.me} {now:%Y%m%d}".encode()) / 2**32
    return first + int((last - first + 1) * share)


def _from(db: Connection, found: FoundHosts, start: int, most: int = MOST_HELD) -> Sequence[int]:
    """So many: from this number on, then from the beginning."""
    some = found.some(db, most, start=start)
    left = most - len(some)
    return [*some, *found.some(db, left, before=start)] if left else some
