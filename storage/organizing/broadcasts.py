"""Broadcasts, who gets them, and who has received them."""

from collections.abc import Sequence
from itertools import takewhile

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    true,
)

from bot.engine.store.first_messages import QUOTAS
from bot.interview.members import Member
from bot.interview.model import Stage
from bot.interview.organizing.broadcasts import Audience, Broadcast, BroadcastState, Reach
from storage.cards.card_keys import digest_of
from storage.cards.outbox import HAS_REACHED_MEMBER
from storage.people import people
from storage.statements.dialect import locking, upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import broadcasts, cards, group_members, hosts, interviews, members
from storage.timers.community_timers import free_of

NEWEST, FIELDS = 50, 24

_ALL = select(*value_columns(broadcasts, Broadcast))
_UPSERT = upsert(broadcasts, ["id"])


def newest(db: Connection, community: int) -> tuple[Broadcast, ...]:
    these = _ALL.where(broadcasts.c.community == community)
    ordered = these.order_by(broadcasts.c.made_at.desc(), broadcasts.c.id).limit(NEWEST)
    return tuple(Broadcast(*row) for row in db.execute(ordered))


def locked(db: Connection, broadcast: str, community: int, *, waits: bool) -> Broadcast | None:
    """The broadcast, locked. If another transaction has locked it, it waits for that, or returns
    None unless `waits`."""
    this = _ALL.where(broadcasts.c.id == broadcast, broadcasts.c.community == community)
    row = db.execute(locking(db, this, skip_locked=not waits)).one_or_none()
    return None if row is None else Broadcast(*row)


def is_there(db: Connection, broadcast: str, community: int) -> bool:
    this = (broadcasts.c.id == broadcast) & (broadcasts.c.community == community)
    return bool(db.scalar(select(exists().where(this))))


def save(db: Connection, broadcast: Broadcast) -> None:
    """Save the broadcast. When it is stopped, cards that nobody has seen yet are deleted, so that
    nobody else gets it."""
    db.execute(_UPSERT.on(db), values_of(broadcast))
    if broadcast.state is BroadcastState.STOPPED:
        unseen = cards.c.message.is_(None) & ~cards.c.taken & ~cards.c.in_doubt
        db.execute(delete(cards).where(_waits(broadcast), unseen))


def fields_of_hosts(db: Connection, community: int) -> tuple[str, ...]:
    """The fields of hosts, the most frequent first."""
    count = func.count().desc()
    these = select(hosts.c.field).where(hosts.c.community == community, hosts.c.field != "")
    found = these.group_by(hosts.c.field).order_by(count, hosts.c.field).limit(FIELDS)
    return tuple(db.scalars(found))


def reach(db: Connection, broadcast: Broadcast) -> Reach:
    count = select(func.count()).select_from(members).where(_wants(broadcast))
    reached = db.scalar(count.where(_may_be_written_to())) or 0
    return Reach(reached, (db.scalar(count) or 0) - reached)


def receivers(
    db: Connection, broadcast: Broadcast, most: int
) -> tuple[tuple[Member, ...], int, bool]:
    """Three values: the next members who get the broadcast, in the order of their ids, locked; the
    id up to which everybody is done then; and whether all are done then. A member whom another
    transaction has locked is left for the next time, and so are all members after them."""
    after = members.c.id > broadcast.last
    query = select(members.c.id).where(after, _wants(broadcast), _may_be_written_to())
    ids = list(db.scalars(query.order_by(members.c.id).limit(most)))
    free = free_of(db, ids)
    these = list(takewhile(free.__contains__, ids))
    found = people.by_ids(db, these)
    is_last = len(ids) < most and len(these) == len(ids)
    return tuple(found[each] for each in these), max(these, default=broadcast.last), is_last


def count_waiting(db: Connection, broadcast: Broadcast) -> int:
    return db.scalar(select(func.count()).select_from(cards).where(_waits(broadcast))) or 0


def count_received(db: Connection, broadcast: Broadcast) -> int:
    query = select(func.count()).select_from(cards).join(members, members.c.id == cards.c.member)
    here = members.c.community == broadcast.community
    return (
        db.scalar(query.where(here, cards.c.digest == digest_of(broadcast.key), HAS_REACHED_MEMBER))
        or 0
    )


def _waits(broadcast: Broadcast) -> ColumnElement[bool]:
    """The condition on `space` makes SQLite use the index of cards in bulk: see
    storage.cards.bulk_cards."""
    in_bulk = cards.c.due_at.is_not(None) & cards.c.bulk & (cards.c.space > 0)
    return in_bulk & (cards.c.key == broadcast.key)


def _wants(broadcast: Broadcast) -> ColumnElement[bool]:
    """Members for whom the broadcast is meant, except its author, who has seen it, and those who
    stopped them, or who get none of what is written to many."""
    return and_(
        members.c.community == broadcast.community,
        members.c.id.is_distinct_from(broadcast.by),
        people.GETS_BULK,
        members.c.words_to_all,
        *_is_meant(broadcast),
    )


def _is_meant(broadcast: Broadcast) -> Sequence[ColumnElement[bool]]:
    meant = [_AUDIENCES[broadcast.audience]]
    if broadcast.field:
        meant.append(_is_of_field(broadcast.field))
    if broadcast.group is not None:
        mine = (group_members.c.member == members.c.id) & (group_members.c.group == broadcast.group)
        meant.append(exists().where(mine))
    return meant


def _is_of_field(field: str) -> ColumnElement[bool]:
    own = exists().where(hosts.c.member == members.c.id, hosts.c.field == field)
    asked = exists().where(
        interviews.c.seeker == members.c.id,
        interviews.c.stage != Stage.DRAFT,
        hosts.c.member == interviews.c.host,
        hosts.c.field == field,
    )
    return or_(own, asked)


def _may_be_written_to() -> ColumnElement[bool]:
    """On platforms that count first messages, Askwell never writes to many members who have never
    received a message."""
    written = exists().where(cards.c.member == members.c.id, HAS_REACHED_MEMBER)
    return members.c.platform.not_in(tuple(QUOTAS)) | written


_HOSTS = exists().where(hosts.c.member == members.c.id)
_ASKED = exists().where(interviews.c.seeker == members.c.id, interviews.c.stage != Stage.DRAFT)
_AUDIENCES: dict[Audience, ColumnElement[bool]] = {
    Audience.HOSTS: _HOSTS,
    Audience.SEEKERS: _ASKED | ~_HOSTS,
    Audience.EVERYBODY: true(),
}
