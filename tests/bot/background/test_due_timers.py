"""Timers fire for a while. Then cards have their turn, and the timers that are left come next."""

from math import inf
from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from bot.background.due_timers import DueTimers
from bot.engine.firing import Fired
from bot.engine.store.agenda import Agenda
from tests.storage.scene import MINUTE, NOON

SOME, NONE = Fired(looked_at=2, done=2), Fired(looked_at=0, done=0)
DUE, LATER = Agenda(timers=NOON), Agenda(timers=NOON + MINUTE)


class Here:
    """A store that does its work at once, and what fires these timers in it, with the agenda after
    each time."""

    def __init__(self, *fired: tuple[Fired, Agenda]) -> None:
        self._fired = iter(fired)
        self.left = DUE

    async def run_in_background(self, work: Any) -> Any:
        return work(self)

    def fire(self, *_: object) -> Fired:
        fired, self.left = next(self._fired)
        return fired


@pytest.mark.parametrize("last", [(SOME, LATER), (NONE, DUE)], ids=["done", "others have them"])
@pytest.mark.parametrize(("seconds", "may_be_more"), [(0, [True, True, False]), (inf, [False])])
async def test_it_tells_whether_timers_may_be_left(
    seconds: float,
    may_be_more: list[bool],
    last: tuple[Fired, Agenda],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.background.due_timers.FIRES_FOR", seconds)
    here: Any = Here((SOME, DUE), (SOME, DUE), last)
    timers = DueTimers(here, here, StillClock(NOON), lambda: None)
    found = [await timers.fire(lambda _: here.left) for _ in may_be_more]
    assert found == [*((True, DUE) for _ in may_be_more[1:]), (False, last[1])]
