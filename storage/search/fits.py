"""How well hosts fit what somebody looks for.

For each trait (a word, a field, a name), a limited number of hosts are read. If fewer have it,
nobody is left out. If more have it, it is common, and counts only for those that were read. So some
hosts who have three common words are read, too, and all their words and fields count. If they are
too few, hosts who have two of the words are read as well. For each member and each day, reading
begins at another host. So nobody is passed over for ever, and consecutive pages of results fit
together."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from zlib import crc32

from sqlalchemy import Connection, bindparam, func, select, union_all

from bot.content.questions import fields_called
from bot.interview.frozen import frozen
from storage.search import full_text
from storage.search.candidates import CAN_BE_ASKED, COLUMNS
from storage.search.full_text import FoundHosts
from storage.spaces.scope import Scope
from storage.statements.driver import Row
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import hosts

FIELD_WEIGHT = 2
"""How much it counts if a host's field has this name. A word in the profile counts 1."""
NAME_WEIGHT = 20
"""How much a name counts: more than all words of a profile."""
HOSTS_READ_PER_HOST_WANTED = 2
"""This many times `most` hosts are read for each trait, so that those with several traits are among
them."""
COMMON_WORDS = 3
"""Up to this many of the common words are combined, to find hosts who have several of them."""
ENOUGH_WITH_TWO = 20
"""This many hosts with two common words are enough if more would take long. They come first in a
list, and fill its first pages."""

_HERE = (hosts.c.community == bindparam("of"), hosts.c.open)
_ENDS = Prepared(
    union_all(*(select(end(hosts.c.member)).where(*_HERE) for end in (func.min, func.max)))
)
_THESE = PreparedByIds(select(*COLUMNS).where(*CAN_BE_ASKED), hosts.c.member)


@frozen
class Trait:
    """What somebody may look for in a host, and how much it counts."""

    found: FoundHosts
    counts: int = 1


@frozen
class _Readings:
    """What is read for a list of up to `wanted` hosts: up to `most` for each trait, beginning with
    today's `start`."""

    db: Connection
    now: datetime
    start: int
    wanted: int

    @property
    def most(self) -> int:
        return HOSTS_READ_PER_HOST_WANTED * self.wanted

    def of_each(self, found: Sequence[FoundHosts], *, enough: int | None = None) -> list[set[int]]:
        some = full_text.some_of_each(
            self.db, found, self.most, start=self.start, now=self.now, enough=enough
        )
        return list(map(set, some))


def best(
    db: Connection,
    of: Scope,
    words: Sequence[str],
    names: Sequence[str],
    now: datetime,
    *,
    most: int,
) -> Iterator[Sequence[Row]]:
    """The hosts who can be asked now, up to `most` at a time, the best fits first. Each row has the
    columns of a candidate, then the fit: how many of the words the host's profile contains, more if
    their field has such a name, and much more for each of their names."""
    start = start_of_today(db, of, now)
    read = _Readings(db, now, start, most)
    fit_of = _fits(read, of.community, words, names)
    ids = sorted(fit_of)
    first_read = bisect_left(ids, start)
    in_turn = ids[first_read:] + ids[:first_read]
    best = sorted(in_turn, key=fit_of.__getitem__, reverse=True)
    for first in range(0, len(best), most):
        these = best[first : first + most]
        rows = _THESE.rows(db, these, of=of.community, me=of.me, now=now)
        yield [(*row, fit_of[row[0]]) for row in rows]


def start_of_today(db: Connection, scope: Scope, now: datetime) -> int:
    """The id of a host at which reading begins, different for each member and day."""
    first, last = (each or 0 for [each] in _ENDS.rows(db, of=scope.community))
    share = crc32(f"{scope.me} {now:%Y%m%d}".encode()) / 2**32
    return first + int((last - first + 1) * share)


def _traits(
    db: Connection, community: int, words: Sequence[str], names: Sequence[str]
) -> list[Trait]:
    """All traits. Those of the words come first, in the same order."""
    held = [Trait(full_text.hosts_with(db, community, word)) for word in words]
    fields = (full_text.hosts_of_field(db, community, each) for each in fields_called(words))
    called = (full_text.hosts_called(db, community, name, whole=True) for name in names)
    of_field = [Trait(each, FIELD_WEIGHT) for each in fields]
    return [*held, *of_field, *(Trait(each, NAME_WEIGHT) for each in called)]


def _fits(
    read: _Readings, community: int, words: Sequence[str], names: Sequence[str]
) -> Mapping[int, int]:
    """How much the traits of each host count together, by host."""
    traits = _traits(read.db, community, words, names)
    having = read.of_each([each.found for each in traits])
    common = [at for at in range(len(traits) - len(names)) if len(having[at]) >= read.most]
    together = [at for at in common if at < len(words)][:COMMON_WORDS]
    others = {at: traits[at].found for at in common if at not in together}
    combined = {at: words[at] for at in together}
    for at, having_it in _having_several(read, community, combined, others):
        having[at] |= having_it
    found = zip(traits, having, strict=True)
    return Counter(host for trait, these in found for host in [*these] * trait.counts)


def _having_several(
    read: _Readings, community: int, words: Mapping[int, str], others: Mapping[int, FoundHosts]
) -> Iterator[tuple[int, set[int]]]:
    """Hosts who have all of these common words, and which of them each of the `others` finds. If
    they are too few, also hosts who have two of the words. Each with the key of what they have."""
    if len(words) == COMMON_WORDS:
        [having_all] = read.of_each([_having_all(read.db, community, *words.values())])
        yield from ((at, having_all) for at in words)
        if len(having_all) >= read.wanted:
            which = full_text.among(read.db, having_all, [*others.values()])
            yield from zip(others, map(set, which), strict=True)
            return
    pairs = list(combinations(words, 2))
    found = [full_text.hosts_with(read.db, community, words[a], words[b]) for a, b in pairs]
    having_two = read.of_each(found, enough=min(ENOUGH_WITH_TWO, read.most))
    for pair, having_both in zip(pairs, having_two, strict=True):
        yield from ((at, having_both) for at in pair)


def _having_all(db: Connection, community: int, *words: str) -> FoundHosts:
    """They are searched as whole words. With a word that may be the beginning of others,
    PostgreSQL's index reads all hosts of that word, however few have all three."""
    return full_text.hosts_with(db, community, *words, whole=True)
