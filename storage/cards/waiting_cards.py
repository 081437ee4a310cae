"""Which cards wait for a courier, and where.

A card waits if it has a due time, no courier owns it, and no courier owns an earlier card of its
member: a member's cards go out in the order of posting.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, exists, select, tuple_

from storage.tables import cards, columns_of, members, spaces
from storage.tables.column_types import Instant

NOW = bindparam("now", type_=Instant)
SPACE_TAKES_CARDS = (
    ~spaces.c.asleep,
    spaces.c.platform.in_(bindparam("platforms", expanding=True)),
    tuple_(spaces.c.platform, spaces.c.id).not_in(bindparam("skip", expanding=True)),
)
"""The space is awake, on one of the `platforms`, and none of those to `skip`."""


class WaitingCard(NamedTuple):
    """A row with what a courier needs of a card."""

    id: int
    member: int
    key: str
    digest: int
    about: str | None
    card: str
    grouped: bool
    version: int
    attempts: int
    message: str | None
    until: datetime | None
    in_doubt: bool
    posted_at: datetime
    due_at: datetime | None


COLUMNS: tuple[ColumnElement[Any], ...] = tuple(columns_of(cards, WaitingCard._fields))

_earlier = cards.alias("earlier")
_IS_EARLIER = (_earlier.c.member == cards.c.member) & (
    tuple_(_earlier.c.posted_at, _earlier.c.id) < tuple_(cards.c.posted_at, cards.c.id)
)
_WAITS = (
    cards.c.due_at.is_not(None) & ~cards.c.taken & ~exists().where(_IS_EARLIER, _earlier.c.taken)
)


def waits(*, in_bulk: bool) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a waiting card, written as in the indexes. Bulk cards and other cards have
    an index each."""
    return (_WAITS, cards.c.bulk if in_bulk else ~cards.c.bulk)


def first_of_space(*, in_bulk: bool) -> ScalarSelect[Any]:
    """When the first waiting card of a space is due. One look-up in an index finds it, however many
    cards wait."""
    return (
        select(cards.c.due_at)
        .where(cards.c.space == spaces.c.number, *waits(in_bulk=in_bulk))
        .order_by(cards.c.due_at)
        .limit(1)
        .correlate(spaces)
        .scalar_subquery()
    )


def locking_cards(due: Select[Any]) -> Select[Any]:
    """Lock these cards and their members. Cards are skipped if another transaction has locked them
    or their member."""
    with_members = due.join(members, members.c.id == cards.c.member)
    return with_members.with_for_update(of=[cards, members], skip_locked=True, key_share=True)
