"""Introductions that wait for answers."""

from dataclasses import fields

from sqlalchemy import Connection, delete, select

from bot.interview.introductions import Introduction
from storage.dialect import upsert
from storage.tables import columns_of, introductions

_NAMES = [each.name for each in fields(Introduction) if each.name != "over"]
_COLUMNS = columns_of(introductions, _NAMES)
_UPSERT = upsert(introductions, ["id"])


def one(db: Connection, introduction: str, community: int) -> Introduction | None:
    here = (introductions.c.id == introduction) & (introductions.c.community == community)
    row = db.execute(select(*_COLUMNS).where(here)).first()
    return Introduction(*row) if row else None


def is_asked(db: Connection, seeker: int, host: int) -> bool:
    """Whether an introduction of these two is stored: it waits for answers, or has just been
    answered."""
    both = (introductions.c.seeker == seeker) & (introductions.c.host == host)
    return db.scalar(select(introductions.c.id).where(both).limit(1)) is not None


def save(db: Connection, introduction: Introduction) -> None:
    if introduction.over:
        db.execute(delete(introductions).where(introductions.c.id == introduction.id))
    else:
        values = {each: getattr(introduction, each) for each in _NAMES}
        db.execute(_UPSERT.on(db), values)
