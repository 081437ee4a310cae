"""What is stored about a member, table by table. When you add a table, decide in one of the
holdings, or here, whether its rows are about somebody.

Members can read what they wrote, what others wrote to them, and what is stored about them. They
never read what others keep for themselves, who has blocked them, or what somebody told the
organizers.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import Connection, select

from bot.engine.personal_data import PersonalData, PostedCard, Record
from bot.interview.members import Member, returned_after
from storage.cards import card_rows
from storage.cards.forgotten_cards import HAS_CONTENT
from storage.keys.keys import Keys
from storage.people import people
from storage.personal_data.holdings import Holding
from storage.personal_data.interview_holdings import OF_INTERVIEWS
from storage.personal_data.platform_holdings import OF_PLATFORMS
from storage.personal_data.programme_holdings import OF_PROGRAMMES
from storage.tables import cards

HOLDINGS = (*OF_INTERVIEWS, *OF_PROGRAMMES, *OF_PLATFORMS)

_ASKED_AT = "of interview"
TOLD_AS_MESSAGES = "card"
"""The table whose rows are shown as messages in words; see `_cards`."""
NOT_ABOUT_A_PERSON: Mapping[str, str] = {
    "programme": "What organizers have set for everybody.",
    "suggestion_round": "When suggestions were made for a whole community, in numbers.",
    "community_timer": "When Askwell acts next for a whole community.",
    "community": "A number for the members of a space.",
    "member_group": "What groups a community has, and not who is in them.",
    "space": "A workspace or a server, and whether Askwell is in it.",
    "concern_fact": "When a concern was opened, looked after and closed; not whose it was.",
    "vain_search": "How many looked for something in a month.",
    "wording": "Words of ours, in which nobody is named.",
    "timer": "When Askwell acts next on an interview, whose dates are told.",
    "key_fingerprint": "With which keys the database is used.",
    "courier": "Which processes deliver messages.",
    "alive": "When the process was alive last.",
    "first_message": "When Askwell wrote to somebody for the first time, not to whom.",
    "first_message_rest": "When a platform takes no first messages.",
    "outage": "When the process or a platform was away.",
    "retention": "When everything old was forgotten last.",
}
"""Tables whose rows are shown to nobody, and why."""


def of(db: Connection, me: int, keys: Keys) -> PersonalData:
    found = {each.name: _rows(db, each, me) for each in HOLDINGS}
    numbers = {row[name] for each in HOLDINGS for row in found[each.name] for name in each.people}
    named = people.by_ids(db, numbers - {None})
    records = {
        each.name: tuple(_record(row, each, named, me, keys) for row in found[each.name])
        for each in HOLDINGS
    }
    return PersonalData(records, _cards(db, me))


def _rows(db: Connection, holding: Holding, me: int) -> list[dict[str, Any]]:
    asked_at = holding.asked_at().label(_ASKED_AT)
    query = select(*holding.columns(), asked_at).where(holding.whose)
    ordered = query.order_by(*holding.table.primary_key)
    rows = db.execute(ordered, {"me": me}).mappings().all()
    return [_read(db, dict(row), holding) for row in rows]


def _read(db: Connection, row: dict[str, Any], holding: Holding) -> dict[str, Any]:
    return row | {name: read(db, row[name]) for name, read in holding.read.items()}


def _record(
    row: dict[str, Any], holding: Holding, named: Mapping[int, Member], me: int, keys: Keys
) -> Record:
    """Without columns that could have the id of a member, and have none."""
    asked_at = row.pop(_ASKED_AT)
    row = {name: each for name, each in row.items() if each or name not in holding.people}
    these = holding.people & row.keys()
    told = {name: _name(named.get(row[name]), asked_at, me) for name in these}
    opened = {name: keys.decrypt(row[name]) for name in holding.encrypted}
    row |= told | opened
    return {name: _told(each) for name, each in row.items()}


def _told(value: Any) -> Any:
    """As in JSON, but what is one of a few kinds stays so, however deep it is inside: a page has
    words for each kind, and in JSON they are text."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, frozenset):
        return sorted(map(_told, value))
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if is_dataclass(value):
        return {each.name: _told(getattr(value, each.name)) for each in fields(value)}
    return to_jsonable_python(value)


def _name(member: Member | None, asked_at: datetime | None, me: int) -> str | None:
    """None if everything about them was erased, also if they have come back since the interview was
    asked for."""
    if member is None or member.erased_at is not None:
        return None
    is_stranger = asked_at is not None and member.id != me and returned_after(member, asked_at)
    return None if is_stranger else member.name


def _cards(db: Connection, me: int) -> tuple[PostedCard, ...]:
    """The cards without files, because the other records contain what is in these."""
    told = select(cards.c.posted_at, cards.c.card, cards.c.about, cards.c.message)
    theirs = told.where(cards.c.member == me, HAS_CONTENT)
    rows = db.execute(theirs.order_by(cards.c.id)).all()
    read = card_rows.read(db, [row.card for row in rows], [row.about for row in rows])
    return tuple(
        PostedCard(row.posted_at, replace(card, files=()), row.message is not None)
        for row, card in zip(rows, read, strict=True)
    )
