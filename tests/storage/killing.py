"""A campaign of kills: members press while the process is killed at a random moment, and each
press that Slack was told is taken is looked for in the database.

    python -m tests.storage.killing sqlite:////tmp/askwell.db 120
"""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, text

from adapters.slack.manifest import manifest
from bot.flows import every_flow
from storage.engine import open_engine
from tests.adapters.slack.server import NotAcknowledged, SlackServer, User

HERE = Path(__file__).parents[2]
LABELS = {False: "Stop all nudges", True: "Nudge me again"}
"""What a member presses who wants nudges, or none."""
LOCKED = 4.0
"""Seconds: longer than Slack has patience."""
PATIENCE = 90.0
"""Seconds for a process to start, and for what was kept to be decided."""


class Campaign:
    """`code` is where the code lies that is tried."""

    def __init__(self, slack: SlackServer, url: str, members: int, code: Path = HERE) -> None:
        self._slack = slack
        self._url = url
        self._code = code
        self._chance = random.Random(11)
        self._engine: Engine | None = None
        self._users = [slack.user(f"U{number}", f"Member {number}") for number in range(members)]
        self.counts: Counter[str] = Counter()

    async def run(self, rounds: int) -> None:
        """Each member presses once in each round, and the kill comes when some of them have their
        acknowledgement."""
        async with self.process():
            for label in LABELS.values():
                await asyncio.gather(*(self._has_button(user, label) for user in self._users))
        self._engine = open_engine(self._url)
        for number in range(rounds):
            nudges = number % 2 == 1
            some = self._chance.randrange(1, len(self._users))
            taken = await self._killed(nudges, partial(self._acknowledged, some))
            await self._looked_for(taken, nudges=nudges)
        self._engine.dispose()

    async def locked(self, nudges: bool = False) -> None:
        """As a round, but other work holds the members' rows until the kill."""
        self._engine = open_engine(self._url)
        with self._engine.begin() as db:
            db.execute(text("SELECT id FROM member FOR UPDATE"))
            taken = await self._killed(nudges, lambda: asyncio.sleep(LOCKED))
        await self._looked_for(taken, nudges=nudges)
        self._engine.dispose()

    @asynccontextmanager
    async def process(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """The real one, until it is killed."""
        slack = self._slack
        given = {
            "DATABASE_URL": self._url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.url,
            "PYTHONPATH": str(self._code),
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "askwell", "run"),
            cwd=self._code,
            env=os.environ | given,
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            await self._wanted(lambda: bool(slack.sockets.sockets))
            yield process
        finally:
            process.kill()
            await process.wait()
            await self._wanted(lambda: not slack.sockets.sockets)

    async def _acknowledged(self, some: int) -> None:
        wanted = len(self._slack.acks) + some
        await self._wanted(lambda: len(self._slack.acks) >= wanted)

    async def _killed(self, nudges: bool, moment: Callable[[], Awaitable[None]]) -> list[User]:
        """Those whose press was acknowledged."""
        async with self.process():
            pressing = [
                asyncio.create_task(_is_taken(user, LABELS[nudges])) for user in self._users
            ]
            await moment()
        taken = await asyncio.gather(*pressing)
        self.counts["pressed"] += len(taken)
        return [user for user, is_taken in zip(self._users, taken, strict=True) if is_taken]

    async def _looked_for(self, taken: Sequence[User], *, nudges: bool) -> None:
        """Lost is what was acknowledged, and is not so although nothing is kept any more."""
        async with self.process():
            async with asyncio.timeout(PATIENCE):
                while self._kept():
                    await asyncio.sleep(0.5)
            done = self._done(nudges)
            self.counts["acknowledged"] += len(taken)
            self.counts["lost"] += sum(user.id not in done for user in taken)
            for user in self._users:
                if user.id not in done:
                    assert await _is_taken(user, LABELS[nudges]), "a second press is taken"

    async def _has_button(self, user: User, label: str) -> None:
        """From now on, among their messages; and they pressed it."""
        await user.command("/askwell", "settings")
        await self._wanted(lambda: any(label in each.buttons for each in user.messages))
        assert await _is_taken(user, label)
        await self._wanted(lambda: "Saved" in user.messages[-1].shown)

    def _kept(self) -> int:
        assert self._engine
        with self._engine.connect() as db:
            if not self._engine.dialect.has_table(db, "kept_event"):
                return 0
            return int(db.execute(text("SELECT COUNT(*) FROM kept_event")).scalar_one())

    def _done(self, nudges: bool) -> set[str]:
        assert self._engine
        with self._engine.connect() as db:
            rows = db.execute(text('SELECT "user", nudges FROM member'))
            return {user for user, has in rows if bool(has) is nudges}

    async def _wanted(self, wanted: Callable[[], bool]) -> None:
        await self._slack.until(wanted, PATIENCE)


async def _is_taken(user: User, label: str) -> bool:
    shown = next(each for each in reversed(user.messages) if label in each.buttons)
    try:
        await user.clicks(shown, label)
    except NotAcknowledged:
        return False
    return True


@asynccontextmanager
async def campaign(url: str, members: int, code: Path = HERE) -> AsyncIterator[Campaign]:
    async with SlackServer(manifest=manifest(every_flow().specs, None)) as slack:
        slack.patience = PATIENCE  # a busy machine is no reason to be lost
        yield Campaign(slack, url, members, code)


async def main(url: str, presses: int, code: Path) -> None:
    async with campaign(url, 12, code) as running:
        await running.run(-(-presses // 12))
        print(dict(running.counts), flush=True)
        if not url.startswith("sqlite"):
            running.counts.clear()
            await running.locked()
            print("while the rows are locked:", dict(running.counts))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3] if sys.argv[3:] else HERE)))
