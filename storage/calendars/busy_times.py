"""When members are busy according to their own calendars, and the addresses of these calendars,
which are stored encrypted."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, or_, select, update

from bot.cards.cards import Card
from bot.engine.decisions import Post
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    BUSY_TIMES_COUNT_FOR,
    STARTED_READING_COUNTS_FOR,
    ReadingStart,
    Source,
)
from storage.cards import posts
from storage.keys.keys import Keys
from storage.spaces import spaces
from storage.statements import locks
from storage.statements.driver import Row
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import busy_times, calendar_starts, columns_of, members, own_calendars
from storage.tables.column_types import Instant

_STATE = ("failures", "read_at", "due_at", "trouble", "flaws", "told")
"""Columns with the same names as fields of Source."""

_SOURCES = select(
    own_calendars.c.member,
    own_calendars.c.url,
    own_calendars.c.name,
    own_calendars.c.id,
    func.coalesce(members.c.zone, "UTC"),
    *columns_of(own_calendars, _STATE),
).join(members, members.c.id == own_calendars.c.member)
_DUE_AT = own_calendars.c.due_at
_IS_DUE = or_(_DUE_AT.is_(None), bindparam("now", type_=Instant) >= _DUE_AT)
_OF_MEMBER = Prepared(
    _SOURCES.where(own_calendars.c.member == bindparam("of_member")).order_by(own_calendars.c.id)
)
_DUE = Prepared(
    _SOURCES.where(_IS_DUE, spaces.is_served(members))
    .order_by(_DUE_AT.nulls_first(), own_calendars.c.id)
    .limit(bindparam("most"))
)
IS_DUE = exists(
    select(own_calendars.c.id)
    .join(members, members.c.id == own_calendars.c.member)
    .where(_IS_DUE, spaces.is_served(members))
)
"""SQL: whether any calendar is due to be read."""
_OF = PreparedWithLists(
    select(own_calendars.c.member, busy_times.c.start, busy_times.c.end)
    .join(own_calendars, own_calendars.c.id == busy_times.c.calendar)
    .where(
        own_calendars.c.member.in_(bindparam("members", expanding=True)),
        busy_times.c.end > bindparam("now"),
        own_calendars.c.read_at >= bindparam("since"),
    )
    .order_by(own_calendars.c.member, busy_times.c.start, busy_times.c.end)
)
_STARTED_AT = calendar_starts.c.at
_STARTS = Prepared(
    select(_STARTED_AT)
    .where(
        calendar_starts.c.member == bindparam("of_member"),
        bindparam("since", type_=Instant) < _STARTED_AT,
    )
    .order_by(_STARTED_AT)
)
_SAVE_START = PreparedChange(insert(calendar_starts))


def of(db: Connection, of: Collection[int], now: datetime) -> dict[int, tuple[Busy, ...]]:
    """By member, the busy times that lie ahead in all of their calendars. Times that were read too
    long ago are left out."""
    found: dict[int, list[Busy]] = defaultdict(list)
    since = now - BUSY_TIMES_COUNT_FOR
    for member, start, end in _OF.rows(db, members=list(of), now=now, since=since):
        found[member].append(Busy(start, end))
    return {member: tuple(found[member]) for member in of}


def sources_of(db: Connection, member: int, keys: Keys) -> tuple[Source, ...]:
    """The member's calendars, in the order in which they were added."""
    return tuple(_source(row, keys) for row in _OF_MEMBER.rows(db, of_member=member))


def sources(db: Connection, now: datetime, most: int, keys: Keys) -> list[Source]:
    """See bot.background.calendar_reader.BusyStore."""
    return [_source(row, keys) for row in _DUE.rows(db, now=now, most=most)]


def save_source(db: Connection, source: Source, keys: Keys) -> None:
    """Add a calendar, or replace one: with a new address, its state begins again; without an
    address, the calendar and its busy times are deleted."""
    if source.id is not None:
        _forget(db, source)
    if source.url:
        same = {} if source.id is None else {"id": source.id}
        begun = _state(Source(source.member, source.url))
        url = keys.encrypt(source.url)
        values = {"member": source.member, "name": source.name, "url": url}
        db.execute(insert(own_calendars).values(same | values | begun))


def starts_of(db: Connection, member: int, now: datetime) -> tuple[datetime, ...]:
    """When the member started the readings that still count, oldest first."""
    since = now - STARTED_READING_COUNTS_FOR
    return tuple(at for (at,) in _STARTS.rows(db, of_member=member, since=since))


def save_start(db: Connection, start: ReadingStart) -> None:
    _SAVE_START.run(db, [{"member": start.member, "at": start.at}])


def forget_starts(db: Connection, now: datetime) -> None:
    """Delete those that do not count any more."""
    db.execute(
        delete(calendar_starts).where(calendar_starts.c.at <= now - STARTED_READING_COUNTS_FOR)
    )


def save_reading(
    db: Connection,
    source: Source,
    held: Sequence[Busy] | None,
    told: Card | None,
    now: datetime,
    *,
    keys: Keys,
) -> None:
    """Store what was read, unless the owner has changed the address since then. See
    bot.background.calendar_reader.BusyStore."""
    locks.lock(db, [source.member])
    this = own_calendars.c.id == source.id
    kept = db.scalar(select(own_calendars.c.url).where(this))
    if kept is None or keys.decrypt(kept) != source.url:
        return
    db.execute(update(own_calendars).where(this).values(_state(source)))
    if held is not None:
        _replace_times(db, source, held)
    if told:
        post = Post(source.member, f"busy:{source.id}:{now:%Y%m%dT%H%M%S}", told)
        posts.post_all(db, [post], now)


def encrypt_all(db: Connection, keys: Keys) -> bool:
    """Encrypt the addresses that an older Askwell stored in plain text, and those under an older
    key. Return whether there were any."""
    kept = db.execute(select(own_calendars.c.id, own_calendars.c.url)).all()
    changed = [(id_, anew) for id_, url in kept if (anew := keys.encrypt_anew(url))]
    for id_, anew in changed:
        db.execute(update(own_calendars).where(own_calendars.c.id == id_).values(url=anew))
    return bool(changed)


def _source(row: Row, keys: Keys) -> Source:
    member, url, *rest = row
    return Source(member, keys.decrypt(url), *rest)


def _state(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in _STATE}


def _replace_times(db: Connection, source: Source, held: Sequence[Busy]) -> None:
    db.execute(delete(busy_times).where(busy_times.c.calendar == source.id))
    if held:
        rows = [{"calendar": source.id, "start": at.start, "end": at.end} for at in held]
        db.execute(insert(busy_times), rows)


def _forget(db: Connection, source: Source) -> None:
    """Delete the calendar if it belongs to the member."""
    mine = (own_calendars.c.id == source.id) & (own_calendars.c.member == source.member)
    this = select(own_calendars.c.id).where(mine)
    db.execute(delete(busy_times).where(busy_times.c.calendar.in_(this)))
    db.execute(delete(own_calendars).where(mine))
