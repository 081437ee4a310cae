"""Puts cards into the outbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, ScalarSelect, bindparam, case, func, select, update

from bot.decision import Decision, Post
from storage.dialect import INSERTS, Insert
from storage.tables import cards, members
from storage.types import Instant

_NOW = bindparam("now", type_=Instant)

_RENEWED: dict[str, Any] = {
    "version": cards.c.version + 1,
    "attempts": 0,
    # A card that still waits keeps its place; one that a courier has is due when it is back.
    "posted_at": case((cards.c.due_at.is_(None), _NOW), else_=cards.c.posted_at),
    "due_at": case((cards.c.taken, cards.c.due_at), else_=_NOW),
}


def _of_member(name: str) -> ScalarSelect[str]:
    return select(members.c[name]).where(members.c.id == bindparam("to")).scalar_subquery()


def _upsert(insert: Insert) -> Insert:
    new = {
        "member": bindparam("to"),
        "platform": _of_member("platform"),
        "space": _of_member("space"),
        "posted_at": _NOW,
        "due_at": _NOW,
        "version": 1,
        "taken": False,
        "attempts": 0,
        "shown_version": 0,
    }
    names = ("about", "card", "has_buttons", "grouped", "until")
    content = {name: insert.excluded[name] for name in names}
    return insert.values(new).on_conflict_do_update(
        index_elements=[cards.c.member, cards.c.key],
        set_=content | _RENEWED,
        where=cards.c.card != insert.excluded.card,
    )


_UPSERT = {dialect: _upsert(insert(cards)) for dialect, insert in INSERTS.items()}

_WITH_BUTTONS = select(cards.c.id, cards.c.card).where(
    cards.c.about == bindparam("interview"),
    cards.c.key.not_in(bindparam("kept", expanding=True)),
    cards.c.member == func.coalesce(bindparam("only_for", type_=Integer), cards.c.member),
    cards.c.has_buttons,
    cards.c.message.is_not(None) | cards.c.due_at.is_not(None),
)
_RENEW = update(cards).where(cards.c.id == bindparam("this")).values(_RENEWED)


def post_all(db: Connection, posts: Sequence[Post], now: datetime) -> None:
    """Upsert each card under its key; the same card again changes nothing. The members must be
    locked."""
    if not posts:
        return
    new = [
        {
            "to": each.to,
            "key": each.key,
            "about": each.about,
            "card": each.card,
            "has_buttons": bool(each.card.all_buttons()),
            "until": each.until,
            "grouped": each.grouped,
            "now": now,
        }
        for each in posts
    ]
    db.execute(_UPSERT[db.dialect.name], new)


def retire(db: Connection, interview: str, decision: Decision, now: datetime) -> None:
    """Take the buttons off the cards about an interview that has moved on, but for those that are
    posted anew, and those of a side it does not concern. Only where somebody has seen them, or
    will."""
    kept = [post.key for post in decision.posts]
    this = {"interview": interview, "kept": kept, "only_for": decision.only_for}
    with_buttons = db.execute(_WITH_BUTTONS, this).all()
    bare = [
        {
            "this": row.id,
            "card": row.card.without_buttons(),
            "has_buttons": False,
            "now": now,
        }
        for row in with_buttons
    ]
    if bare:
        db.execute(_RENEW, bare)
