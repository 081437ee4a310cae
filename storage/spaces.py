"""Spaces that Askwell was removed from: they sleep until it is back."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, FromClause, exists, update

from storage.tables import spaces


def sleeps(of: FromClause) -> ColumnElement[bool]:
    """Whether the space of a row sleeps: of a card, or of a member."""
    space = (spaces.c.platform == of.c.platform) & (spaces.c.id == of.c.space)
    return exists().where(space, spaces.c.asleep)


def wake_only(db: Connection, platform: str, awake: Collection[str]) -> None:
    asleep = spaces.c.id.not_in(awake)
    db.execute(
        update(spaces)
        .where(spaces.c.platform == platform, spaces.c.asleep != asleep)
        .values(asleep=asleep)
    )
