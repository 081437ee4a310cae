"""Finds open hosts by what they know, at a cost that hardly grows with how many there are: a few
columns rank them (storage.fits says how well they fit), and pages of them are read in full."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, null, or_, select

from bot.interview.listing import RankedHost, ranked
from bot.interview.model import ROOM_STAGES, Stage
from bot.interview.rules import room_beside
from bot.language import search as words_of
from storage import full_text, people, scope
from storage.column_types import Instant
from storage.fits import fits, some_of
from storage.full_text import FoundHosts
from storage.scope import Scope
from storage.tables import hosts, interviews

MOST = 200
PORTIONS = 5
NEAR_NAMES = 200
BEGINNING = 2
"""So many letters of a topic have to be right."""

Rows = Sequence[Any]

EVERY = 2**31 - 1
_NEVER = datetime.fromtimestamp(0, UTC)
_A_MONTH = timedelta(days=32)
"""Whatever is further away lies in another month, in every zone."""
_NO_TIME = interviews.c.start.is_(None)
_OFFERED = case((_NO_TIME, interviews.c.offered), else_=null())
_TAKES_ROOM = or_(
    interviews.c.stage.in_(ROOM_STAGES),
    (interviews.c.stage == Stage.ASKED) & interviews.c.moved,
)


_IN_TURN = (hosts.c.last_asked, hosts.c.member)
_CAN_BE_ASKED = (
    scope.HOLDS_HOSTS,
    hosts.c.open,
    hosts.c.paused_until.is_(None) | (hosts.c.paused_until <= bindparam("now", type_=Instant)),
)
_ANYBODY = select(hosts.c.member, hosts.c.last_asked, hosts.c.per_month, hosts.c.zone).where(
    *_CAN_BE_ASKED, hosts.c.member.not_in(bindparam("without", expanding=True))
)
_THESE = _ANYBODY.where(hosts.c.member.in_(bindparam("these", expanding=True)))
_IN_ORDER = _ANYBODY.order_by(*_IN_TURN).limit(bindparam("most")).offset(bindparam("those_before"))
_TAKEN = select(interviews.c.host, interviews.c.start, _OFFERED).where(
    interviews.c.host.in_(bindparam("these", expanding=True)),
    _TAKES_ROOM,
    _NO_TIME
    | interviews.c.start.between(
        bindparam("after", type_=Instant), bindparam("until", type_=Instant)
    ),
)
_KNOWN = (
    select(hosts.c.field, hosts.c.topics)
    .where(*_CAN_BE_ASKED, hosts.c.member != bindparam("me"))
    .order_by(*_IN_TURN)
    .limit(MOST)
)
_KNOWN_BY = _KNOWN.where(hosts.c.member.in_(bindparam("these", expanding=True)))


def find(
    db: Connection,
    of: Scope,
    words: tuple[str, ...],
    without: Collection[int],
    now: datetime,
    *,
    names: tuple[str, ...] = (),
) -> list[RankedHost]:
    """Hosts but those `without` who can be asked now, at most 200, whose profile holds the words,
    or who have one of the names. Where neither is given, all fit alike."""
    asked = _asked(of, now) | {"without": list(without)}
    if not (words or names):
        portions = ({"most": MOST, "those_before": before} for before in _portions())
        waiting = (db.execute(_IN_ORDER, asked | each).all() for each in portions)
        return _first_with_room(db, waiting, {}, now)
    fit_of = fits(db, of, words, names, now)
    rows: Rows = list(db.execute(_THESE, asked | {"these": list(fit_of)})) if fit_of else []
    best = sorted(rows, key=lambda row: (-fit_of[row.member], row.last_asked, row.member))
    return _first_with_room(db, (best[start : start + MOST] for start in _portions()), fit_of, now)


def find_or_name(
    db: Connection, of: Scope, words: tuple[str, ...], without: Collection[int], now: datetime
) -> list[RankedHost]:
    """Hosts by their profile or their name; where that finds nobody, by names that begin with the
    words, or are one typing slip away."""
    found = find(db, of, words, without, now, names=words)
    if found or not words:
        return found
    near = _near_names(db, of, words)
    return find(db, of, (), without, now, names=near) if near else found


def _near_names(db: Connection, of: Scope, words: tuple[str, ...]) -> tuple[str, ...]:
    named = people.named_alike(db, of, words, (), NEAR_NAMES, begin_alike=2)
    known = {part for each in named for part in words_of.names(each.name)}
    return tuple(sorted({part for word in words for part in words_of.near(word, known)}))


def topics(db: Connection, of: Scope, now: datetime, words: Iterable[str] = ()) -> tuple[str, ...]:
    """Some of what the others who can be asked now know about, each once, in the order of the
    alphabet: of those who have waited longest, and of those who know something that begins a
    little like one of the words."""
    found = _known(db, of, now)
    for begin in dict.fromkeys(word[:BEGINNING] for word in words):
        found |= _known(db, of, now, full_text.hosts_about(db, of.community, begin))
    return _in_order(found)


def topics_begun(
    db: Connection, of: Scope, now: datetime, begun: tuple[str, ...]
) -> tuple[str, ...]:
    """The same, of those who know something with words that begin so."""
    if not begun:
        return topics(db, of, now)
    return _in_order(_known(db, of, now, full_text.hosts_about(db, of.community, *begun)))


def holders(db: Connection, community: int, words: Collection[str]) -> dict[str, frozenset[int]]:
    """By each of these words, the open hosts whose profile holds it."""
    return {
        word: frozenset(full_text.hosts_with(db, community, word).some(db, EVERY)) for word in words
    }


def _asked(of: Scope, now: datetime) -> dict[str, Any]:
    return {"of": of.community, "me": of.me, "now": now}


def _portions() -> range:
    """Where each begins of those that are looked through for somebody with room."""
    return range(0, PORTIONS * MOST, MOST)


def _first_with_room(
    db: Connection, portions: Iterable[Rows], fit_of: Mapping[int, int], now: datetime
) -> list[RankedHost]:
    """The first of these in which anybody has room; where nobody has, the first of all."""
    looked_at: list[list[RankedHost]] = []
    for rows in portions:
        found = _ranked(db, rows, fit_of, now)
        if any(each.room > 0 for each in found):
            return found
        looked_at.append(found)
        if len(rows) < MOST:
            break
    return looked_at[0]


def _ranked(
    db: Connection, rows: Rows, fit_of: Mapping[int, int], now: datetime
) -> list[RankedHost]:
    taken = _taken(db, [row.member for row in rows], now)
    return ranked(_candidate(row, fit_of, taken, now) for row in rows)


def _candidate(
    row: Any,
    fit_of: Mapping[int, int],
    taken: Mapping[int, list[Sequence[datetime]]],
    now: datetime,
) -> RankedHost:
    member, asked, per_month, zone = row
    room = room_beside(per_month, zone, taken.get(member, ()), now)
    return RankedHost(member, fit_of.get(member, 0), room, asked if asked > _NEVER else None)


def _taken(
    db: Connection, these: Sequence[int], now: datetime
) -> Mapping[int, list[Sequence[datetime]]]:
    """By host, what takes room around now: each with its time, or the times that it offers."""
    found: defaultdict[int, list[Sequence[datetime]]] = defaultdict(list)
    asked = {"these": these, "after": now - _A_MONTH, "until": now + _A_MONTH}
    for host, start, offered in db.execute(_TAKEN, asked) if these else ():
        found[host].append((start,) if start else offered)
    return found


def _known(db: Connection, of: Scope, now: datetime, by: FoundHosts | None = None) -> set[str]:
    """What some hosts know about, each thing once."""
    asked = _asked(of, now)
    if by is None:
        rows = db.execute(_KNOWN, asked)
    else:
        rows = db.execute(_KNOWN_BY, asked | {"these": some_of(db, by, of, now, MOST)})
    return {topic for field, of_host in rows for topic in (field, *of_host)}


def _in_order(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*found} - {""}, key=lambda topic: (topic.casefold(), topic)))
