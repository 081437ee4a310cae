"""Timers fire for a while. Then cards have their turn, and the timers that are left come next."""

from math import inf
from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from bot.background.due_timers import DueTimers
from bot.engine.firing import Fired
from tests.storage.scene import NOON

SOME, NONE = Fired(looked_at=2, done=2), Fired(looked_at=0, done=0)


class Here:
    """A store that does its work at once, and what fires these timers in it."""

    def __init__(self, *fired: Fired) -> None:
        self._fired = iter(fired)

    async def run_in_background(self, work: Any) -> Any:
        return work(self)

    def fire(self, *_: object) -> Fired:
        return next(self._fired)


@pytest.mark.parametrize(("seconds", "may_be_more"), [(0, [True, True, False]), (inf, [False])])
async def test_it_tells_whether_timers_may_be_left(
    seconds: float, may_be_more: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.background.due_timers.FIRES_FOR", seconds)
    here: Any = Here(SOME, SOME, NONE)
    timers = DueTimers(here, here, StillClock(NOON), lambda: None)
    assert [await timers.fire() for _ in may_be_more] == may_be_more
