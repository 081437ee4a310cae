"""When members are busy, as read from their own calendars, and where those are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from bot.calendar.busy import KEPT, Source
from bot.decision import Post
from bot.model import Busy
from bot.ui import Card
from storage import people, posting
from storage.tables import busy, busy_sources, members

_SOURCES = select(
    busy_sources.c.member,
    busy_sources.c.url,
    func.coalesce(members.c.zone, "UTC"),
    busy_sources.c.failures,
    busy_sources.c.read_at.is_not(None),
).join(members, members.c.id == busy_sources.c.member)
_OF = (
    select(busy)
    .join(busy_sources, busy_sources.c.member == busy.c.member)
    .where(
        busy.c.member.in_(bindparam("members", expanding=True)),
        busy.c.end > bindparam("now"),
        busy_sources.c.read_at >= bindparam("since"),
    )
    .order_by(busy.c.member, busy.c.start)
)


def of(db: Connection, of: Collection[int], now: datetime) -> dict[int, tuple[Busy, ...]]:
    """By member, what lies ahead. What was read too long ago holds no more."""
    found: dict[int, list[Busy]] = defaultdict(list)
    parameters = {"members": list(of), "now": now, "since": now - KEPT}
    for member, start, end in db.execute(_OF, parameters):
        found[member].append(Busy(start, end))
    return {member: tuple(found[member]) for member in of}


def source_of(db: Connection, member: int) -> Source | None:
    row = db.execute(_SOURCES.where(busy_sources.c.member == member)).first()
    return Source(*row) if row else None


def sources(db: Connection, tried_before: datetime) -> list[Source]:
    """Those that were not tried since then, the longest waiting first."""
    tried = busy_sources.c.tried_at
    due = _SOURCES.where(or_(tried.is_(None), tried <= tried_before))
    rows = db.execute(due.order_by(tried.nulls_first(), busy_sources.c.member))
    return [Source(*row) for row in rows]


def save_source(db: Connection, source: Source) -> None:
    """A new address begins anew; none forgets all."""
    db.execute(delete(busy).where(busy.c.member == source.member))
    db.execute(delete(busy_sources).where(busy_sources.c.member == source.member))
    if source.url:
        values = {"member": source.member, "url": source.url, "failures": 0}
        db.execute(insert(busy_sources).values(values))


def keep(
    db: Connection, source: Source, held: Sequence[Busy], told: Card | None, now: datetime
) -> None:
    """Instead of what was read before, unless the owner has changed the address since."""
    if not _note(db, source, tried_at=now, read_at=now, failures=0):
        return
    db.execute(delete(busy).where(busy.c.member == source.member))
    if held:
        rows = [{"member": source.member, "start": at.start, "end": at.end} for at in held]
        db.execute(insert(busy), rows)
    _tell(db, source, told, now)


def keep_failure(db: Connection, source: Source, told: Card | None, now: datetime) -> None:
    """What was read before stays for now; see `of`."""
    if _note(db, source, tried_at=now, failures=source.failures + 1):
        _tell(db, source, told, now)


def _tell(db: Connection, source: Source, told: Card | None, now: datetime) -> None:
    if told:
        post = Post(source.member, f"busy:{now:%Y%m%dT%H%M%S}", told)
        posting.post_all(db, [post], now)


def _note(db: Connection, source: Source, **values: Any) -> bool:
    """Whether it is still the owner's calendar; they are locked if so."""
    people.lock(db, [source.member])
    still = (busy_sources.c.member == source.member) & (busy_sources.c.url == source.url)
    return bool(db.execute(update(busy_sources).where(still).values(values)).rowcount)
