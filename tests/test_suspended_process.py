"""The real process, stopped and continued, like a laptop that is closed and opened."""

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.engine.contexts.member import Context, MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Caller
from bot.engine.store.store import LoadRequest
from bot.interview.members import Person
from storage.store import SqlStore
from tests.storage.scene import card, decided
from tests.test_askwell import fetch, running, say

SOON = timedelta(seconds=2)
LATE = timedelta(seconds=1.5)
"""So late that a scheduler may no longer run a job."""
PATIENCE = 60.0
"""Longer than the courier ever sleeps."""


def test_timers_missed_while_stopped_fire_when_the_process_goes_on(
    tmp_path: Path,
) -> None:
    with (
        running(tmp_path) as (askwell_run, address),
        asyncio.Runner() as runner,
        closing(Outbox(runner, f"sqlite:///{tmp_path}/playground.db")) as outbox,
    ):
        now = datetime.now(UTC)
        due = now + SOON
        outbox.post("card 1", now)
        outbox.post("card 2", due)
        say(address, "maya", "help")  # so that it looks, and then sleeps until the second is due
        assert "card 1" in fetch(f"{address}/api/conversations/maya")
        fetch(f"{address}/api/state")
        askwell_run.send_signal(signal.SIGSTOP)
        until(lambda: datetime.now(UTC) > due + LATE)
        askwell_run.send_signal(signal.SIGCONT)
        until(lambda: "card 2" in fetch(f"{address}/api/conversations/maya"))


class Outbox:
    """Maya's outbox, filled by another process on the same database."""

    def __init__(self, runner: asyncio.Runner, url: str) -> None:
        self._runner = runner
        self._store = SqlStore.open(url)

    def post(self, title: str, at: datetime) -> None:
        def posted(state: Context | None) -> Decision:
            assert isinstance(state, MemberContext)
            return Decision(posts=(Post(state.me.id, title, card(title)),))

        maya = LoadRequest(
            MemberContext, Caller(Person("playground", "demo", "maya"), "Maya", None)
        )
        self._runner.run(decided(self._store, maya, posted, at))

    def close(self) -> None:
        self._runner.run(self._store.close())


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "It never came"
        time.sleep(0.02)
