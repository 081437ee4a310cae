"""Programmes, their organizers, and the log of what the organizers did."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from bot.interview.members import Member
from bot.interview.organizing.programme import (
    ABOUT_CONCERNS,
    Act,
    OpenDoors,
    Organizer,
    Programme,
    ReportWish,
)
from storage.people import organizers as offices
from storage.people import people
from storage.statements.dialect import reads_are_stable, upsert
from storage.statements.mapping import member_of, value_columns, values_of
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange, is_one_of
from storage.tables import acts, hosts, members, organizers, programmes

ACTS_SHOWN = 200

_PROGRAMME = value_columns(programmes, Programme)
_ACT = value_columns(acts, Act)
_THIS = programmes.c.community == bindparam("this")
_OF_COMMUNITY = Prepared(select(*_PROGRAMME).where(_THIS))
_LOCKED = Prepared(select(*_PROGRAMME).where(_THIS).with_for_update())
BY_COMMUNITIES = PreparedByIds(select(*_PROGRAMME), programmes.c.community)
_CHANGE = PreparedChange(update(programmes).where(_THIS))
_THOSE = (
    people.MEMBERS.join(organizers, organizers.c.member == members.c.id)
    .where(organizers.c.community == bindparam("this"), ~members.c.left)
    .order_by(organizers.c.since, organizers.c.member)
)
_ORGANIZERS = Prepared(_THOSE)
_NOT_ERASED = Prepared(_THOSE.with_for_update(of=members, read=True, key_share=True))
_UPSERT = upsert(organizers, ["member"])
_COUNTED: Sequence[ColumnElement[Any]] = (
    func.count(),
    func.count(func.lower(hosts.c.field).distinct()),
)
_OPEN_DOORS = Prepared(
    select(*_COUNTED)
    .select_from(hosts.join(members, members.c.id == hosts.c.member))
    .where(members.c.community == bindparam("this"), hosts.c.open, people.TAKES_PART)
)
_IS_ABOUT_READER = is_one_of(acts.c.name, ABOUT_CONCERNS) & (
    func.coalesce(acts.c.about, 0) == bindparam("reader")
)
_NEWEST_ACTS = Prepared(
    select(*_ACT)
    .where(acts.c.community == bindparam("this"), ~_IS_ABOUT_READER)
    .order_by(acts.c.at.desc(), acts.c.id.desc())
    .limit(ACTS_SHOWN)
)
_SAVE_ACT = PreparedChange(insert(acts))
_WANTS_REPORTS = Prepared(
    select(organizers.c.reports).where(organizers.c.member == bindparam("this"))
)


def of(db: Connection, community: int) -> Programme:
    (row,) = _OF_COMMUNITY.rows(db, this=community)
    return Programme(*row)


def by_communities(db: Connection, communities: Iterable[int]) -> dict[int, Programme]:
    rows = BY_COMMUNITIES.rows(db, set(communities))
    return {each.community: each for each in (Programme(*row) for row in rows)}


def locked(db: Connection, community: int) -> Programme:
    """The programme. It is locked, so nobody else can organize until the transaction ends. Lock
    members first."""
    (row,) = (_OF_COMMUNITY if reads_are_stable(db) else _LOCKED).rows(db, this=community)
    return Programme(*row)


def organizers_of(db: Connection, community: int) -> tuple[Member, ...]:
    """The organizers who have not left. Those who have organized longest come first. Cards may
    name them, so none of them is erased before the transaction ends."""
    query = _ORGANIZERS if reads_are_stable(db) else _NOT_ERASED
    return tuple(map(member_of, query.rows(db, this=community)))


def contact_of(programme: Programme, of_it: Iterable[Member]) -> Member | None:
    """The organizer whose name members are given: the one who was chosen, otherwise the first."""
    these = tuple(of_it)
    named = (each for each in these if each.id == programme.contact)
    return next(named, next(iter(these), None))


def open_doors(db: Connection, community: int) -> OpenDoors:
    """How many hosts are open, and in how many fields. Without hosts who have left or whom
    organizers have suspended."""
    (row,) = _OPEN_DOORS.rows(db, this=community)
    return OpenDoors(*row)


def newest_acts(db: Connection, community: int, reader: int) -> tuple[Act, ...]:
    """The newest acts, except those about a concern that is about the reader."""
    return tuple(Act(*row) for row in _NEWEST_ACTS.rows(db, this=community, reader=reader))


def save(db: Connection, programme: Programme) -> None:
    _CHANGE.run(db, [values_of(programme) | {"this": programme.community}])


def save_organizer(db: Connection, organizer: Organizer) -> None:
    if organizer.stepped_down:
        offices.end(db, {organizer.member: organizer.since})
        return
    db.execute(_UPSERT.on(db), values_of(organizer, "stepped_down"))


def wants_reports(db: Connection, member: int) -> bool:
    """Whether this organizer wants the regular report."""
    found = _WANTS_REPORTS.first(db, this=member)
    return bool(found and found[0])


def save_wish(db: Connection, wish: ReportWish) -> None:
    this = update(organizers).where(organizers.c.member == wish.organizer)
    db.execute(this.values(reports=wish.wanted))


def save_act(db: Connection, act: Act) -> None:
    _SAVE_ACT.run(db, [values_of(act)])
