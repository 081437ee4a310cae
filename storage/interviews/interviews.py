"""Reads interviews."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    case,
    literal,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from bot.engine.contexts.member import WithOther
from bot.interview.limits import LISTED_AT_MOST, OWED_AT_MOST
from bot.interview.model import (
    OPEN_STAGES,
    Interview,
    Stage,
)
from storage.interviews.strangers import OTHER_SIDE, is_known_to
from storage.spaces.scope import blocked_with_me, is_blocked_pair
from storage.statements.dialect import indexed_by
from storage.statements.driver import Row
from storage.statements.mapping import (
    INTERVIEW_COLUMNS,
    NAMED_COLUMNS,
    interview_of,
    named_member_of,
)
from storage.statements.prepared import Prepared, PreparedWithLists, is_one_of
from storage.tables import interviews, members
from storage.tables.interview_rows import IS_CURRENT

NEWEST_SHOWN = 50


def is_in(stages: Iterable[Stage]) -> ColumnElement[bool]:
    return is_one_of(interviews.c.stage, stages)


_INTERVIEWS = select(*INTERVIEW_COLUMNS).order_by(interviews.c.id)
BY_IDS = PreparedWithLists(_INTERVIEWS.where(interviews.c.id.in_(bindparam("ids", expanding=True))))
_OF_ANY = or_(
    interviews.c.seeker.in_(bindparam("members", expanding=True)),
    interviews.c.host.in_(bindparam("members", expanding=True)),
)
STILL_OPEN = PreparedWithLists(_INTERVIEWS.where(_OF_ANY, is_in(OPEN_STAGES)))
_APART = is_blocked_pair(interviews.c.seeker, interviews.c.host)
_MEMBER = bindparam("member", type_=Integer)
_IS_MINE = is_known_to(_MEMBER)
_BLOCKED = blocked_with_me(_MEMBER)
_OF_MEMBER = (
    or_(interviews.c.seeker == _MEMBER, interviews.c.host == _MEMBER),
    interviews.c.stage != Stage.DRAFT,
    interviews.c.seeker.not_in(_BLOCKED),
    interviews.c.host.not_in(_BLOCKED),
    _IS_MINE,
)
_OTHER = case((interviews.c.seeker == _MEMBER, interviews.c.host), else_=interviews.c.seeker)
_NAMED_END = len(NAMED_COLUMNS)
_NAMED = select(*OTHER_SIDE, *INTERVIEW_COLUMNS)
_WITH_OTHER = _NAMED.join(members, members.c.id == _OTHER).where(*_OF_MEMBER)
_IS_CURRENT = text(IS_CURRENT)
"""The condition of two indexes. With it, a statement does not read what a member did long ago."""
_NEWEST_FIRST = (interviews.c.asked_at.desc(), interviews.c.id)
_CURRENT = Prepared(_WITH_OTHER.where(_IS_CURRENT).order_by(*_NEWEST_FIRST).limit(NEWEST_SHOWN))
_HOSTED = Prepared(
    indexed_by(_NAMED, interviews, "interview_current_of_host")
    .join(members, members.c.id == interviews.c.seeker)
    .where(interviews.c.host == _MEMBER, _IS_CURRENT, is_in(OPEN_STAGES), ~_APART, _IS_MINE)
    .order_by(*_NEWEST_FIRST)
)
_CURRENT_FIRST: tuple[ColumnElement[Any], ...] = (literal_column(IS_CURRENT).desc(), *_NEWEST_FIRST)
_IDS = select(interviews.c.id).where(*_OF_MEMBER).correlate(None)
"""Which interviews a list shows is chosen by their ids, because sorting whole rows would take
several times as long."""
_START = bindparam("start", type_=Integer)
_SHOWN = (~_APART, _IS_MINE)
_SHOWN_TO = {"seeker": _SHOWN, "host": (*_SHOWN, interviews.c.stage != Stage.DRAFT)}


def _one_side(side: str) -> Iterator[Select[Any]]:
    """Two SELECTs, of all current interviews and of as many others as a page needs. The others are
    read in their order, so those of long ago are not read."""
    mine = select(interviews.c.id, interviews.c.asked_at).where(
        interviews.c[side] == _MEMBER, *_SHOWN_TO[side]
    )
    current = mine.add_columns(literal(1).label("is_current")).where(_IS_CURRENT)
    others = mine.add_columns(literal(0)).where(text(f"NOT {IS_CURRENT}"))
    some = others.order_by(*_NEWEST_FIRST).limit(_START + (LISTED_AT_MOST + 1))
    yield indexed_by(current, interviews, f"interview_current_of_{side}")
    yield select(indexed_by(some, interviews, f"interview_of_{side}").subquery())


_MINE = union_all(*_one_side("seeker"), *_one_side("host")).subquery()
_OF_PAGE = (
    select(_MINE.c.id)
    .order_by(_MINE.c.is_current.desc(), _MINE.c.asked_at.desc(), _MINE.c.id)
    .limit(LISTED_AT_MOST + 1)
    .offset(_START)
)
_PAGE = Prepared(
    _NAMED.join(members, members.c.id == _OTHER)
    .where(interviews.c.id.in_(_OF_PAGE))
    .order_by(*_CURRENT_FIRST)
)
_IS_NEWEST = interviews.c.id.in_(_IDS.order_by(*_NEWEST_FIRST).limit(NEWEST_SHOWN))
_NEWEST = Prepared(select(*INTERVIEW_COLUMNS).where(_IS_NEWEST).order_by(*_NEWEST_FIRST))
_NEWEST_NAMED = Prepared(
    _NAMED.join(members, members.c.id == _OTHER).where(_IS_NEWEST).order_by(*_NEWEST_FIRST)
)

_OF_SEEKER = indexed_by(
    select(*INTERVIEW_COLUMNS), interviews, "interview_current_of_seeker"
).where(interviews.c.seeker == _MEMBER, _IS_CURRENT, ~_APART, _IS_MINE)
_OWED = Prepared(
    _OF_SEEKER.where(interviews.c.stage == Stage.HELD).order_by(*_NEWEST_FIRST).limit(OWED_AT_MOST)
)
_NEXT_BOOKED = Prepared(
    _OF_SEEKER.where(interviews.c.stage == Stage.BOOKED, interviews.c.start.is_not(None))
    .order_by(interviews.c.start, interviews.c.id)
    .limit(1)
)
_SOUGHT = Prepared(
    select(*INTERVIEW_COLUMNS).where(
        interviews.c.id == bindparam("this"),
        interviews.c.seeker == _MEMBER,
        interviews.c.stage != Stage.DRAFT,
        ~_APART,
        _IS_MINE,
    )
)
_ONE = Prepared(
    select(*INTERVIEW_COLUMNS).where(
        interviews.c.id == bindparam("this"),
        interviews.c.community == bindparam("of_community"),
        ~_APART,
    )
)
_OF_TWO = or_(
    (interviews.c.seeker == bindparam("one")) & (interviews.c.host == bindparam("other")),
    (interviews.c.seeker == bindparam("other")) & (interviews.c.host == bindparam("one")),
)
_BETWEEN = Prepared(_INTERVIEWS.where(is_in(OPEN_STAGES), _OF_TWO))
_MISSED_BETWEEN = Prepared(_INTERVIEWS.where(interviews.c.stage == Stage.MISSED, _OF_TWO))
_OTHERS = Prepared(
    indexed_by(_INTERVIEWS, interviews, "interview_of_seeker").where(
        interviews.c.community == bindparam("of_community"),
        interviews.c.seeker == bindparam("seeker"),
        interviews.c.host == bindparam("host"),
        interviews.c.id != bindparam("this"),
        interviews.c.stage != Stage.DRAFT,
    )
)


def is_booked(db: Connection, member: int) -> bool:
    """Whether the member has a booked interview, on either side."""
    booked = select(interviews.c.id).where(_OF_ANY, interviews.c.stage == Stage.BOOKED).limit(1)
    return db.scalar(booked, {"members": [member]}) is not None


def has_asked(db: Connection, seeker: int) -> bool:
    """Whether the seeker ever sent a request, since they came or came back."""
    sent = (interviews.c.seeker == seeker) & (interviews.c.stage != Stage.DRAFT)
    found = select(interviews.c.id).where(sent, is_known_to(literal(seeker))).limit(1)
    return db.scalar(found) is not None


def by_ids(db: Connection, ids: Iterable[str]) -> dict[str, Interview]:
    wanted = list(set(ids))
    rows = BY_IDS.rows(db, ids=wanted) if wanted else []
    return {each.id: each for each in map(interview_of, rows)}


def one(db: Connection, interview: str, community: int) -> Interview | None:
    """None if this community has no such interview, or if one of its sides has blocked the
    other."""
    row = _ONE.first(db, this=interview, of_community=community)
    return None if row is None else interview_of(row)


def sought(db: Connection, seeker: int, interview: str) -> Interview | None:
    """None if the interview is not this seeker's, is a draft, or if one of its sides has blocked
    the other."""
    row = _SOUGHT.first(db, this=interview, member=seeker)
    return None if row is None else interview_of(row)


def next_booked(db: Connection, seeker: int) -> Interview | None:
    """The seeker's next booked interview. Not counted: interviews in which one side has blocked the
    other."""
    row = _NEXT_BOOKED.first(db, member=seeker)
    return None if row is None else interview_of(row)


def open_between(db: Connection, one: int, other: int) -> tuple[Interview, ...]:
    return tuple(map(interview_of, _BETWEEN.rows(db, one=one, other=other)))


def missed_between(db: Connection, one: int, other: int) -> tuple[Interview, ...]:
    return tuple(map(interview_of, _MISSED_BETWEEN.rows(db, one=one, other=other)))


def newest(db: Connection, member: int) -> tuple[Interview, ...]:
    """A member's newest interviews, on either side. Without drafts, and without interviews in which
    one side has blocked the other."""
    return tuple(map(interview_of, _NEWEST.rows(db, member=member)))


def newest_with_other(db: Connection, member: int) -> tuple[WithOther, ...]:
    """The same as `newest`, each with the other side."""
    return tuple(map(_with_other, _NEWEST_NAMED.rows(db, member=member)))


def current(db: Connection, member: int) -> tuple[WithOther, ...]:
    """The member's interviews in which something may still happen, each with the other side. Left
    out: the same as in `newest`."""
    return tuple(map(_with_other, _CURRENT.rows(db, member=member)))


def hosted(db: Connection, host: int) -> tuple[WithOther, ...]:
    """All open interviews of a host, each with its seeker, newest first."""
    return tuple(map(_with_other, _HOSTED.rows(db, member=host)))


def page(db: Connection, member: int, start: int) -> tuple[WithOther, ...]:
    """A page of the member's interviews, and of the drafts that they wrote as a seeker, each with
    the other side: current ones first, then newest first. It is read from position `start`, and has
    one interview more than is listed, which shows that another page follows."""
    return tuple(map(_with_other, _PAGE.rows(db, member=member, start=start)))


def _with_other(row: Row) -> WithOther:
    return interview_of(row[_NAMED_END:]), named_member_of(row[:_NAMED_END])


def owed(db: Connection, seeker: int) -> tuple[Interview, ...]:
    """The seeker's interviews that took place and wait for a thank-you note, newest first. Only as
    many as are shown."""
    return tuple(map(interview_of, _OWED.rows(db, member=seeker)))


def others_of_pair(db: Connection, this: Interview) -> tuple[Interview, ...]:
    """The other interviews of the same seeker with the same host, without drafts."""
    rows = _OTHERS.rows(
        db, of_community=this.community, seeker=this.seeker, host=this.host, this=this.id
    )
    return tuple(map(interview_of, rows))


def still_open(db: Connection, members: Collection[int]) -> tuple[Interview, ...]:
    """The interviews of any of these members in which somebody still has to act or to attend."""
    return tuple(map(interview_of, STILL_OPEN.rows(db, members=list(members))))


class SqlInterviews:
    """Implements bot.engine.store.store.Interviews."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def open_of(self, members: Collection[int]) -> tuple[Interview, ...]:
        return still_open(self._db, members)
