"""What organizers see at a glance. Only rows of this month, and those that are open, are read."""

from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, func, or_, select

from bot.interview.model import Side, Stage
from bot.interview.numbers.counted import CountedInterview, Counting, Material
from bot.interview.numbers.fields import SEARCHERS_AT_LEAST
from bot.interview.numbers.hosts import volunteers
from bot.interview.numbers.outcomes import hours_given, interviews_held
from bot.interview.numbers.periods import Span
from bot.interview.numbers.requests import requests_sent
from bot.interview.numbers.seekers import seekers_served
from bot.interview.organizing.glance import SILENT_FOR, Glance, InNeed, MonthSoFar
from bot.interview.people.standing import WAITS_LONG
from storage.organizing.numbers import interviews_of
from storage.organizing.people_counts import WAITS_FOR_HOST
from storage.people import people
from storage.spaces.scope import has_reported
from storage.statements.dialect import indexed_by
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import hosts, interview_facts, interviews, members, organizers, vain_searches

SOUGHT_SHOWN = 3
_FACT = interview_facts.c
_THIS = bindparam("this", type_=Integer)
_LATELY = Prepared(
    interviews_of(_THIS).where(
        or_(_FACT.asked_at >= bindparam("since"), _FACT.over_at >= bindparam("since"))
    )
)
_WAITING = Prepared(
    select(func.count()).where(
        interviews.c.community == _THIS,
        WAITS_FOR_HOST,
        interviews.c.changed_at < bindparam("before"),
    )
)
_LAPSED = Prepared(
    select(interviews.c.host, func.max(interviews.c.changed_at))
    .join(hosts, hosts.c.member == interviews.c.host)
    .join(members, members.c.id == interviews.c.host)
    .where(
        *(interviews.c.community == _THIS, interviews.c.changed_at >= bindparam("since")),
        *(interviews.c.stage == Stage.EXPIRED, interviews.c.awaiting == Side.HOST),
        *(hosts.c.open, people.TAKES_PART),
        or_(
            interviews.c.ends_at.is_(None),
            interviews.c.ends_at <= interviews.c.changed_at,
        ),
        or_(
            interviews.c.seeker.in_(select(organizers.c.member)),
            ~has_reported(interviews.c.host, interviews.c.seeker),
        ),
    )
    .group_by(interviews.c.host)
)
_ANSWERED = PreparedByIds(
    indexed_by(
        select(_FACT.host, func.max(_FACT.first_act_at)), interview_facts, "ix_interview_fact_host"
    )
    .where(_FACT.community == _THIS)
    .group_by(_FACT.host),
    _FACT.host,
)
_UNREACHABLE = Prepared(
    select(func.count()).where(members.c.community == _THIS, people.IS_HERE, members.c.unreachable)
)
_SOUGHT = Prepared(
    select(vain_searches.c.words)
    .where(
        vain_searches.c.community == _THIS,
        vain_searches.c.people >= SEARCHERS_AT_LEAST,
        vain_searches.c.month >= bindparam("begun"),
    )
    .order_by(vain_searches.c.people.desc(), vain_searches.c.words)
    .limit(SOUGHT_SHOWN)
)


def of(db: Connection, community: int, month: Span) -> Glance:
    """`month` ends now."""
    return Glance(_so_far(db, community, month), in_need(db, community, month.end))


def _so_far(db: Connection, community: int, month: Span) -> MonthSoFar:
    rows = _LATELY.rows(db, this=community, since=month.start)
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
    ((waiting,),) = _WAITING.rows(db, this=community, before=now - WAITS_LONG)
    ((unreachable,),) = _UNREACHABLE.rows(db, this=community)
    return InNeed(
        people.count_waiting_hosts(db, community),
        waiting,
        _silent(db, community, now),
        unreachable,
        _sought(db, community, now),
    )


def _silent(db: Connection, community: int, now: datetime) -> int:
    """How many open hosts let a request expire and have answered none since. One that an organizer
    ended early does not count, nor one of a member whom the host has reported, unless that member
    is an organizer: they read this number, and know that they got no answer. The two instants are
    stored in different formats, so they are compared here."""
    lapsed = {row[0]: row[1] for row in _LAPSED.rows(db, this=community, since=now - SILENT_FOR)}
    answered = _ANSWERED.rows(db, lapsed, this=community)
    last = {row[0]: row[1] for row in answered if row[1] is not None}
    return sum(last.get(host, at) <= at for host, at in lapsed.items())


def _sought(db: Connection, community: int, now: datetime) -> tuple[str, ...]:
    """The words that were most often searched for in vain this month (in UTC)."""
    begun = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return tuple(words for (words,) in _SOUGHT.rows(db, this=community, begun=begun))
