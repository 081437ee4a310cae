"""The states of a community's hosts, seekers and requests, for its organizers. What members wrote
is not read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)

from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Busy, Interview, Side, Stage
from bot.interview.organizing.programme import ActName
from bot.interview.people.standing import ENDED_SHOWN, HostStanding, SeekerStanding
from storage.calendars import busy_times
from storage.interviews.words import WITHOUT_WORDS
from storage.people import people, programmes
from storage.statements.mapping import INTERVIEW_COLUMNS, MEMBER_COLUMNS, interview_of, member_of
from storage.tables import acts, hosts, interview_facts, interviews, members, organizers

A_YEAR = timedelta(days=365)
TWO_MONTHS = timedelta(days=62)
"""Every interview that counts for a month was changed in that month or the one before, unless it is
still open."""


def _unread(column: Column[Any]) -> ColumnElement[Any]:
    value = WITHOUT_WORDS.get(column.name, column)
    return value if isinstance(value, ColumnElement) else literal(value, column.type)


_WORDLESS = [_unread(each) for each in INTERVIEW_COLUMNS]
"""The columns of an interview, with empty values in place of what members wrote and where they
meet."""
_OPEN = interviews.c.stage.in_(OPEN_STAGES)
_UNANSWERED = (interviews.c.stage == Stage.EXPIRED) & (interviews.c.awaiting == Side.HOST)

_ORGANIZES = exists().where(organizers.c.member == members.c.id)


def are_seekers(sums: Any) -> tuple[ColumnElement[bool], ...]:
    """Members who agreed to the rules and have not left. `sums` are of `sums_of_seekers`. An
    organizer who has asked nobody runs the programme, and needs no reminder to ask."""
    agreed = members.c.agreed_at.is_not(None)
    return (people.TAKES_PART, agreed, sums.c.sent.is_not(None) | ~_ORGANIZES)


def hosts_of(db: Connection, community: int, now: datetime) -> tuple[HostStanding, ...]:
    """All hosts by field, then by name, without those who have left."""
    query = (
        people.MEMBERS.where(members.c.community == community, hosts.c.member.is_not(None))
        .where(people.IS_HERE)
        .order_by(func.lower(hosts.c.field), func.lower(members.c.name), members.c.id)
    )
    found = list(map(member_of, db.execute(query)))
    of_host = _of_hosts(db, community, now)
    answered = _answered(db, community, now)
    settings = programmes.of(db, community).settings
    return tuple(
        HostStanding(each, tuple(of_host[each.id]), answered.get(each.id), settings)
        for each in found
    )


def host_of(db: Connection, host: Member, now: datetime) -> HostStanding | None:
    """As one of `hosts_of`. None for a member who does not host."""
    if host.profile is None:
        return None
    found = _wordless(db, host.community, (interviews.c.host == host.id) & _lately(now))
    return HostStanding(host, tuple(found), None, programmes.of(db, host.community).settings)


def _lately(now: datetime) -> ColumnElement[bool]:
    return or_(interviews.c.changed_at >= now - TWO_MONTHS, _OPEN)


def _of_hosts(db: Connection, community: int, now: datetime) -> defaultdict[int, list[Interview]]:
    found: defaultdict[int, list[Interview]] = defaultdict(list)
    for each in _wordless(db, community, _lately(now)):
        found[each.host].append(each)
    return found


def _answered(db: Connection, community: int, now: datetime) -> dict[int, datetime]:
    """By host, when they last answered a request (UTC)."""
    at = interview_facts.c.first_act_at
    query = (
        select(interview_facts.c.host, func.max(at))
        .where(interview_facts.c.community == community, at.is_not(None))
        .where(interview_facts.c.asked_at >= now - A_YEAR)
        .group_by(interview_facts.c.host)
    )
    return {row[0]: row[1] for row in db.execute(query)}


def seekers_of(db: Connection, community: int) -> tuple[SeekerStanding, ...]:
    """All seekers. Those who agreed last come first."""
    of = sums_of_seekers(community)
    sums = (of.c.sent, of.c.held, of.c.open, of.c.last_asked_at, of.c.last_unanswered_at)
    joined = members.outerjoin(hosts, hosts.c.member == members.c.id)
    query = (
        select(*MEMBER_COLUMNS, *sums)
        .select_from(joined.outerjoin(of, of.c.seeker == members.c.id))
        .where(members.c.community == community, *are_seekers(of))
        .order_by(members.c.agreed_at.desc(), members.c.id)
    )
    return tuple(map(_seeker_of, db.execute(query)))


def _seeker_of(row: Any) -> SeekerStanding:
    *member, sent, held, still_open, asked_at, unanswered_at = row
    unanswered = asked_at is not None and asked_at == unanswered_at
    return SeekerStanding(
        member_of(member),
        sent=sent or 0,
        held=held or 0,
        open=still_open or 0,
        last_asked_at=asked_at,
        last_unanswered=unanswered,
    )


def sums_of_seekers(community: int) -> Any:
    """A subquery with the sums of each seeker's requests."""

    def number(which: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((which, 1), else_=0))

    asked_at = interviews.c.asked_at
    return (
        select(
            interviews.c.seeker,
            func.count().label("sent"),
            number(interviews.c.stage.in_(HELD_STAGES)).label("held"),
            number(_OPEN).label("open"),
            func.max(asked_at).label("last_asked_at"),
            func.max(case((_UNANSWERED, asked_at))).label("last_unanswered_at"),
        )
        .where(
            interviews.c.community == community,
            interviews.c.stage.not_in((Stage.DRAFT, Stage.WITHDRAWN)),
        )
        .group_by(interviews.c.seeker)
        .subquery()
    )


def requests_of(db: Connection, community: int, now: datetime) -> tuple[Interview, ...]:
    """All open requests, and those that ended in the last month. Those that have waited longest
    come first."""
    shown = or_(_OPEN, interviews.c.changed_at >= now - ENDED_SHOWN)
    sent = and_(shown, interviews.c.stage != Stage.DRAFT)
    return tuple(_wordless(db, community, sent))


def _wordless(db: Connection, community: int, which: ColumnElement[bool]) -> Iterator[Interview]:
    query = (
        select(*_WORDLESS)
        .where(interviews.c.community == community, which)
        .order_by(interviews.c.changed_at, interviews.c.id)
    )
    return map(interview_of, db.execute(query))


def nudged(db: Connection, community: int) -> frozenset[str]:
    """The open requests about which organizers sent the host a nudge."""
    query = (
        select(acts.c.interview)
        .join(interviews, interviews.c.id == acts.c.interview)
        .where(interviews.c.community == community, _OPEN)
        .where(acts.c.community == community, acts.c.name == ActName.NUDGED_HOST)
    )
    return frozenset(db.scalars(query))


class BusyOfHosts(Mapping[int, Collection[Busy]]):
    """The busy times in members' own calendars. Each member's are read when they are asked for,
    because a page shows only a few of many hosts."""

    def __init__(self, db: Connection, these: Collection[int], now: datetime) -> None:
        self._db = db
        self._these = frozenset(these)
        self._now = now

    def __getitem__(self, member: int) -> Collection[Busy]:
        if member not in self._these:
            raise KeyError(member)
        return busy_times.of(self._db, {member}, self._now)[member]

    def __iter__(self) -> Iterator[int]:
        return iter(self._these)

    def __len__(self) -> int:
        return len(self._these)
