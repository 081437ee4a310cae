"""How well hosts fit what somebody looks for.

Each trait (a word, a field, a name) is read for as many hosts as are wanted. So long as fewer have
it, nothing is left out. A trait that more have counts for as many of them, and for those who have
other such words beside it: for each member and on each day they are counted from another host on,
so nobody is passed over for ever, and pages that follow each other fit together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations
from zlib import crc32

from sqlalchemy import Connection, bindparam, func, select, union_all

from bot.content.questions import fields_called
from bot.interview.frozen import frozen
from storage import full_text
from storage.candidates import CAN_BE_ASKED, COLUMNS
from storage.full_text import FoundHosts
from storage.prepared import Prepared, PreparedByIds, Row
from storage.scope import Scope
from storage.tables import hosts

OF_THE_FIELD = 2
"""Whose field is called so is a better fit than who says the word."""
CALLED_SO = 20
"""A name counts more than all words of a profile."""
FITTING = 2
"""So many times more than are wanted are looked at, for some of them cannot be asked now."""
COMMON_WORDS = 3
"""Of so many that are common, it is looked for who holds several: there are few ways to do so."""

_HERE = (hosts.c.community == bindparam("of"), hosts.c.open)
_ENDS = Prepared(
    union_all(*(select(end(hosts.c.member)).where(*_HERE) for end in (func.min, func.max)))
)
_THESE = PreparedByIds(select(*COLUMNS).where(*CAN_BE_ASKED), hosts.c.member)


@frozen
class Trait:
    """What may be looked for in a host, and how much it counts."""

    found: FoundHosts
    counts: int = 1


@frozen
class _Readings:
    """What is read here of each trait: so many hosts at `most`, from today's `start` on."""

    db: Connection
    now: datetime
    start: int
    most: int

    def of_each(self, found: Sequence[FoundHosts]) -> list[set[int]]:
        some = full_text.some_of_each(self.db, found, self.most, start=self.start, now=self.now)
        return list(map(set, some))


def best(
    db: Connection,
    of: Scope,
    words: Sequence[str],
    names: Sequence[str],
    now: datetime,
    *,
    most: int,
) -> Sequence[Row]:
    """The hosts who fit best of those who can be asked now, the best first, then whoever was not
    asked for the longest time: of each the columns of a candidate, and the number of the words
    that their profile holds, more where their field is called so, and many more for each of their
    names. There may be twice as many as `most`."""
    start = start_of_today(db, of, now)
    fit_of = _fits(_Readings(db, now, start, most), of.community, words, names)
    best = sorted(fit_of, key=lambda host: (-fit_of[host], host < start, host))
    rows = _THESE.rows(db, best[: FITTING * most], of=of.community, me=of.me, now=now)
    return sorted(((*row, fit_of[row[0]]) for row in rows), key=_in_order)


def start_of_today(db: Connection, scope: Scope, now: datetime) -> int:
    """A host's number, which is another one for each member and day."""
    first, last = (each or 0 for [each] in _ENDS.rows(db, of=scope.community))
    share = crc32(f"{scope.me} {now:%Y%m%d}".encode()) / 2**32
    return first + int((last - first + 1) * share)


def _traits(
    db: Connection, community: int, words: Sequence[str], names: Sequence[str]
) -> list[Trait]:
    """Those of the words come first."""
    held = [Trait(full_text.hosts_with(db, community, word)) for word in words]
    fields = (full_text.hosts_of_field(db, community, each) for each in fields_called(words))
    called = (full_text.hosts_called(db, community, name, whole=True) for name in names)
    of_field = [Trait(each, OF_THE_FIELD) for each in fields]
    return [*held, *of_field, *(Trait(each, CALLED_SO) for each in called)]


def _fits(
    read: _Readings, community: int, words: Sequence[str], names: Sequence[str]
) -> Mapping[int, int]:
    """By host, how much their traits count."""
    traits = _traits(read.db, community, words, names)
    having = read.of_each([each.found for each in traits])
    common = [at for at in range(len(words)) if len(having[at]) >= read.most]
    several = _several(common[:COMMON_WORDS])
    found = (
        full_text.hosts_with(read.db, community, *(words[at] for at in each)) for each in several
    )
    for which, having_them in zip(several, read.of_each(list(found)), strict=True):
        for at in which:
            having[at] |= having_them
    fit_of: Counter[int] = Counter()
    for trait, having_it in zip(traits, having, strict=True):
        fit_of.update(dict.fromkeys(having_it, trait.counts))
    return fit_of


def _several(some: Sequence[int]) -> list[tuple[int, ...]]:
    """Two or more of these."""
    return [each for size in range(2, len(some) + 1) for each in combinations(some, size)]


def _in_order(row: Row) -> tuple[int, int, int]:
    member, last_asked, *_, fit = row
    return -fit, last_asked, member
