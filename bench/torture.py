"""Kills the real process at random moments while it delivers cards in Slack.

    python -m bench.torture 100

Afterwards it looks for each card and counts those that went wrong. "lost": the card never arrived.
"doubled": it arrived twice. "out_of_order": it arrived before an earlier card of its member.
"parted": it arrived without the other card of its pair. Pairs are left out of the order, because
they are delivered together with the card before them.
"""

import argparse
import asyncio
import logging
import os
import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, pairwise
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, func, select

from adapters.slack.setting_up.manifest import manifest
from askwell.serving.running import run_platforms
from askwell.settings import read_settings
from bench.databases import migrated, postgresql, sqlite
from bot.cards.cards import Card
from bot.cards.rich_text import Words
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Caller
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.flows import every_flow
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from storage.store import SqlStore
from storage.tables import cards
from tests.fakes.slack import SlackServer, User

MEMBERS, READERS, CARDS_EACH = 120, 12, 5
"""Before each start, some cards are written to some of the members, and to others the next time.
The cards of the earlier ones may have to wait until it is certain that the process that claimed
them is dead."""
SOME = 30
"""A process is killed after at most this many messages."""
DRAINED_EVERY = 10
"""In every round with a multiple of this number, the process lives until everything is delivered,
and is killed only then."""
PATIENCE = 180.0
"""How many seconds a process has for its work."""
A_MOMENT = 0.03
_NUMBER = re.compile(r"\d{7}")
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["bench.warm"])
"""Processes are forked from one that has imported everything, so that they start at once."""


@dataclass
class Counts:
    kills: int = 0
    in_flight: int = 0
    """Kills at a moment when Slack had a message, but had not answered yet."""
    sent: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    parted: int = 0
    """Cards that are grouped with another one, but arrived without it."""
    look_ups: int = 0
    opened: int = 0


@dataclass
class Torture:
    """`key_file` is the key file of the database behind `engine`."""

    slack: SlackServer
    engine: Engine
    key_file: Path
    users: list[User]
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    counts: Counts = field(default_factory=Counts)
    numbers: "count[int]" = field(default_factory=count)
    pairs: set[str] = field(default_factory=set)
    """The numbers of the cards that belong to a pair."""

    async def run(self, kills: int) -> Counts:
        for number in range(1, kills + 1):
            await self._write(number)
            async with askwell_run(self.slack, self.engine, self.key_file) as process:
                if number % DRAINED_EVERY == 0:
                    await self._drained()
                else:
                    await self._killed_within(process)
            self.counts.kills += 1
            print(f"\r{number} kills", end="", flush=True)
        async with askwell_run(self.slack, self.engine, self.key_file):
            await self._drained()
        print()
        return self._counted()

    async def _killed_within(self, process: ForkServerProcess) -> None:
        """Kill the process after some messages, either before Slack has answered the last one or a
        moment later."""
        enough = self._arrived() + self.chance.randrange(1, SOME)
        if self.chance.random() < 1 / 2:
            self._kill_at(enough, process)
            await asyncio.to_thread(process.join, PATIENCE)
        else:
            await self.slack.until(lambda: self._arrived() >= enough, PATIENCE)
            await asyncio.sleep(self.chance.uniform(0, A_MOMENT))

    def _kill_at(self, enough: int, process: ForkServerProcess) -> None:
        changed = self.slack.api.changed

        def kill() -> None:
            changed()
            if self._arrived() >= enough:
                self.slack.api.changed = changed
                self.counts.in_flight += 1
                process.kill()

        self.slack.api.changed = kill

    def _arrived(self) -> int:
        return sum(len(each.messages) for each in self.users)

    async def _write(self, number: int) -> None:
        first = number * READERS % MEMBERS
        store = SqlStore.open(_url_of(self.engine), key_file=str(self.key_file))
        try:
            for user in self.users[first : first + READERS]:
                await store.run(self._posts_to(user))
        finally:
            await store.close()

    def _posts_to(self, user: User) -> Callable[[UnitOfWork], None]:
        now = datetime.now(UTC)
        by = Caller(Person("slack", "T1", user.id), user.id, "Europe/London")

        def work(unit: UnitOfWork) -> None:
            context = unit.contexts.load(LoadRequest(MemberContext, by), now)
            assert isinstance(context, MemberContext)
            held = _held(f"i{self.counts.sent}", context.me, now)
            posts = [self._post(held, number) for number in range(CARDS_EACH)]
            unit.save(Decision(save=(held,), posts=tuple(posts)), now)

        return work

    def _post(self, about: Interview, nth: int) -> Post:
        """The last two cards for a reader are a pair. Their keys are like those that rows store in
        a shorter form, because a message that is in doubt is looked up by its key."""
        self.counts.sent += 1
        number = f"{next(self.numbers):07}"
        if is_of_pair := nth >= CARDS_EACH - 2:
            self.pairs.add(number)
        key, card = f"{about.id}:card:{number}", Card(Words(number))
        return Post(about.seeker, key, card, about.id, grouped=is_of_pair)

    async def _drained(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while self._waiting():
                await asyncio.sleep(0.2)

    def _waiting(self) -> int:
        with self.engine.connect() as db:
            return db.scalar(select(func.count()).where(cards.c.due_at.is_not(None))) or 0

    def _counted(self) -> Counts:
        shown = [[_NUMBER.findall(each.text) for each in user.messages] for user in self.users]
        times = Counter(number for of_user in shown for message in of_user for number in message)
        self.counts.lost = self.counts.sent - len(times)
        self.counts.doubled = sum(many - 1 for many in times.values())
        self.counts.out_of_order = sum(map(self._out_of_order, shown))
        self.counts.parted = sum(
            len(each) % 2 for of_user in shown for each in self._pairs(of_user)
        )
        self.counts.look_ups = len(self.slack.calls("conversations.history"))
        self.counts.opened = len(self.slack.calls("conversations.open"))
        return self.counts

    def _out_of_order(self, messages: list[list[str]]) -> int:
        alone = [message[0] for message in messages if self.pairs.isdisjoint(message)]
        return sum(one > other for one, other in pairwise(alone))

    def _pairs(self, messages: list[list[str]]) -> list[list[str]]:
        return [message for message in messages if not self.pairs.isdisjoint(message)]


def _held(name: str, me: Member, at: datetime) -> Interview:
    """The interview that the cards of a reader are about."""
    return Interview(name, me.community, me.id, me.id, "", "", 25, at, at, stage=Stage.HELD)


@asynccontextmanager
async def askwell_run(
    slack: SlackServer, engine: Engine, key_file: Path
) -> AsyncIterator[ForkServerProcess]:
    """Askwell in a process that starts at once, and is killed at the end."""
    given = {
        "DATABASE_URL": _url_of(engine),
        "KEY_FILE": str(key_file),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.url,
    }
    process = FORKS.Process(target=_serve, args=(given,))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        await asyncio.to_thread(process.join)
        await slack.until(lambda: not slack.sockets.sockets, PATIENCE)


def _url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def _serve(given: dict[str, str]) -> None:
    os.environ.update(given)
    logging.disable()
    asyncio.run(run_platforms(read_settings(), announce=lambda _: None))


async def torture(url: str, key_file: Path, kills: int) -> Counts:
    async with SlackServer(manifest=manifest(every_flow().specs, None)) as slack:
        users = [slack.user(f"U{number}", f"Member {number}") for number in range(MEMBERS)]
        with migrated(url) as engine:
            return await Torture(slack, engine, key_file, users).run(kills)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.torture", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=100)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database alone")
    given = parser.parse_args(arguments)
    databases = {"sqlite": sqlite, "postgresql": postgresql}
    for name in [given.only] if given.only else databases:
        with databases[name]() as url_of, TemporaryDirectory() as keys:
            key_file = Path(keys) / "askwell.key"
            print(name, asyncio.run(torture(url_of("torture"), key_file, given.kills)), flush=True)


if __name__ == "__main__":
    main()
