"""Forgets what is old, a few rows at a time. What has no words any more stays: whom a message was
for, and which it is, so that it can be edited still."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Update,
    bindparam,
    delete,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from bot.cards.cards import Card
from bot.engine.forgetting import CardRange, CardsForgotten, KeptWords
from storage import card_rows, facts, people
from storage.dialect import upserts
from storage.outbox import REACHED
from storage.tables import (
    cards,
    forgettings,
    interviews,
    members,
    plans,
    programmes,
    reflections,
    retention_runs,
    spaces,
)

NO_WORDS: dict[str, Any] = {
    "connection": "",
    "wish": "",
    "self_introduction": null(),
    "goal": "",
    "notes": (),
    "thanks_for": "",
    "debrief": null(),
    "next_step": null(),
    "note": null(),
    "draft_update": null(),
    "last_update": null(),
    "venue": null(),
}
"""Of an interview: everything that somebody wrote."""

_NEXT_CARDS = (
    select(cards.c.id)
    .where(cards.c.id > bindparam("after"))
    .order_by(cards.c.id)
    .limit(bindparam("most"))
)
_LAST_CARD = select(func.max(_NEXT_CARDS.subquery().c.id))
_KEPT = (
    select(
        *(
            interviews.c.id,
            interviews.c.stage,
            interviews.c.changed_at,
            interviews.c.last_contact_at,
        ),
        *(programmes.c.words_kept_months, forgettings.c.at),
    )
    .join(programmes, programmes.c.community == interviews.c.community)
    .outerjoin(forgettings, forgettings.c.interview == interviews.c.id)
    .where(interviews.c.id > bindparam("after"), interviews.c.wish != "")
    .order_by(interviews.c.id)
    .limit(bindparam("most"))
)
_SLEEPS = (
    spaces.c.asleep & (spaces.c.platform == members.c.platform) & (spaces.c.id == members.c.space)
)
_NOTE_RUN = upserts(retention_runs, ["one"])
_EXPECT = upserts(forgettings, ["interview"])


class SqlRetention:
    """Implements bot.engine.store.Retention."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def cards(self, after: int, most: int) -> CardRange:
        return CardRange(after, self._db.scalar(_LAST_CARD, {"after": after, "most": most}))

    def forget_cards(
        self, some: CardRange, which: CardsForgotten, before: datetime, exports_before: datetime
    ) -> None:
        these = (cards.c.id > some.after) & (cards.c.id <= (some.last or some.after))
        begins = (cards.c.key.startswith(each, autoescape=True) for each in which.exports)
        old = cards.c.due_at.is_(None) & or_(
            (cards.c.taken_at < before) & _is_over(which, before),
            (cards.c.taken_at < exports_before) & or_(*begins),
        )
        self._db.execute(delete(cards).where(these, old, ~REACHED))
        self._db.execute(_blank(these & old, self._row(which.instead)))

    def interviews(self, after: str, most: int) -> list[KeptWords]:
        rows = self._db.execute(_KEPT, {"after": after, "most": most})
        return [KeptWords(*row) for row in rows]

    def forget_venues(self, these: Collection[str], before: datetime) -> None:
        past = interviews.c.venue.is_not(None) & (interviews.c.start < before)
        of = update(interviews).where(interviews.c.id.in_(these), past)
        self._db.execute(of.values(venue=null()))

    def forget_words(self, these: Collection[str], instead: Card) -> None:
        if not these:
            return
        self._lock(these)
        of = update(interviews).where(interviews.c.id.in_(these))
        self._db.execute(of.values(NO_WORDS))
        self._db.execute(delete(plans).where(plans.c.interview.in_(these)))
        self._db.execute(delete(forgettings).where(forgettings.c.interview.in_(these)))
        kept = update(reflections).where(reflections.c.interview.in_(these))
        self._db.execute(kept.values(next_question=""))
        over = cards.c.about.in_(these) & cards.c.due_at.is_(None)
        self._db.execute(_blank(over, self._row(instead)))

    def expect(self, ends: Mapping[str, datetime]) -> None:
        if ends:
            self._lock(ends.keys())
            rows = [{"interview": each, "at": at} for each, at in ends.items()]
            self._db.execute(_EXPECT[self._db.dialect.name], rows)

    def abandoned(self, platforms: Collection[str], since: datetime, now: datetime) -> int | None:
        newly = spaces.c.asleep & spaces.c.asleep_since.is_(None)
        self._db.execute(update(spaces).where(newly).values(asleep_since=now))
        query = (
            select(members.c.id)
            .where(members.c.erased_at.is_(None), members.c.platform.in_(platforms))
            .where(exists().where(_SLEEPS, spaces.c.asleep_since <= since))
            .limit(1)
        )
        found: int | None = self._db.scalar(query)
        return found

    def forget_searchers(self, now: datetime) -> None:
        facts.forget_searchers(self._db, now)

    def note_run(self, now: datetime) -> None:
        self._db.execute(_NOTE_RUN[self._db.dialect.name], {"one": 1, "ran_at": now})

    def _row(self, instead: Card) -> str:
        return card_rows.stored(self._db, [instead])[0]

    def _lock(self, these: Collection[str]) -> None:
        sides = select(interviews.c.seeker, interviews.c.host).where(interviews.c.id.in_(these))
        people.lock(self._db, (side for row in self._db.execute(sides) for side in row))


def ran_at(db: Connection) -> datetime | None:
    """When everything old was forgotten last; None if never."""
    found: datetime | None = db.scalar(select(retention_runs.c.ran_at))
    return found


def _is_over(which: CardsForgotten, before: datetime) -> ColumnElement[bool]:
    rested = interviews.c.stage.in_(which.resting) & (interviews.c.changed_at < before)
    over = interviews.c.stage.in_(which.ended) | rested
    return cards.c.about.is_(None) | exists().where(interviews.c.id == cards.c.about, over)


def _blank(these: ColumnElement[bool], instead: str) -> Update:
    """What stands in place of words changes no more."""
    kept = {"card": instead, "changes_later": False}
    return update(cards).where(these, cards.c.card != instead).values(kept)
