"""What is put off with an earlier card of its member, so that it does not pass that one: it becomes
due with it, until that one is shown or given up. So what waits behind another costs no claim
anything."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, select, tuple_, update

from bot.engine.ports import TryAgain
from storage.column_types import Instant
from storage.tables import cards

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
"""What waits under this key was posted before the other, or is it: its place stays."""
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
"""When what is posted now, under this key, can come first, where it would pass others before; else
NULL."""
_AT = bindparam("at", type_=Instant)
_PUT_OFF_LATER = (
    update(cards)
    .where(
        cards.c.member == bindparam("of"),
        cards.c.due_at < _AT,
        cards.c.message.is_(None),
        ~cards.c.taken,
        exists().where(_OTHER_IS_EARLIER, _other.c.id == bindparam("this"), _OTHER_HOLDS),
    )
    .values(due_at=_AT, holds=True)
)
"""They hold up others, too: what they wait for may be done sooner."""


def put_off_later(db: Connection, these: Iterable[tuple[TryAgain, int]]) -> None:
    """What waits behind these cards, by id, of members that are locked."""
    values: list[dict[str, Any]] = [
        {"of": each.outgoing.to.id, "this": card, "at": each.at} for each, card in these
    ]
    if values:
        db.execute(_PUT_OFF_LATER, values)


HASTEN = (
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
"""What waits for a member because a card was put off is due then, in its order."""
