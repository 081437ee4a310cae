"""Reads interviews."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, or_, select

from bot.model import OPEN_STAGES, Interview
from storage.tables import interviews
from storage.values import INTERVIEW_COLUMNS, interview_of

REMEMBERED = timedelta(days=120)
"""How far back a calendar goes: what a month's room and a second request depend on."""

NEWEST = 50


def by_ids(db: Connection, ids: Iterable[str]) -> dict[str, Interview]:
    return {each.id: each for each in _where(db, interviews.c.id.in_(set(ids)))}


def one(db: Connection, interview: str, community: int) -> Interview | None:
    found = by_ids(db, [interview]).get(interview)
    return found if found and found.community == community else None


def newest(db: Connection, member: int) -> tuple[Interview, ...]:
    """A member's, on either side."""
    query = (
        select(*INTERVIEW_COLUMNS)
        .where(_of({member}))
        .order_by(interviews.c.asked_at.desc(), interviews.c.id)
        .limit(NEWEST)
    )
    return tuple(map(interview_of, db.execute(query)))


def calendars(
    db: Connection, of: Collection[int], now: datetime
) -> dict[int, tuple[Interview, ...]]:
    """By member, what they are busy with: the last 120 days, and all that is open or ahead."""
    lately = or_(
        interviews.c.changed_at >= now - REMEMBERED,
        interviews.c.stage.in_(OPEN_STAGES),
        interviews.c.start >= now,
    )
    found: dict[int, list[Interview]] = defaultdict(list)
    for each in _where(db, _of(of) & lately):
        found[each.seeker].append(each)
        found[each.host].append(each)
    return {member: tuple(found[member]) for member in of}


def _of(ids: Collection[int]) -> ColumnElement[bool]:
    return interviews.c.seeker.in_(ids) | interviews.c.host.in_(ids)


def _where(db: Connection, condition: ColumnElement[bool]) -> Iterable[Interview]:
    query = select(*INTERVIEW_COLUMNS).where(condition).order_by(interviews.c.id)
    return map(interview_of, db.execute(query))
