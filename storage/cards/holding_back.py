"""Cards that wait behind an earlier card of their member that was put off, so that they are not
shown before it. They get the due time of that card, until it is shown or given up. So a claim never
has to look at cards that wait behind another one."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, select, tuple_, update

from bot.engine.store.ports import TryAgain
from storage.statements.dialect import indexed_by
from storage.statements.prepared import PreparedChange
from storage.tables import cards
from storage.tables.column_types import Instant

_other = cards.alias("other")
_OTHER_HOLDS = and_(
    _other.c.due_at.is_not(None), _other.c.holds, ~_other.c.bulk, _other.c.message.is_(None)
)
_OTHER_IS_EARLIER = and_(
    _other.c.member == cards.c.member,
    tuple_(_other.c.posted_at, _other.c.id) < tuple_(cards.c.posted_at, cards.c.id),
)
_replaced = cards.alias("replaced")
_STANDS_BEFORE = exists().where(
    _replaced.c.member == bindparam("to"),
    _replaced.c.digest == bindparam("known_by"),
    _replaced.c.due_at.is_not(None),
    tuple_(_replaced.c.posted_at, _replaced.c.id) <= tuple_(_other.c.posted_at, _other.c.id),
)
"""SQL: whether a card with this key waits already and was posted before the other card, or is the
other card. Such a card keeps its place, so it does not wait for the other."""
UNTIL = (
    select(func.max(_other.c.due_at))
    .where(
        _OTHER_HOLDS,
        _other.c.member == bindparam("to"),
        _other.c.due_at > bindparam("due", type_=Instant),
        ~_STANDS_BEFORE,
    )
    .scalar_subquery()
)
"""SQL: when a card that is posted now under this key becomes due, if it has to wait behind others;
otherwise NULL."""
_AT = bindparam("at", type_=Instant)
_PUT_OFF_LATER = PreparedChange(
    indexed_by(update(cards), cards, "card_pending_of_member")
    .where(
        cards.c.member == bindparam("of"),
        cards.c.due_at < _AT,
        cards.c.message.is_(None),
        ~cards.c.taken,
        exists().where(_OTHER_IS_EARLIER, _other.c.id == bindparam("this"), _OTHER_HOLDS),
    )
    .values(due_at=_AT, holds=True)
)
"""Cards that are put off hold up later ones, too, because the card that they wait for may be
settled before them."""


def put_off_later(db: Connection, these: Iterable[tuple[TryAgain, int]]) -> None:
    """Put off the cards that wait behind these cards (by id). Their members must be locked."""
    values: list[dict[str, Any]] = [
        {"of": each.outgoing.to.id, "this": card, "at": each.at} for each, card in these
    ]
    _PUT_OFF_LATER.run(db, values)


MAKE_DUE = PreparedChange(
    update(cards)
    .where(
        cards.c.member == bindparam("of"),
        cards.c.due_at > _AT,
        cards.c.holds,
        ~cards.c.bulk,
        ~cards.c.taken,
        cards.c.message.is_(None),
    )
    .values(due_at=_AT)
)
"""Make the cards due that wait because one of the member's cards was put off. They are still
delivered in order."""
