"""Erases names of erased members from cards about somebody else."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from pydantic_core import to_json
from sqlalchemy import Connection, bindparam, delete, select

from bot.cards.cards import Card
from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member, Person
from storage.cards import card_rows, posts
from storage.cards.posts import UNTOUCHED
from storage.pairs import concerns
from storage.spaces import spaces
from storage.statements.prepared import PreparedWithLists
from storage.tables import cards, members
from storage.timers.community_timers import SqlCommunityTimers

AWAKE = PreparedWithLists(
    select(members.c.id).where(
        members.c.id.in_(bindparam("these", expanding=True)), ~spaces.sleeps(members)
    )
)


def erase(db: Connection, them: Collection[Member], gone: Card, now: datetime) -> None:
    """Erase these members from cards about somebody else that others were sent, such as a list of
    hosts. If Askwell was removed from a space, this is not needed: then everybody there is
    erased."""
    awake = {this for (this,) in AWAKE.rows(db, these=[each.id for each in them])}
    for each in them:
        if each.id in awake:
            kept = concerns.open_with(db, each.id)
            _erase_of(db, gone, each.person, [f"concern:{concern}" for concern in kept], now)
            _show_again(db, each.community, kept, now)


def _show_again(db: Connection, community: int, kept: Collection[str], now: datetime) -> None:
    """The cards about open concerns stay until these are closed. A flow soon writes them anew,
    without the name."""
    name = CommunityTimerName.CONCERN_CHANGED
    SqlCommunityTimers(db).set([CommunityTimer(community, name, now, each) for each in kept])


def _erase_of(
    db: Connection, gone: Card, person: Person, kept: Collection[str], now: datetime
) -> None:
    """Except in the cards whose keys are `kept`."""
    here = cards.c.space == spaces.number_of(person.platform, person.space)
    named = cards.c.card.contains(_quoted(person), autoescape=True)
    for row in db.execute(
        select(cards.c.id, cards.c.card, cards.c.about).where(here, named, cards.c.key.not_in(kept))
    ).all():
        left = _without(card_rows.read_one(db, row.card, row.about), person)
        if left is None:
            db.execute(delete(cards).where(cards.c.id == row.id, UNTOUCHED))
        posts.replace_all(db, cards.c.id == row.id, left or gone, now)


def _without(card: Card, person: Person) -> Card | None:
    """What remains of a card. None if the card is about this person."""
    blocks = tuple(each for each in card.blocks if not _names(each, person))
    left = replace(card, blocks=blocks, files=())
    return None if _names(left, person) or not blocks else left


def _names(part: object, person: Person) -> bool:
    return _quoted(person) in to_json(part).decode()


def _quoted(person: Person) -> str:
    """The person's id as a stored card contains it."""
    return to_json(person.user).decode()
