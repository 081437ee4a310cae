"""Many nudges at once, one for each member, when Slack accepts only a limited number in a period:
how long it takes until the last one is sent, next to what the limit allows."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import Engine

from adapters.slack.setting_up.manifest import manifest
from bench.databases import UrlOf, migrated
from bench.torture import PATIENCE, askwell_run
from bot.cards.cards import Card
from bot.cards.rich_text import Words
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Caller
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.flows import every_flow
from bot.interview.members import Person
from storage.store import SqlStore
from tests.fakes.slack import SlackServer

NUDGES = 200
AT_ONCE, WITHIN = 20, 10.0
"""Slack accepts this many posts in this many seconds."""
KILLED_AFTER = 60


@dataclass
class NudgesCost:
    """`seconds`: the time from the first post to the last. `begun`: the seconds from the start of
    the last process to its first post. `allowed`: the seconds that the limit alone takes."""

    what: str
    allowed: float
    seconds: float
    begun: float
    opened: int
    look_ups: int
    doubled: int

    @property
    def times(self) -> float:
        return self.seconds / self.allowed


async def measure(url_of: UrlOf, scale: float) -> AsyncIterator[NudgesCost]:
    """Once undisturbed, and once with a kill in the middle."""
    many = max(2 * AT_ONCE, int(NUDGES * scale))
    for name, killed_after in (("storm", 0), ("storm_killed", int(KILLED_AFTER * many / NUDGES))):
        with migrated(url_of(name)) as engine, TemporaryDirectory() as keys:
            storm = NudgeStorm(engine, Path(keys) / "askwell.key", many, WITHIN * min(1.0, scale))
            yield await storm.run(killed_after)


@dataclass
class NudgeStorm:
    """`many` nudges, while Slack accepts AT_ONCE posts in `within` seconds."""

    engine: Engine
    key_file: Path
    many: int
    within: float
    sent_at: list[float] = field(default_factory=list)

    async def run(self, killed_after: int) -> NudgesCost:
        """The process is killed after `killed_after` posts; with 0 it is not killed."""
        async with SlackServer(manifest=manifest(every_flow().specs, None)) as slack:
            users = [slack.user(f"U{number}", f"Member {number}") for number in range(self.many)]
            await _write(self.engine, self.key_file, [each.id for each in users])
            slack.allow("chat.postMessage", AT_ONCE, self.within)
            began = perf_counter()
            if killed_after:
                await self._process_until(slack, killed_after)
            restarted, so_far = perf_counter(), len(slack.world.messages)
            await self._process_until(slack, self.many)
        return NudgesCost(
            what="killed in the middle" if killed_after else "undisturbed",
            allowed=self.many / AT_ONCE * self.within,
            seconds=self.sent_at[-1] - self.sent_at[0],
            begun=self.sent_at[so_far] - (restarted if killed_after else began),
            opened=len(slack.calls("conversations.open")),
            look_ups=len(slack.calls("conversations.history")),
            doubled=len(slack.world.messages) - self.many,
        )

    async def _process_until(self, slack: SlackServer, enough: int) -> None:
        def is_enough() -> bool:
            new = len(slack.world.messages) - len(self.sent_at)
            self.sent_at.extend([perf_counter()] * new)
            return len(self.sent_at) >= enough

        async with askwell_run(slack, self.engine, self.key_file):
            await slack.until(is_enough, PATIENCE + self.many / AT_ONCE * self.within)
        is_enough()


async def _write(engine: Engine, key_file: Path, users: list[str]) -> None:
    url = engine.url.render_as_string(hide_password=False)
    store, now = SqlStore.open(url, key_file=str(key_file)), datetime.now(UTC)

    def work(unit: UnitOfWork) -> None:
        for user in users:
            by = Caller(Person("slack", "T1", user), user, "Europe/London")
            context = unit.contexts.load(LoadRequest(MemberContext, by), now)
            assert isinstance(context, MemberContext)
            nudge = Post(context.me.id, "nudge", Card(Words("A nudge")))
            unit.save(Decision(posts=(nudge,)), now)

    try:
        await store.run(work)
    finally:
        await store.close()
