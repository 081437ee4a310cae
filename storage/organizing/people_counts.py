"""How many hosts, seekers and requests of a community are in which state, counted by the
database."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot.interview.model import Side, Stage
from bot.interview.people.standing import GOOD_START, WAITS_LONG, PeopleCounts, SeekerList
from storage.organizing.people_lists import are_seekers, sums_of_seekers
from storage.people import people
from storage.tables import hosts, interviews, members

WAITS_FOR_HOST = (
    (interviews.c.stage == Stage.ASKED) & (interviews.c.awaiting == Side.HOST) & ~interviews.c.moved
)
"""Whether a request waits for its host."""


def waits_long(now: datetime) -> ColumnElement[bool]:
    return interviews.c.changed_at < now - WAITS_LONG


def of(db: Connection, community: int, now: datetime) -> PeopleCounts:
    return PeopleCounts(
        *_hosts(db, community, now), *_requests(db, community, now), _seekers(db, community)
    )


def _number(*which: ColumnElement[bool]) -> ColumnElement[int]:
    found = func.count()
    return found.filter(*which) if which else found


def _hosts(db: Connection, community: int, now: datetime) -> tuple[int, int]:
    not_paused = or_(hosts.c.paused_until.is_(None), hosts.c.paused_until <= now)
    may_be_asked = (hosts.c.open, ~members.c.unreachable, members.c.suspension.is_(None))
    query = (
        select(_number(), _number(*may_be_asked, not_paused))
        .select_from(hosts.join(members, members.c.id == hosts.c.member))
        .where(members.c.community == community, people.IS_HERE)
    )
    number, opened = db.execute(query).one()
    return number, opened


def _requests(db: Connection, community: int, now: datetime) -> tuple[int, int, int]:
    booked = interviews.c.stage == Stage.BOOKED
    query = select(
        _number(WAITS_FOR_HOST), _number(WAITS_FOR_HOST, waits_long(now)), _number(booked)
    )
    waiting, long, ahead = db.execute(query.where(interviews.c.community == community)).one()
    return waiting, long, ahead


def _seekers(db: Connection, community: int) -> dict[SeekerList, int]:
    """See bot.interview.people.standing.SeekerStanding.lists."""
    sums = sums_of_seekers(community)
    alone = (sums.c.sent > 0) & (sums.c.open == 0)
    lists = {
        SeekerList.NEVER_ASKED: sums.c.sent.is_(None) & hosts.c.member.is_(None),
        SeekerList.NO_ANSWER: alone & (sums.c.last_asked_at == sums.c.last_unanswered_at),
        SeekerList.NONE_OF_THREE: alone & (sums.c.sent >= GOOD_START) & (sums.c.held == 0),
    }
    joined = members.outerjoin(hosts, hosts.c.member == members.c.id)
    query = (
        select(*map(_number, lists.values()))
        .select_from(joined.outerjoin(sums, sums.c.seeker == members.c.id))
        .where(members.c.community == community, *are_seekers(sums))
    )
    return dict(zip(lists, db.execute(query).one(), strict=True))
