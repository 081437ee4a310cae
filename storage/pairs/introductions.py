"""Introductions that wait for answers."""

from sqlalchemy import Connection, delete, select

from bot.interview.finding.introductions import Introduction
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import introductions

_ALL = select(*value_columns(introductions, Introduction, "over"))
_UPSERT = upsert(introductions, ["id"])


def one(db: Connection, introduction: str, community: int) -> Introduction | None:
    here = (introductions.c.id == introduction) & (introductions.c.community == community)
    row = db.execute(_ALL.where(here)).first()
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
        db.execute(_UPSERT.on(db), values_of(introduction, "over"))
