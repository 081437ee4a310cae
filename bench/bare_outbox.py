"""The floor of cards and reminders: plain SQL through the database driver, for the same rows, with
cards as JSON."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine

from bench.community import DAY, NOON, Community
from bot.cards.cards import Card
from bot.engine.contexts.interview import InterviewContext
from bot.interview.model import Interview, Side, Stage
from bot.texts.meeting.reminders import day_before
from storage.cards.card_keys import digest_of
from storage.connections.kept_connections import KeptConnections

_CARD: TypeAdapter[Card] = TypeAdapter(Card)
_SECOND = int(NOON.timestamp())
_NOW = _SECOND * 1_000_000

_DUE = """
SELECT card.id, card.card, card.message, card.version, member.name, member.zone, member.locale
FROM card JOIN member ON member.id = card.member
WHERE card.due_at <= ? AND NOT card.bulk ORDER BY card.posted_at, card.id LIMIT ?"""
_TAKE = "UPDATE card SET taken = 1, taken_at = ? WHERE id = ?"
_SETTLE = "UPDATE card SET taken = 0, due_at = NULL, message = ? WHERE id = ?"
_DUE_TIMERS = """
SELECT interview FROM timer WHERE at <= ? ORDER BY at, interview LIMIT ?"""
_POST = """
INSERT INTO card (member, space, key, digest, about, card, changes_later, grouped, version,
    posted_at, due_at, taken, attempts)
VALUES (?, 1, ?, ?, ?, ?, 1, 0, 1, ?, ?, 0, 0)
ON CONFLICT (member, digest) DO UPDATE SET card = excluded.card"""
_FORGET = "DELETE FROM timer WHERE interview = ?"


def post_cards(engine: Engine, community: Community, many: int) -> None:
    community.post_cards(engine, many, stored=lambda _db, cards: list(map(_json, cards)))


def deliver(on: KeptConnections, most: int) -> int:
    claimed = on.run(lambda db: _claim(_cursor(db), most))
    on.run(lambda db: _cursor(db).executemany(_SETTLE, [("m", each[0]) for each in claimed]))
    return len(claimed)


def _claim(cursor: Any, most: int) -> list[Any]:
    rows = cursor.execute(_DUE, (_NOW, most)).fetchall()
    claimed = [(row[0], _CARD.validate_json(row[1]), *row[2:]) for row in rows]
    cursor.executemany(_TAKE, [(_SECOND, each[0]) for each in claimed])
    return claimed


def reminders(community: Community) -> dict[str, tuple[tuple[int, Card], ...]]:
    """The card to each of the two sides, for each interview that is ahead."""
    all_of_them = map(community.interview, range(community.interviews))
    return {each.id: _both(community, each) for each in all_of_them if each.stage is Stage.BOOKED}


def _both(community: Community, of: Interview) -> tuple[tuple[int, Card], ...]:
    seeker = community.seeker(of.seeker - 1)
    host = community.host(of.host - 1 - community.seekers)
    context = InterviewContext(seeker, of, seeker, host)
    return tuple((of.member_on(side), day_before(context, side, NOON + DAY)) for side in Side)


def remind(on: KeptConnections, given: dict[str, tuple[tuple[int, Card], ...]], most: int) -> int:
    return on.run(lambda db: _remind(_cursor(db), given, most))


def _remind(cursor: Any, given: dict[str, tuple[tuple[int, Card], ...]], most: int) -> int:
    later = int((NOON + DAY).timestamp() * 1e6)
    due = [row[0] for row in cursor.execute(_DUE_TIMERS, (later, most)).fetchall()]
    rows = [
        (to, key, digest_of(key), each, _json(card), later, later)
        for each in due
        for key in (f"{each}:day_before",)
        for to, card in given[each]
    ]
    cursor.executemany(_POST, rows)
    cursor.executemany(_FORGET, [(each,) for each in due])
    return len(due)


def _json(card: Card) -> str:
    return _CARD.dump_json(card, exclude_defaults=True).decode()


def _cursor(db: Any) -> Any:
    return db.connection.cursor()
