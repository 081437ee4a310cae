"""Puts cards into the outbox."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, select, update

from bot.decision import Post
from storage.dialect import insert_into
from storage.tables import cards, members


def post(db: Connection, post: Post, now: datetime) -> None:
    """Upsert the card under its key; the same card again changes nothing. The member must be
    locked."""
    content = {
        "about": post.about,
        "card": post.card,
        "has_buttons": bool(post.card.all_buttons()),
    }
    member = select(members.c.platform, members.c.space).where(members.c.id == post.to)
    new = content | {
        "member": post.to,
        "key": post.key,
        "platform": member.with_only_columns(members.c.platform).scalar_subquery(),
        "space": member.with_only_columns(members.c.space).scalar_subquery(),
        "version": 1,
        "posted_at": now,
        "due_at": now,
        "taken": False,
        "attempts": 0,
        "shown_version": 0,
    }
    insert = insert_into(db, cards).values(new)
    db.execute(
        insert.on_conflict_do_update(
            index_elements=[cards.c.member, cards.c.key],
            set_=content | _renewed(now),
            where=cards.c.card != insert.excluded.card,
        )
    )


def retire(db: Connection, interview: str, kept: Collection[str], now: datetime) -> None:
    """Take the buttons off the cards about an interview that has moved on, but for those with
    the keys to keep. Only where somebody has seen them, or will."""
    others = select(cards.c.id, cards.c.card).where(
        cards.c.about == interview,
        cards.c.key.not_in(kept),
        cards.c.has_buttons,
        cards.c.message.is_not(None) | cards.c.due_at.is_not(None),
    )
    for row in db.execute(others).all():
        content = {"card": row.card.without_buttons(), "has_buttons": False}
        db.execute(update(cards).where(cards.c.id == row.id).values(content | _renewed(now)))


def _renewed(now: datetime) -> dict[str, Any]:
    """A card that still waits keeps its place; one that a courier has is due when it is back."""
    return {
        "version": cards.c.version + 1,
        "attempts": 0,
        "posted_at": case((cards.c.due_at.is_(None), now), else_=cards.c.posted_at),
        "due_at": case((cards.c.taken, cards.c.due_at), else_=now),
    }
