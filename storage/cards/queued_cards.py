"""Waiting cards as couriers get them: read from their rows, each with its reader."""

import logging
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, update

from bot.cards.cards import Card
from bot.engine.store.outbox import QueuedCard
from bot.interview.members import Member
from storage.cards import card_keys, card_rows
from storage.cards.waiting_cards import WaitingCard
from storage.people import people
from storage.statements.dialect import is_sqlite
from storage.statements.driver import execute
from storage.tables import cards
from storage.tables.column_types import Seconds

log = logging.getLogger(__name__)

ANNOUNCEMENT_PREFIX = "knock:"
"""In the database, the id of a message begins with this if the message only announces a card.
Version 0.1 called an announcement a knock."""
_CLAIMING = 0x41534B01
"""The PostgreSQL advisory lock for claiming cards."""

_SET_ASIDE = (
    update(cards)
    .where(cards.c.id == bindparam("this"))
    .values(due_at=None, taken_at=func.coalesce(cards.c.taken_at, bindparam("at", type_=Seconds)))
)
"""The card is treated as if it had been delivered, so that it is deleted in time."""
_UNREADABLE = (KeyError, ValueError)
"""The card's wording is missing, or its JSON is not a card. Pydantic's errors are ValueErrors."""


def claim_alone(db: Connection) -> None:
    """Wait until no other process claims cards, and keep them from it until the transaction ends.
    Otherwise another one could claim an earlier card of a member at the same moment."""
    if not is_sqlite(db):
        execute(db, f"SELECT pg_advisory_xact_lock({_CLAIMING})")


def queued(db: Connection, found: Sequence[WaitingCard]) -> list[QueuedCard]:
    return queued_for(people.by_ids(db, {each.member for each in found}), db, found)


def queued_for(
    readers: Mapping[int, Member], db: Connection, found: Sequence[WaitingCard]
) -> list[QueuedCard]:
    return [_as_queued(row, card, readers[row.member]) for row, card in _readable(db, found)]


def _readable(db: Connection, rows: Sequence[WaitingCard]) -> Sequence[tuple[WaitingCard, Card]]:
    """The rows with their cards. A card that cannot be read is set aside, so that it does not hold
    up the others."""
    try:
        held, abouts = [row.card for row in rows], [row.about for row in rows]
        return list(zip(rows, card_rows.read(db, held, abouts), strict=True))
    except _UNREADABLE:
        return [each for row in rows for each in _read_or_set_aside(db, row)]


def _read_or_set_aside(db: Connection, row: WaitingCard) -> Iterator[tuple[WaitingCard, Card]]:
    try:
        yield row, card_rows.read_one(db, row.card, row.about)
    except _UNREADABLE as why:
        log.error("Card %s cannot be read, and is set aside: %s", row.id, type(why).__name__)
        db.execute(_SET_ASIDE, {"this": row.id, "at": row.due_at})


def _as_queued(row: WaitingCard, card: Card, to: Member) -> QueuedCard:
    return QueuedCard(
        *(row.id, to, card_keys.read(row.key, row.about, row.digest), card),
        *(row.grouped, row.version, row.attempts),
        message=row.message and row.message.removeprefix(ANNOUNCEMENT_PREFIX),
        announced=(row.message or "").startswith(ANNOUNCEMENT_PREFIX),
        until=row.until,
        in_doubt=row.in_doubt,
        posted_at=row.posted_at,
    )
