"""Kills the process at random moments while members press buttons. Afterwards it checks in the
database that no press that was acknowledged to Slack is lost.

    python -m tests.storage.killing sqlite:////tmp/askwell.db 120
"""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from sqlalchemy import text

from adapters.slack.setting_up.manifest import manifest
from bot.flows import every_flow
from storage.connections.database import open_engine
from tests.fakes.slack import NotAcknowledged, SlackServer, User

HERE = Path(__file__).parents[2]
LABELS = {False: "Stop all nudges", True: "Nudge me again"}
"""What a member presses who wants nudges (False), or none (True)."""
TOGETHER = 40
"""How many members press at the same time."""
PATIENCE = 90.0
"""How many seconds a process has to start, and then to decide the kept events."""


class Campaign:
    """`code`: the folder of the code that is tried."""

    def __init__(self, slack: SlackServer, url: str, members: int, code: Path = HERE) -> None:
        self._slack = slack
        self._url = url
        self._code = code
        self._chance = random.Random(11)
        self._engine = open_engine(url)
        self._users = [slack.user(f"U{number}", f"Member {number}") for number in range(members)]
        self._organizer = slack.user("U-ANA", "Ana")
        self._organizer.person.rights = "owner"
        self._is_open = False
        self.counts: Counter[str] = Counter()

    async def run(self, rounds: int) -> None:
        """Each member presses once in each round. The kill comes when some of them have their
        acknowledgement."""
        for number in range(rounds):
            some = self._chance.randrange(1, len(self._users))
            await self._round(number % 2 == 1, partial(self._acknowledged, some))

    async def locked(self) -> None:
        """One round in which another transaction locks the members' rows until after the kill. The
        kill comes when all have their acknowledgement."""
        all_of_them = partial(self._acknowledged, len(self._users))
        await self._round(False, all_of_them, self._rows_held)

    async def _round(
        self,
        nudges: bool,
        moment: Callable[[], Awaitable[None]],
        meanwhile: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        async with self.process() as process:
            await self._prepared(nudges)
            with meanwhile():
                pressing = [asyncio.create_task(_is_taken(each, nudges)) for each in self._users]
                await moment()
                process.kill()
        taken = await asyncio.gather(*pressing)
        self.counts["pressed"] += len(taken)
        users = zip(self._users, taken, strict=True)
        await self._looked_for({user.id for user, is_taken in users if is_taken}, nudges)

    async def _prepared(self, nudges: bool) -> None:
        """Each member sees the button that they press next, and has the opposite setting."""
        if not self._is_open:
            await self._opened()
        for user in self._users:
            for each in (*LABELS, False)[: 3 if nudges else 2]:
                await self._presses(user, each)
            await self._sees(user, nudges)

    async def _opened(self) -> None:
        """The organizer opens the programme. Before that, nobody else can take part."""
        ana = self._organizer
        for button in ("Organize", "Open it", "Yes, open it", "Inviting"):
            await ana.command("/askwell", "organize")
            await self._wanted(partial(_shows, ana, button))
            if "pen it" in button:
                shown = next(each for each in reversed(ana.messages) if button in each.buttons)
                await ana.clicks(shown, button)
        self._is_open = True

    async def _presses(self, user: User, nudges: bool) -> None:
        await self._sees(user, nudges)
        assert await _is_taken(user, nudges)
        async with asyncio.timeout(PATIENCE):
            while user.id not in self._done(nudges):
                await asyncio.sleep(0.1)

    async def _sees(self, user: User, nudges: bool) -> None:
        """Wait until the member sees the button. The answer to a press replaces the card with the
        button."""
        shown = partial(_shows, user, LABELS[nudges])
        if not shown():
            await user.command("/askwell", "settings")
            await self._wanted(shown)

    @contextmanager
    def _rows_held(self) -> Iterator[None]:
        with self._engine.begin() as db:
            db.execute(text("SELECT id FROM member FOR UPDATE"))
            yield

    async def _looked_for(self, taken: Collection[str], nudges: bool) -> None:
        """A press is lost if it was acknowledged, but had no effect although no event is kept any
        more."""
        if self._kept():
            self._leave()
            async with self.process(), asyncio.timeout(PATIENCE):
                while self._kept():
                    await asyncio.sleep(0.5)
        self.counts["acknowledged"] += len(taken)
        self.counts["lost"] += len({*taken} - self._done(nudges))

    def _leave(self) -> None:
        """Make the kept events due. Otherwise they would be left to the process that kept them, for
        a time."""
        with self._engine.begin() as db:
            db.execute(text("UPDATE kept_event SET due_at = at"))

    def close(self) -> None:
        self._engine.dispose()

    @asynccontextmanager
    async def process(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """The real process, until it is killed."""
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
            if process.returncode is None:
                process.kill()
            await process.wait()
            await self._wanted(lambda: not slack.sockets.sockets)

    async def _acknowledged(self, some: int) -> None:
        wanted = len(self._slack.acks) + some
        await self._wanted(lambda: len(self._slack.acks) >= wanted)

    def _kept(self) -> int:
        with self._engine.connect() as db:
            if not self._engine.dialect.has_table(db, "kept_event"):
                return 0
            return int(db.execute(text("SELECT COUNT(*) FROM kept_event")).scalar_one())

    def _done(self, nudges: bool) -> set[str]:
        with self._engine.connect() as db:
            rows = db.execute(text('SELECT "user", nudges FROM member'))
            return {user for user, has in rows if bool(has) is nudges}

    async def _wanted(self, wanted: Callable[[], bool]) -> None:
        await self._slack.until(wanted, PATIENCE)


def _shows(user: User, button: str) -> bool:
    return any(button in each.buttons for each in user.messages)


async def _is_taken(user: User, nudges: bool) -> bool:
    label = LABELS[nudges]
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
        running = Campaign(slack, url, members, code)
        try:
            yield running
        finally:
            running.close()


async def main(url: str, presses: int, code: Path) -> None:
    async with campaign(url, TOGETHER, code) as running:
        await running.run(-(-presses // TOGETHER))
        print(dict(running.counts), flush=True)
        if not url.startswith("sqlite"):
            running.counts.clear()
            await running.locked()
            print("while the rows are locked:", dict(running.counts))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3] if sys.argv[3:] else HERE)))
