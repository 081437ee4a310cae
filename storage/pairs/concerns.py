"""Concerns. Lock the programme of the community before changing one, except to open it, and to hand
it to the people who run a space. When the office of its keeper ends, the keeper is locked instead
(storage.people.organizers): every other change locks the keeper, too."""

from collections.abc import Collection, Container, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from bot.engine.retention import DELETED_CARD
from bot.interview.conduct.concerns import Concern, ConcernKind, ConcernState, SeekingConcern
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Side
from storage.cards import posts
from storage.lazy import lazy
from storage.people import people
from storage.statements.dialect import indexed_by
from storage.statements.mapping import member_of, value_columns, values_of
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange, PreparedWithLists
from storage.tables import cards, concern_facts, concerns, members, organizers

MOST = 200
REPORTED_MOST = 20

WITHOUT_WORDS: dict[str, Any] = {
    **dict.fromkeys(("named", "what", "wish", "note", "outcome_words"), ""),
    "messages": (),
    "warned": null(),
}

_ALL = select(*value_columns(concerns, Concern))
_ONE = Prepared(
    _ALL.where(
        concerns.c.id == bindparam("this"), concerns.c.community == bindparam("of_community")
    )
)
_NEWEST_FIRST = (concerns.c.opened_at.desc(), concerns.c.id)
_MAY_READ = (
    concerns.c.community == bindparam("of_community"),
    concerns.c.reporter != bindparam("reader"),
    concerns.c.about.is_(None) | (concerns.c.about != bindparam("reader")),
)
_IS_OPEN = concerns.c.state == ConcernState.OPEN
_READABLE = Prepared(
    _ALL.where(*_MAY_READ, concerns.c.state != ConcernState.DRAFT)
    .order_by(_IS_OPEN.desc(), *_NEWEST_FIRST)
    .limit(MOST)
)
_OPEN = Prepared(select(func.count()).select_from(concerns).where(*_MAY_READ, _IS_OPEN))
_REPORTED = Prepared(
    _ALL.where(concerns.c.reporter == bindparam("of_member"))
    .order_by(*_NEWEST_FIRST)
    .limit(REPORTED_MOST)
)
_SIDES = (concerns.c.reporter, concerns.c.about)
_OPPOSITE = Prepared(
    indexed_by(_ALL, concerns, "ix_concern_reporter")
    .where(
        concerns.c.community == bindparam("of_community"),
        concerns.c.reporter == bindparam("by"),
        concerns.c.about == bindparam("of_member"),
        concerns.c.kind == ConcernKind.REPORT,
        concerns.c.state != ConcernState.DRAFT,
    )
    .order_by(*_NEWEST_FIRST)
    .limit(1)
)
REPORTS = PreparedByIds(
    indexed_by(select(*_SIDES), concerns, "ix_concern_reporter").where(
        concerns.c.about.is_not(None), concerns.c.kind == ConcernKind.REPORT
    ),
    concerns.c.reporter,
)
_REPORTED_BY = select(concerns.c.about).where(
    concerns.c.reporter == bindparam("of_member"),
    concerns.c.about.is_not(None),
    concerns.c.kind == ConcernKind.REPORT,
)
_SEEKING = (
    select(concerns.c.id, concerns.c.community, members.c.platform, members.c.space)
    .join(members, members.c.id == concerns.c.reporter)
    .where(concerns.c.seeks_owners)
    .order_by(concerns.c.opened_at, concerns.c.id)
)
SEEKS_OWNERS = exists().where(concerns.c.seeks_owners)
_INSERT = PreparedChange(insert(concerns))
_CHANGE = PreparedChange(
    update(concerns).where(
        concerns.c.id == bindparam("this"), concerns.c.revision < bindparam("raised")
    )
)
_SUSPENDED = Prepared(
    people.MEMBERS.where(
        members.c.community == bindparam("of_community"),
        members.c.suspension.is_not(None),
        members.c.id != bindparam("reader"),
    )
    .order_by(members.c.name, members.c.id)
    .limit(MOST)
)


_THESE: BindParameter[int] = bindparam("these", expanding=True)
INVOLVES_THESE = or_(concerns.c.reporter.in_(_THESE), concerns.c.about.in_(_THESE))
_PAIRS = PreparedWithLists(
    select(*_SIDES).where(
        INVOLVES_THESE, concerns.c.about.is_not(None), concerns.c.kind == ConcernKind.REPORT
    )
)
_OPEN_WITH = PreparedWithLists(select(concerns.c.id).where(INVOLVES_THESE, _IS_OPEN))
CLOSED_WITH = PreparedWithLists(
    select(concerns.c.id).where(INVOLVES_THESE, concerns.c.state == ConcernState.CLOSED)
)


def one(db: Connection, concern: str, community: int) -> Concern | None:
    row = _ONE.first(db, this=concern, of_community=community)
    return None if row is None else Concern(*row)


def readable(db: Connection, community: int, reader: int) -> tuple[Concern, ...]:
    """The concerns that this member may read as an organizer: the open ones first, then the others,
    both newest first."""
    rows = _READABLE.rows(db, of_community=community, reader=reader)
    return tuple(Concern(*row) for row in rows)


def count_open(db: Connection, community: int, reader: int) -> int:
    """How many open concerns this member may read as an organizer."""
    ((count,),) = _OPEN.rows(db, of_community=community, reader=reader)
    return int(count)


def reported(db: Connection, member: int) -> tuple[Concern, ...]:
    """The newest concerns that this member reported."""
    return tuple(Concern(*row) for row in _REPORTED.rows(db, of_member=member))


def opposite(db: Connection, concern: Concern) -> Concern | None:
    """The newest report by the member whom this one is about, about its reporter."""
    row = _OPPOSITE.first(
        db, of_community=concern.community, by=concern.about, of_member=concern.reporter
    )
    return None if row is None else Concern(*row)


def reported_pairs(db: Connection, these: Collection[int]) -> list[tuple[int, int]]:
    """The members who reported somebody, each with whom, if one of the two is one of these."""
    rows = _PAIRS.rows(db, these=list(these))
    return [(reporter, about) for reporter, about in rows]


class ReportedBy(Container[int]):
    """The members whom this member has reported. They are read when somebody looks for one."""

    _whom = Prepared(_REPORTED_BY)

    def __init__(self, db: Connection, member: int) -> None:
        self._db = db
        self._member = member

    def __contains__(self, other: object) -> bool:
        return other in self.ids

    @lazy
    def ids(self) -> frozenset[int]:
        return frozenset(about for (about,) in self._whom.rows(self._db, of_member=self._member))


class NeedNotAnswer(ReportedBy):
    """Those of them whom this host need not answer: all but organizers. These read whose door is
    open, and know that they got no answer, so they could tell by it who reported them."""

    _whom = Prepared(_REPORTED_BY.where(concerns.c.about.not_in(select(organizers.c.member))))


class Reports(Container[tuple[int, int]]):
    """For each report by one of these members, who reported whom. They are read together when
    somebody looks for one."""

    def __init__(self, db: Connection, by: Collection[int]) -> None:
        self._db = db
        self._by = by

    def __contains__(self, pair: object) -> bool:
        return pair in self._pairs

    @lazy
    def _pairs(self) -> frozenset[tuple[int, int]]:
        return frozenset((by, about) for by, about in REPORTS.rows(self._db, self._by))


class Reporters(Container[Side]):
    """The sides of an interview that have reported the other."""

    def __init__(self, interview: Interview, reports: Reports) -> None:
        self._member_on = interview.member_on
        self._reports = reports

    def __contains__(self, side: object) -> bool:
        of = self._member_on
        return isinstance(side, Side) and (of(side), of(side.other)) in self._reports


def suspended(db: Connection, community: int, reader: int) -> tuple[Member, ...]:
    """Members of the community who are paused or removed, except the reader."""
    rows = _SUSPENDED.rows(db, of_community=community, reader=reader)
    return tuple(map(member_of, rows))


def save(db: Connection, concern: Concern) -> None:
    """Every change raises the revision, as with interviews."""
    values = values_of(concern)
    raised = {"this": concern.id, "raised": concern.revision}
    if not _CHANGE.run(db, [values | raised]):
        _INSERT.run(db, [values])


def forget_answers(db: Connection, concern: str, now: datetime) -> None:
    """Replace the messages that brought the answers in a concern to organizers."""
    posts.replace_all(db, _brings_answers(concern), DELETED_CARD, now)


def open_with(db: Connection, member: int) -> tuple[str, ...]:
    """The ids of open concerns that this member reported, or that are about them."""
    return tuple(concern for (concern,) in _OPEN_WITH.rows(db, these=[member]))


def cards_of_closed(db: Connection, these: Collection[int]) -> list[ColumnElement[bool]]:
    """A condition for the cards that organizers got about the closed concerns of these members, who
    are erased. The list is empty if there are no such concerns, because no index contains such
    cards and all would have to be read."""
    found = [concern for (concern,) in CLOSED_WITH.rows(db, these=list(these))]
    shown = cards.c.key.in_([f"concern:{each}" for each in found])
    return [or_(shown, *map(_brings_answers, found))] if found else []


def _brings_answers(concern: str) -> ColumnElement[bool]:
    """SQL: whether the card shows an answer in full."""
    return cards.c.key.startswith(f"concern:{concern}:heard:", autoescape=True)


class SqlConcerns:
    """Implements bot.engine.store.store.Concerns."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def seeking(self) -> list[SeekingConcern]:
        return [SeekingConcern(*row) for row in self._db.execute(_SEEKING)]

    def hand_to(self, concern: str, community: int, owners: Sequence[Person]) -> None:
        this = one(self._db, concern, community)
        if this is None or not this.seeks_owners:
            return
        found = [people.find(self._db, each) for each in owners]
        ids = tuple(each for each in found if each is not None and not this.concerns(each))
        save(
            self._db,
            replace(this, seeks_owners=False, owners=ids, revision=this.revision + 1),
        )

    def forget(self, drafts_before: datetime, closed_before: datetime) -> None:
        """Also that there were those about organizers: no report could leave them out any more."""
        old = concerns.c.closed_at < closed_before
        about_organizers = old & concerns.c.about.in_(select(organizers.c.member))
        gone = select(concerns.c.id).where(about_organizers)
        self._db.execute(delete(concern_facts).where(concern_facts.c.concern.in_(gone)))
        old_draft = (concerns.c.state == ConcernState.DRAFT) & (
            concerns.c.opened_at < drafts_before
        )
        self._db.execute(delete(concerns).where(or_(old_draft, old)))
