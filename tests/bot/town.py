"""A town of simulated members, so that a test reads like the story that it tests.

The core, the courier and an SQLite database (in memory, unless a test names a file) are real. The
clock stands still until a test moves it.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Coroutine, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from adapters.shared.clock import travel
from adapters.shared.connecting.presence import Presence
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.background.group_list import READ_EVERY
from bot.engine.decisions import Timer
from bot.engine.events import Caller
from bot.interview.members import Person
from bot.interview.model import Interview
from storage.keys.keys import Keys
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.store import SqlStore
from storage.tables import timers
from tests.bot.lived_once import Past
from tests.bot.town_members import Member, Value, become_host
from tests.bot.town_platform import (
    MONDAY,
    Drawer,
    Landlords,
    NoticeBoard,
    PostOffice,
    user_of,
)
from tests.tables import (
    IN_MEMORY,
    connection_of,
    migrate,
    nothing_is_open,
    open_engine,
    work_here,
)

ADDRESS = "https://askwell.example"

_KEYS = Keys.new()
"""All towns share these keys, because a town can continue with the database of another."""

Done = TypeVar("Done")


class Loop:
    """Leaves Ctrl-C to Python. `asyncio.Runner` handles it itself, and to do so it flushes the
    output at the beginning and at the end of each run, which takes time and has no use here."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def run(self, doing: Coroutine[Any, Any, Done]) -> Done:
        return self._loop.run_until_complete(doing)


class Town:
    """While `awake` is False, no timer fires and no card is delivered: the process lives just long
    enough to commit what somebody does."""

    def __init__(
        self, runner: Loop, url: str, like: "Town | None", *, agreed: bool, opened: bool
    ) -> None:
        self.runner = runner
        self.clock = StillClock(MONDAY)
        self.post_office = PostOffice(self)
        self.landlords = Landlords()
        self.drawer = Drawer()
        self.board = NoticeBoard()
        self.presence = Presence(MONDAY)
        self.presence.came()
        self.awake = True
        self.time_passes = False
        self._url = url
        self._agreed = agreed
        self._opened = opened
        self.start()
        if like:
            connection_of(like._engine).backup(connection_of(self._engine))
        begins_anew = url == IN_MEMORY and not like
        self.past = Past(self, (agreed, opened) if begins_anew else None)

    def start(self, public_url: str = ADDRESS) -> None:
        self._engine = open_engine(self._url)
        migrate(self._engine, agreed=self._agreed)
        if not self._opened:
            nothing_is_open(self._engine)
        self.store = SqlStore(self._engine, _KEYS, public_url)
        if self._url == IN_MEMORY:
            work_here(self.store)
        self.assembly = Assembly(
            *(self.store, self.clock, {"terminal": self.post_office}),
            directories={"terminal": self.landlords},
            drawer=self.drawer,
            posters={"terminal": self.board},
            presences={"terminal": self.presence},
        )
        self.post_office.connect(self.assembly.app)

    def restart(self) -> None:
        """Kill the process, and start another one with the same file."""
        self.close()
        self.start()

    def close(self) -> None:
        self.runner.run(self.store.close())

    def member(
        self,
        name: str,
        zone: str | None = "Europe/Berlin",
        space: str = "town",
        locale: str | None = None,
        *,
        runs_space: bool = False,
        joined_at: datetime | None = None,
    ) -> "Member":
        person = Person("terminal", space, user_of(name))
        caller = Caller(person, name, zone, locale, runs_space=runs_space, joined_at=joined_at)
        app = self.assembly.app
        with self.past.goes_on(caller):
            player = self.post_office.join(app, caller, lambda who, what, lines: None)
        return Member(self, player)

    def host(self, name: str, zone: str = "Europe/Berlin", **differing: Value) -> "Member":
        host = self.member(name, zone)
        become_host(host, **differing)
        return host

    def to(self, when: str | datetime) -> None:
        """Let time pass until then, with everything that happens. A string such as "2026-11-24
        17:00" is in UTC."""
        at = datetime.fromisoformat(f"{when}Z") if isinstance(when, str) else when
        self.time_passes = True
        self.runner.run(travel(self.clock, at, self.assembly.next_due, self.assembly.drain))
        self.time_passes = False
        self.assembly.woken.clear()

    def after(self, **time: float) -> None:
        self.to(self.clock.now() + timedelta(**time))

    def platform_is_away(self, **time: float) -> None:
        """For that long no card can be delivered. Timers fire meanwhile."""
        self.presence.went(self.clock.now())
        self.after(**time)
        self.presence.came()
        self.drain()

    def drain(self) -> None:
        """Everything that is due happens now."""
        self.runner.run(self.assembly.courier.drain())
        self.assembly.woken.clear()

    def runs_space(self, *names: str) -> None:
        """These people own the space. They may be people who have never used Askwell."""
        self.landlords.names = names

    def has_group(self, name: str, *people: str) -> None:
        """From now on there is this group, and Askwell has read it from the platform."""
        self.landlords.groups[name] = people
        self.reads_groups()

    def reads_groups(self) -> None:
        """Do what the process does next to its courier, after some time: read the groups."""
        self.clock.move_to(self.clock.now() + READ_EVERY)

        async def read() -> None:
            await self.assembly.groups.read_due()
            await self.assembly.groups.settled()

        self.runner.run(read())

    def seeks_owners(self) -> None:
        """Do what the process does next to its courier: look for owners."""

        async def seek() -> None:
            await self.assembly.owner_search.seek()
            await self.assembly.owner_search.settled()

        self.runner.run(seek())
        self.drain()

    def makes_reports(self) -> None:
        """Do what the process does next to its courier: make reports."""

        async def make() -> None:
            await self.assembly.report_maker.begin()
            await self.assembly.report_maker.settled()

        self.runner.run(make())
        self.drain()

    def next_due(self) -> datetime | None:
        return self.runner.run(self.assembly.courier.next_due())

    def interviews(self) -> list[Interview]:
        """The interviews in the database, oldest first."""
        with self._engine.connect() as db:
            rows = db.execute(select(*INTERVIEW_COLUMNS)).all()
        return sorted(map(interview_of, rows), key=lambda each: each.asked_at)

    def dump(self) -> str:
        """The whole content of the database. Works only in memory."""
        return "\n".join(connection_of(self._engine).iterdump())

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Restores the database afterwards. Works only in memory."""
        with closing(sqlite3.connect(":memory:", check_same_thread=False)) as before:
            connection_of(self._engine).backup(before)
            try:
                yield
            finally:
                before.backup(connection_of(self._engine))

    def timers(self) -> set[Timer]:
        with self._engine.connect() as db:
            named = select(timers.c.interview, timers.c.name, timers.c.at)
            return {Timer(*row) for row in db.execute(named)}


@contextmanager
def a_town(
    url: str = IN_MEMORY, like: Town | None = None, *, agreed: bool = True, opened: bool = True
) -> Iterator[Town]:
    """`like`: begin with a copy of the other town's database; both are in memory. `agreed`:
    everybody has agreed to the rules. `opened`: the programme is open from the start."""
    with asyncio.Runner() as runner, _no_errors_logged():
        town = Town(Loop(runner.get_loop()), url, like, agreed=agreed, opened=opened)
        try:
            yield town
            assert town.post_office.unclear() == []
        finally:
            town.close()


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _no_errors_logged() -> Iterator[None]:
    """Fails the test if an error was only logged, such as that of a timer or a card."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(errors)
    assert not errors.messages
