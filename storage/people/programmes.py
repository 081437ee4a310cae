"""Programmes, their organizers, and the log of what the organizers did."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, func, insert, select, update

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
from storage.statements.dialect import locking, reads_are_stable, upsert
from storage.statements.mapping import member_of, value_columns, values_of
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import acts, hosts, members, organizers, programmes

ACTS_SHOWN = 200

_PROGRAMME = value_columns(programmes, Programme)
_ACT = value_columns(acts, Act)
_OF_COMMUNITY = select(*_PROGRAMME).where(programmes.c.community == bindparam("this"))
BY_COMMUNITIES = PreparedByIds(select(*_PROGRAMME), programmes.c.community)
_CHANGE = update(programmes).where(programmes.c.community == bindparam("this"))
_THOSE = (
    people.MEMBERS.join(organizers, organizers.c.member == members.c.id)
    .where(organizers.c.community == bindparam("this"), ~members.c.left)
    .order_by(organizers.c.since, organizers.c.member)
)
_ORGANIZERS = Prepared(_THOSE)
_NOT_ERASED = Prepared(_THOSE.with_for_update(of=members, read=True, key_share=True))
_UPSERT = upsert(organizers, ["member"])


def of(db: Connection, community: int) -> Programme:
    return Programme(*db.execute(_OF_COMMUNITY, {"this": community}).one())


def by_communities(db: Connection, communities: Iterable[int]) -> dict[int, Programme]:
    rows = BY_COMMUNITIES.rows(db, set(communities))
    return {each.community: each for each in (Programme(*row) for row in rows)}


def locked(db: Connection, community: int) -> Programme:
    """The programme. It is locked, so nobody else can organize until the transaction ends. Lock
    members first."""
    return Programme(*db.execute(locking(db, _OF_COMMUNITY), {"this": community}).one())


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
    query = (
        select(func.count(), func.count(func.lower(hosts.c.field).distinct()))
        .select_from(hosts.join(members, members.c.id == hosts.c.member))
        .where(members.c.community == community, hosts.c.open, people.TAKES_PART)
    )
    return OpenDoors(*db.execute(query).one())


def newest_acts(db: Connection, community: int, reader: int) -> tuple[Act, ...]:
    """The newest acts, except those about a concern that is about the reader."""
    hidden = acts.c.name.in_(ABOUT_CONCERNS) & (func.coalesce(acts.c.about, 0) == reader)
    query = (
        select(*_ACT)
        .where(acts.c.community == community, ~hidden)
        .order_by(acts.c.at.desc(), acts.c.id.desc())
        .limit(ACTS_SHOWN)
    )
    return tuple(Act(*row) for row in db.execute(query))


def save(db: Connection, programme: Programme) -> None:
    db.execute(_CHANGE, values_of(programme) | {"this": programme.community})


def save_organizer(db: Connection, organizer: Organizer) -> None:
    if organizer.stepped_down:
        offices.end(db, {organizer.member: organizer.since})
        return
    db.execute(_UPSERT.on(db), values_of(organizer, "stepped_down"))


def wants_reports(db: Connection, member: int) -> bool:
    """Whether this organizer wants the regular report."""
    return bool(db.scalar(select(organizers.c.reports).where(organizers.c.member == member)))


def save_wish(db: Connection, wish: ReportWish) -> None:
    this = update(organizers).where(organizers.c.member == wish.organizer)
    db.execute(this.values(reports=wish.wanted))


def save_act(db: Connection, act: Act) -> None:
    db.execute(insert(acts), values_of(act))
