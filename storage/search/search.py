"""Finds open hosts by what they know. The cost hardly grows with the number of hosts: the database
ranks a few (storage.search.fits says how well they fit), and details are read a page at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count, islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    func,
    literal_column,
    null,
    or_,
    select,
    text,
    type_coerce,
)

from bot.interview.finding.listing import RankedHost, ranked
from bot.interview.pairs import Stretch, month_around
from bot.interview.rules import counts_in
from storage.search import fits, full_text, named_hosts
from storage.search.candidates import CAN_BE_ASKED, COLUMNS, LONGEST_UNASKED_FIRST, asked_at
from storage.spaces.scope import Scope
from storage.statements.driver import Row
from storage.statements.prepared import Prepared, PreparedByIds, PreparedWithLists
from storage.tables import hosts, interviews
from storage.tables.column_types import Instant
from storage.tables.interview_rows import TAKES_ROOM

HOSTS_AT_MOST = 50
"""Enough for ten pages of a list."""
ENOUGH_FOR_CARD = 13
"""Enough for a card that shows three of them."""
PORTIONS = 10
"""How many portions of hosts are examined, at most, to find one with room."""
BEGINNING = 2
"""How many first letters of a topic have to be right."""

NO_LIMIT = 2**31 - 1
_EVERYBODY = PreparedWithLists(
    select(*COLUMNS, literal_column("0").label("fit"))
    .where(*CAN_BE_ASKED, hosts.c.member.not_in(bindparam("without", expanding=True)))
    .order_by(*LONGEST_UNASKED_FIRST)
    .limit(bindparam("most"))
    .offset(bindparam("those_before"))
)
_START = interviews.c.start
_FIRST, _END, _ALL_BEGUN, _ANY_ENDS = (
    bindparam(name, type_=Instant) for name in ("first", "end", "all_begun", "any_ends")
)
_NEAR_AN_END = case((or_(_START < _ALL_BEGUN, _START >= _ANY_ENDS), _START)).label("near_an_end")
_TAKEN = PreparedByIds(
    select(
        *(interviews.c.host, func.count(), _NEAR_AN_END),
        type_coerce(null(), interviews.c.offered.type),
    )
    .where(text(TAKES_ROOM), _START >= _FIRST, _START < _END)
    .group_by(interviews.c.host, _NEAR_AN_END.name),
    interviews.c.host,
    select(interviews.c.host, literal_column("1"), _START, interviews.c.offered).where(
        text(TAKES_ROOM), _START.is_(None)
    ),
)
"""For each host: how many interviews start when the month has begun and not ended in any zone, and
the start or the offered times of each other interview. Not one SELECT with an OR: SQLite would read
all interviews that the hosts ever had."""
_IN_EVERY_ZONE = [None, None]
_KNOWN = select(hosts.c.field, hosts.c.topics).where(
    *CAN_BE_ASKED, hosts.c.member != bindparam("me")
)
_KNOWN_IN_TURN = Prepared(_KNOWN.order_by(*LONGEST_UNASKED_FIRST).limit(HOSTS_AT_MOST))
_KNOWN_BY = PreparedByIds(_KNOWN, hosts.c.member)


def find(
    db: Connection,
    of: Scope,
    words: tuple[str, ...],
    without: Collection[int],
    now: datetime,
    *,
    most: int,
    names: tuple[str, ...] = (),
) -> list[RankedHost]:
    """Up to `most` hosts who can be asked now, except those in `without`. Their profile contains
    some of the words, or they have one of the names. Without words and names, all hosts fit
    equally well."""
    portions: Iterable[Sequence[Row]]
    if words or names:
        best = fits.best(db, of, words, names, now, most=most)
        portions = ([row for row in rows if row[0] not in without] for rows in best)
    else:
        asked = _asked(of, now) | {"without": list(without), "most": most}
        read = (_EVERYBODY.rows(db, **asked, those_before=each) for each in count(0, most))
        portions = takewhile(bool, read)
    return _first_with_room(db, islice(portions, PORTIONS), now)


def find_or_name(
    db: Connection, of: Scope, words: tuple[str, ...], without: Collection[int], now: datetime
) -> list[RankedHost]:
    """Hosts by their profile or their name. If that finds nobody, hosts with names that begin with
    the words, or differ from them by one typing slip."""
    found = find(db, of, words, without, now, most=HOSTS_AT_MOST, names=words)
    if found or not words:
        return found
    near = {name for names in named_hosts.closest_names(db, of, words) for name in names}
    return (
        find(db, of, (), without, now, most=HOSTS_AT_MOST, names=tuple(sorted(near)))
        if near
        else found
    )


def topics(db: Connection, of: Scope, now: datetime, words: Iterable[str] = ()) -> tuple[str, ...]:
    """Some topics that other hosts who can be asked now know about, without repetitions, in
    alphabetical order. They are topics of the hosts who have waited longest, and of hosts with a
    topic that begins with the same two letters as one of the words."""
    begun = [[word] for word in dict.fromkeys(word[:BEGINNING] for word in words)]
    waiting = _KNOWN_IN_TURN.rows(db, **_asked(of, now))
    return _in_order([*waiting, *_known_by(db, of, now, begun)])


def topics_beginning(
    db: Connection, of: Scope, now: datetime, begun: tuple[str, ...]
) -> tuple[str, ...]:
    """Topics, as `topics` returns them, of hosts who know about something with words that begin so.
    Without words, the same as `topics`."""
    return _in_order(_known_by(db, of, now, [begun])) if begun else topics(db, of, now)


def hosts_mentioning(
    db: Connection, community: int, words: Collection[str]
) -> dict[str, frozenset[int]]:
    """For each of these words, the open hosts whose profile contains it."""
    found = [full_text.hosts_with(db, community, word) for word in words]
    of_each = full_text.some_of_each(db, found, NO_LIMIT)
    return {word: frozenset(some) for word, some in zip(words, of_each, strict=True)}


def _asked(of: Scope, now: datetime) -> dict[str, Any]:
    return {"of": of.community, "me": of.me, "now": now}


def _first_with_room(
    db: Connection, portions: Iterable[Sequence[Row]], now: datetime
) -> list[RankedHost]:
    """The first of these portions in which any host has room. If there is none, the first portion
    with any hosts: a portion may be empty, because none of the best fits can be asked now."""
    looked_at: list[list[RankedHost]] = []
    for rows in filter(None, portions):
        found = ranked(_candidates(db, rows, now))
        if any(each.room > 0 for each in found):
            return found
        looked_at.append(found)
    return looked_at[0] if looked_at else []


def _candidates(db: Connection, rows: Sequence[Row], now: datetime) -> Iterator[RankedHost]:
    months = {zone: month_around(now, ZoneInfo(zone)) for zone in {row[3] for row in rows}}
    taken = _taken(db, {row[0]: months[row[3]] for row in rows})
    for member, asked, per_month, _, fit in rows:
        yield RankedHost(member, fit, per_month - taken[member], asked_at(asked))


def _taken(db: Connection, month_of: Mapping[int, Stretch]) -> Mapping[int, int]:
    """By host, how many interviews take up room in the host's present month."""
    taken = dict.fromkeys(month_of, 0)
    if not taken:
        return taken
    firsts, ends = zip(*month_of.values(), strict=True)
    bounds = {"first": min(firsts), "all_begun": max(firsts), "any_ends": min(ends)}
    for host, many, *times in _TAKEN.rows(db, month_of, **bounds, end=max(ends)):
        if times == _IN_EVERY_ZONE or counts_in(month_of[host], *times):
            taken[host] += many
    return taken


def _known_by(
    db: Connection, of: Scope, now: datetime, begun: Iterable[Sequence[str]]
) -> Iterable[Row]:
    """The field and topics of some hosts for each element of `begun`: their field or topics contain
    words with all of its beginnings."""
    about = [full_text.hosts_about(db, of.community, *each) for each in begun]
    start = fits.start_of_today(db, of, now)
    some = full_text.some_of_each(db, about, HOSTS_AT_MOST, start=start, now=now)
    these = {host for each in some for host in each}
    return _KNOWN_BY.rows(db, these, **_asked(of, now))


def _in_order(rows: Iterable[Row]) -> tuple[str, ...]:
    found = {topic for field, of_host in rows for topic in (field, *of_host)} - {""}
    return tuple(sorted(found, key=lambda topic: (topic.casefold(), topic)))
