"""What organizers see at a glance. Only rows of this month, and those that are open, are read."""

from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from bot.interview.model import Side, Stage
from bot.interview.numbers.counted import CountedInterview, Counting, Material
from bot.interview.numbers.fields import SEARCHERS_AT_LEAST
from bot.interview.numbers.hosts import volunteers
from bot.interview.numbers.outcomes import hours_given, interviews_held
from bot.interview.numbers.periods import Span
from bot.interview.numbers.requests import requests_sent
from bot.interview.numbers.seekers import seekers_served
from bot.interview.organizing.glance import SILENT_FOR, Glance, InNeed, MonthSoFar
from storage.organizing.numbers import interviews_of
from storage.organizing.people_counts import WAITS_FOR_HOST, waits_long
from storage.people import people
from storage.spaces.scope import has_reported
from storage.tables import hosts, interview_facts, interviews, members, organizers, vain_searches

SOUGHT_SHOWN = 3
_FACT = interview_facts.c


def of(db: Connection, community: int, month: Span) -> Glance:
    """`month` ends now."""
    return Glance(_so_far(db, community, month), in_need(db, community, month.end))


def _so_far(db: Connection, community: int, month: Span) -> MonthSoFar:
    lately = (_FACT.asked_at >= month.start) | (_FACT.over_at >= month.start)
    rows = db.execute(interviews_of(community).where(lately))
    counted = list(map(CountedInterview._make, rows))
    counting = Counting(Material(int(month.end.timestamp()), counted), month)
    return MonthSoFar(
        requests=requests_sent(counting).n,
        held=interviews_held(counting).n,
        seekers=seekers_served(counting).n,
        hosts=volunteers(counting).n,
        hours=hours_given(counting).value or 0,
    )


def in_need(db: Connection, community: int, now: datetime) -> InNeed:
    return InNeed(
        people.count_waiting_hosts(db, community),
        _waiting(db, community, now),
        _silent(db, community, now),
        _unreachable(db, community),
        _sought(db, community, now),
    )


def _waiting(db: Connection, community: int, now: datetime) -> int:
    here = interviews.c.community == community
    return db.scalar(select(func.count()).where(here, WAITS_FOR_HOST, waits_long(now))) or 0


def _silent(db: Connection, community: int, now: datetime) -> int:
    """How many open hosts let a request expire and have answered none since. One that an organizer
    ended early does not count, nor one of a member whom the host has reported, unless that member
    is an organizer: they read this number, and know that they got no answer. The two instants are
    stored in different formats, so they are compared here."""
    of = interviews.c
    organizes = of.seeker.in_(select(organizers.c.member))
    query = (
        select(of.host, func.max(of.changed_at))
        .join(hosts, hosts.c.member == of.host)
        .join(members, members.c.id == of.host)
        .where(of.community == community, of.stage == Stage.EXPIRED, of.awaiting == Side.HOST)
        .where(of.changed_at >= now - SILENT_FOR, hosts.c.open)
        .where(or_(of.ends_at.is_(None), of.ends_at <= of.changed_at))
        .where(people.TAKES_PART)
        .where(organizes | ~has_reported(of.host, of.seeker))
        .group_by(of.host)
    )
    lapsed = {row[0]: row[1] for row in db.execute(query)}
    answered = (
        select(_FACT.host, func.max(_FACT.first_act_at))
        .where(_FACT.community == community, _FACT.host.in_(lapsed))
        .group_by(_FACT.host)
    )
    last = {row[0]: row[1] for row in db.execute(answered) if row[1] is not None}
    return sum(last.get(host, at) <= at for host, at in lapsed.items())


def _unreachable(db: Connection, community: int) -> int:
    here = (members.c.community == community) & people.IS_HERE
    return db.scalar(select(func.count()).where(here, members.c.unreachable)) or 0


def _sought(db: Connection, community: int, now: datetime) -> tuple[str, ...]:
    """The words that were most often searched for in vain this month (in UTC)."""
    begun = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    query = (
        select(vain_searches.c.words)
        .where(vain_searches.c.community == community, vain_searches.c.people >= SEARCHERS_AT_LEAST)
        .where(vain_searches.c.month >= begun)
        .order_by(vain_searches.c.people.desc(), vain_searches.c.words)
        .limit(SOUGHT_SHOWN)
    )
    return tuple(db.scalars(query))
