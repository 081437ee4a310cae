"""Which cards wait for a courier, and where.

A card waits once it is due at some time, as long as nobody has it, and nobody has an earlier one of
its member: those of a member go out in the order of posting.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    select,
    tuple_,
)

from storage.column_types import Instant
from storage.tables import cards, members, spaces

NOW = bindparam("now", type_=Instant)
OF_PLATFORMS = spaces.c.platform.in_(bindparam("platforms", expanding=True))
SKIPPED = tuple_(spaces.c.platform, spaces.c.id).in_(bindparam("skip", expanding=True))


class WaitingCard(NamedTuple):
    """A row: what a courier needs of a card."""

    id: int
    member: int
    key: str
    about: str | None
    card: str
    grouped: bool
    version: int
    attempts: int
    message: str | None
    until: datetime | None
    in_doubt: bool
    due_at: datetime | None


COLUMNS: tuple[ColumnElement[Any], ...] = tuple(cards.c[name] for name in WaitingCard._fields)

_earlier = cards.alias("earlier")
_IS_EARLIER = (_earlier.c.member == cards.c.member) & (
    tuple_(_earlier.c.posted_at, _earlier.c.id) < tuple_(cards.c.posted_at, cards.c.id)
)
_WAITS = (
    cards.c.due_at.is_not(None) & ~cards.c.taken & ~exists().where(_IS_EARLIER, _earlier.c.taken)
)


def waits(*, in_bulk: bool) -> tuple[ColumnElement[bool], ...]:
    """As the indexes say it, of which each kind has its own."""
    return (_WAITS, cards.c.bulk if in_bulk else ~cards.c.bulk)


def first_of_space(*, in_bulk: bool) -> ScalarSelect[Any]:
    """When the first of a space is due, by one look into an index: what waits costs nothing,
    however much it is."""
    return (
        select(cards.c.due_at)
        .where(cards.c.space == spaces.c.number, *waits(in_bulk=in_bulk))
        .order_by(cards.c.due_at)
        .limit(1)
        .correlate(spaces)
        .scalar_subquery()
    )


def locked(due: Select[Any]) -> Select[Any]:
    """With their members, whom nobody else has locked."""
    with_members = due.join(members, members.c.id == cards.c.member)
    return with_members.with_for_update(of=[cards, members], skip_locked=True, key_share=True)
