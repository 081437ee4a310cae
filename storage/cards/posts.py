"""Puts cards into the outbox."""

from collections.abc import Collection, Container, Sequence
from datetime import datetime
from itertools import repeat
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Update,
    bindparam,
    case,
    delete,
    func,
    literal,
    select,
    tuple_,
    update,
)

from bot.cards.cards import Card
from bot.engine.decisions import Decision, Post, TakenBack
from bot.engine.retention import EXPORTS
from bot.interview.hosting import Venue
from bot.interview.model import Interview, Stage
from bot.texts.rewriting import Before, rewritten
from storage.cards import card_keys, card_rows, holding_back
from storage.cards.card_keys import digest_of
from storage.interviews.strangers import IS_STRANGER
from storage.statements.dialect import Insert, Upsert
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import cards, interviews, members, spaces
from storage.tables.column_types import Instant

_NOW = bindparam("now", type_=Instant)
_UNSEEN = cards.c.message.is_(None) & cards.c.due_at.is_not(None)
"""Nobody has seen the card yet. If a courier owns it, it may be on its way."""
UNTOUCHED = cards.c.message.is_(None) & ~cards.c.taken & ~cards.c.in_doubt
"""Nobody has seen the card, and it is not on its way."""
_WAITS_UNSEEN = UNTOUCHED & cards.c.due_at.is_not(None)

_RENEWED: dict[str, Any] = {
    "version": cards.c.version + 1,
    "attempts": 0,
    # A waiting card keeps its place. A card that a courier owns is due once it is put back.
    "posted_at": case((cards.c.due_at.is_(None), _NOW), else_=cards.c.posted_at),
    "due_at": case((cards.c.taken | _UNSEEN, func.coalesce(cards.c.due_at, _NOW)), else_=_NOW),
}


def _given(name: str, of: str) -> BindParameter[Any]:
    return bindparam(name, type_=cards.c[of].type)


_OWN = ("key", "about", "card", "changes_later", "grouped", "until", "bulk", "fleeting")
_NEW: dict[str, ColumnElement[Any]] = {
    **{name: _given(name, name) for name in _OWN},
    "member": members.c.id,
    "space": spaces.c.number,
    "digest": _given("known_by", "digest"),
    "posted_at": _NOW,
    "due_at": func.coalesce(holding_back.UNTIL, _given("due", "due_at")),
    "holds": holding_back.UNTIL.is_not(None),
    "version": literal(1),
    "taken": literal(False),
    "in_doubt": literal(False),
    "attempts": literal(0),
}
_FOR_MEMBER = (
    select(*_NEW.values())
    .select_from(members)
    .join(spaces, (spaces.c.platform == members.c.platform) & (spaces.c.id == members.c.space))
    .where(members.c.id == bindparam("to"), members.c.erased_at.is_(None), ~IS_STRANGER)
    .with_for_update(of=members, read=True, key_share=True)
)
"""The row of a new card. None if its member is erased, or a stranger to what it is about. The lock
waits for an erasure that is under way."""


def _upsert(insert: Insert) -> Insert:
    # The stored key stays: if the card is in doubt, its message is searched by it.
    content = {name: insert.excluded[name] for name in (*_OWN, "holds") if name != "key"}
    # A card that nobody has seen waits like a new one. An edit is due at once.
    due_at = case(
        (cards.c.taken, func.coalesce(cards.c.due_at, _NOW)),
        (cards.c.message.is_(None), insert.excluded.due_at),
        else_=_NOW,
    )
    return insert.from_select(list(_NEW), _FOR_MEMBER).on_conflict_do_update(
        index_elements=[cards.c.member, cards.c.digest],
        set_=content | _RENEWED | {"due_at": due_at},
        where=cards.c.card != insert.excluded.card,
    )


UPSERT = PreparedChange(Upsert(cards, _upsert).on)


class _Changing(NamedTuple):
    """A card that changes with its interview, and how the interview was before. `card` is as the
    row stores it."""

    id: int
    card: str
    member: int
    is_unseen: bool
    stage: Stage
    rounds: int
    start: datetime | None
    venue: Venue | None


_CHANGING = PreparedWithLists(
    select(
        *(cards.c.id, cards.c.card, cards.c.member, _WAITS_UNSEEN),
        *(interviews.c.stage, interviews.c.rounds, interviews.c.start, interviews.c.venue),
    )
    .join(interviews, interviews.c.id == cards.c.about)
    .where(
        cards.c.about == bindparam("interview"),
        tuple_(cards.c.member, cards.c.digest).not_in(bindparam("kept", expanding=True)),
        cards.c.member == func.coalesce(bindparam("only_for", type_=Integer), cards.c.member),
        cards.c.changes_later,
        cards.c.message.is_not(None) | cards.c.due_at.is_not(None),
    )
)
_RENEW = PreparedChange(update(cards).where(cards.c.id == bindparam("this")).values(_RENEWED))
_DROP = PreparedChange(delete(cards).where(cards.c.id == bindparam("this")))
_UNSEEN_ONE = Prepared(
    select(cards.c.id).where(
        cards.c.member == bindparam("of"),
        cards.c.digest == bindparam("known_by"),
        _WAITS_UNSEEN,
    )
)


def replace_all(db: Connection, which: ColumnElement[bool], card: Card, now: datetime) -> None:
    """Show this card in place of these cards."""
    db.execute(replacing(which), replacing_parameters(db, card, now))


def replacing(which: ColumnElement[bool]) -> Update:
    """The statement that shows another card in place of these. A message that shows one of them is
    edited; if it cannot be edited any more, no new message is sent. Cards that nobody has seen yet
    keep waiting."""
    waits = cards.c.message.is_(None) & ~cards.c.taken
    content = {
        "card": bindparam("shown"),
        "changes_later": bindparam("may_change"),
        "until": case((waits, cards.c.until), else_=_NOW),
    }
    return update(cards).where(which).values(content | _RENEWED)


def replacing_parameters(db: Connection, card: Card, now: datetime) -> dict[str, Any]:
    """The parameters of a `replacing` statement."""
    (shown,) = card_rows.stored(db, [card])
    return {"shown": shown, "may_change": card.changes_later, "now": now}


def post_all(db: Connection, posts: Sequence[Post], now: datetime) -> None:
    """Upsert each card under its key. Posting the same card again changes nothing. The members must
    be locked. Those who are erased get no card."""
    if not posts:
        return
    abouts = [each.about for each in posts]
    rows = card_rows.stored(db, [each.card for each in posts], abouts)
    new = [
        {
            "to": each.to,
            "key": card_keys.stored(each.key, each.about),
            "known_by": digest_of(each.key),
            "about": each.about,
            "told_of": each.about or each.lasting_about,
            "card": row,
            "changes_later": each.card.changes_later,
            "until": each.until,
            "grouped": each.grouped,
            "bulk": each.bulk,
            "fleeting": each.key.startswith(EXPORTS),
            "due": max(each.not_before or now, now),
            "now": now,
        }
        for each, row in zip(posts, rows, strict=True)
    ]
    UPSERT.run(db, new)


class Unseen(Container[tuple[int, str]]):
    """The cards that wait and that nobody has seen, by the id of their reader and their key."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def __contains__(self, card: object) -> bool:
        match card:
            case (int(to), str(key)):
                return _unseen(self._db, to, key) is not None
        return False


def without_depending_on_unseen(db: Connection, posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts without those that depend on a card (`if_shown`) that nobody has seen yet. A card
    that one of them would have edited is dropped, because it is no longer true. Call this before
    the decision is saved, because saving may drop that card, too."""
    told = [(each, _unseen(db, each.to, each.if_shown)) for each in posts]
    edited = [unseen for each, unseen in told if unseen and each.key == each.if_shown]
    _DROP.run(db, [{"this": each} for each in edited])
    return tuple(each for each, unseen in told if unseen is None)


def _unseen(db: Connection, to: int, key: str | None) -> int | None:
    """The id of the card with this key, if it waits and nobody has seen it."""
    row = _UNSEEN_ONE.first(db, of=to, known_by=digest_of(key)) if key else None
    return row[0] if row else None


def take_back(db: Connection, no_more: TakenBack) -> None:
    of = cards.c.member == no_more.to
    db.execute(delete(cards).where(of, _begins(no_more.keys), _WAITS_UNSEEN))


def last_posted(db: Connection, to: Collection[int], keys: str) -> dict[int, datetime]:
    """When the last card about no interview whose key begins so was posted to each of these
    members (UTC)."""
    last = select(cards.c.member, func.max(cards.c.posted_at).label("at"))
    of = last.where(cards.c.member.in_(to), _begins(keys)).group_by(cards.c.member)
    return {row.member: row.at for row in db.execute(of.order_by(cards.c.member))}


def _begins(keys: str) -> ColumnElement[bool]:
    return cards.c.key.startswith(keys, autoescape=True)


def rewrite_cards(db: Connection, interview: Interview, decision: Decision, now: datetime) -> None:
    """Rewrite the cards about an interview that changes (bot.texts.rewriting), except cards that
    are posted again now and cards of a side that the decision does not concern. Only cards that
    somebody has seen or will see are rewritten: a card that nobody has seen yet is deleted once it
    is no longer news. Call this before the interview is saved."""
    kept = [(post.to, digest_of(post.key)) for post in decision.posts]
    rows = _CHANGING.rows(db, interview=interview.id, kept=kept, only_for=decision.only_for)
    changing = list(map(_Changing._make, rows))
    step = (interview.stage, interview.rounds)
    stale = [each for each in changing if each.is_unseen and (each.stage, each.rounds) != step]
    _DROP.run(db, [{"this": each.id} for each in stale])
    _rewrite(db, [each for each in changing if each not in stale], interview, now)


def _rewrite(
    db: Connection, rows: Sequence[_Changing], interview: Interview, now: datetime
) -> None:
    about = repeat(interview.id)
    shown = zip(rows, card_rows.read(db, [row.card for row in rows], about), strict=True)
    changed = [
        (row.id, card)
        for row, before in shown
        if (card := _rewritten(row, before, interview, now)) != before
    ]
    stored = card_rows.stored(db, [card for _, card in changed], about)
    values = [
        {"this": this, "card": row, "changes_later": card.changes_later, "now": now}
        for (this, card), row in zip(changed, stored, strict=True)
    ]
    _RENEW.run(db, values)


def _rewritten(row: _Changing, card: Card, interview: Interview, now: datetime) -> Card:
    before = Before(row.stage, row.rounds, row.start, row.venue)
    return rewritten(card, before, interview, interview.side_taken_by(row.member), now)
