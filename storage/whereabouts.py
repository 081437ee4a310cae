"""In which spaces somebody is a member, and what did not reach them there."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select, union, update

from bot.engine.ports import CALLED, Zoned
from bot.interview.model import Person
from storage.tables import cards, interviews, members

MISSED_AT_MOST = 5
_DIGITS = 19
"""Databases count no further."""
_CALLED = cards.c.message.startswith(CALLED)


def spaces_of(db: Connection, platform: str, user: str, about: str) -> list[str]:
    """That of the interview or the member it is about first, then by their newest card."""
    newest = func.max(cards.c.posted_at)
    query = (
        select(members.c.space, members.c.community)
        .join(cards, cards.c.member == members.c.id, isouter=True)
        .where(members.c.platform == platform, members.c.user == user)
        .group_by(members.c.id)
        .order_by(newest.is_(None), newest.desc(), members.c.id.desc())
    )
    meant = _communities(db, about) if about else set()
    found = db.execute(query).all()
    return [row.space for row in sorted(found, key=lambda row: row.community not in meant)]


def missed(db: Connection, person: Person, now: datetime) -> Sequence[Zoned]:
    """Cards that were given up, or that they were only called to, newest first."""
    is_of_use = cards.c.until.is_(None) | (cards.c.until > now)
    given_up = cards.c.message.is_(None) & cards.c.due_at.is_(None)
    query = (
        select(cards.c.card, members.c.zone)
        .join(members, members.c.id == cards.c.member)
        .where(*_is(person), given_up | _CALLED, is_of_use)
        .order_by(cards.c.posted_at.desc(), cards.c.id.desc())
        .limit(MISSED_AT_MOST)
    )
    return [Zoned(*row) for row in db.execute(query)]


def calls_to(db: Connection, person: Person) -> list[str]:
    query = select(cards.c.message).join(members, members.c.id == cards.c.member)
    return list(db.scalars(query.where(*_is(person), _CALLED).distinct()))


def reached(db: Connection, person: Person) -> None:
    db.execute(update(members).where(*_is(person)).values(unreachable=False))


def waiting(db: Connection, person: Person, card: int) -> Sequence[Zoned]:
    """That card and what else was announced in the same place, if they are theirs; newest
    first."""
    place = select(cards.c.message).where(cards.c.id == card).scalar_subquery()
    query = (
        select(cards.c.card, members.c.zone)
        .join(members, members.c.id == cards.c.member)
        .where(*_is(person), or_(cards.c.id == card, cards.c.message == place))
        .order_by(cards.c.posted_at.desc(), cards.c.id.desc())
        .limit(MISSED_AT_MOST)
    )
    return [Zoned(*row) for row in db.execute(query)]


def _is(person: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        members.c.platform == person.platform,
        members.c.space == person.space,
        members.c.user == person.user,
    )


def _communities(db: Connection, about: str) -> set[int]:
    of_interview = select(interviews.c.community).where(interviews.c.id == about)
    if not about.isdecimal() or len(about) >= _DIGITS:
        return set(db.scalars(of_interview))
    of_member = select(members.c.community).where(members.c.id == int(about))
    return set(db.scalars(union(of_interview, of_member)))
