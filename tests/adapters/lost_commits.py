"""A connection to the database that is lost in the very commit of a form, so that nobody knows
whether it is saved."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from bot import deciding
from bot.cards.rich_text import say
from bot.deciding import Decided, ToDecide
from bot.engine.errors import MaybeDone
from bot.engine.events import Submit
from bot.engine.store.store import Store, UnitOfWork
from bot.worries_first import Alarm

T = TypeVar("T")

NOT_KNOWN = "It may be done all the same: please look before you try again."
LOST = say("The connection is lost.")


def lost_commits(store: Store, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool) -> list[bool]:
    """In the commit of as many of the next forms as the returned list has items, the connection is
    lost."""
    coming, seen = list[bool](), list[Submit]()
    decided, run = deciding._decided, store.run

    def noting(unit: UnitOfWork, this: ToDecide, alarm: Alarm | None) -> Decided:
        answer = decided(unit, this, alarm)
        if isinstance(this.event, Submit):
            seen.append(this.event)
        return answer

    async def committing(work: Callable[[UnitOfWork], T]) -> T:
        """Other work is committed meanwhile, so each one says itself whether it is a form."""

        def watched(unit: UnitOfWork) -> tuple[T, bool]:
            before = len(seen)
            done = work(unit)
            is_lost = bool(coming) and len(seen) > before
            if is_lost:
                coming.pop()
            if is_lost and not is_saved:
                raise MaybeDone(LOST)
            return done, is_lost

        done, is_lost = await run(watched)
        if is_lost:
            raise MaybeDone(LOST)
        return done

    monkeypatch.setattr(deciding, "_decided", noting)
    monkeypatch.setattr(store, "run", committing)
    return coming
