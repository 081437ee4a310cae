"""A server in which Askwell is running: the real core, courier and store behind the adapter."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any, NoReturn, TypeVar

from sqlalchemy import Connection, Engine

from adapters.discord.connection import Discord
from adapters.discord.settings import DiscordSettings
from adapters.shared.answering.deadlines import Deadlines
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.store.store import UnitOfWork
from storage.spaces.spaces import SqlSpaces
from storage.unit_of_work import SqlUnitOfWork
from tests.adapters.at_work import HOURS, MONDAY, PROFILE, AskwellAtWork
from tests.adapters.held_store import HeldStore
from tests.adapters.waits import Waits
from tests.fakes.discord import DiscordServer, Guild, User
from tests.fakes.discord.things import MANAGE_GUILD, Answer, Channel, Message

T = TypeVar("T")

PATIENT = Deadlines(answer=10.0, suggestion=2.5)
"""Long deadlines, so that no answer is deferred on a busy machine."""
HURRIED = Deadlines(answer=0.01, suggestion=0.01, keeping=10.0)
DISCORDS_PATIENCE = 30.0
"""For the same reason, Discord waits long before "did not respond". A test about that sets its own
value."""


class TellingStore(HeldStore):
    """`told`: which spaces were woken or put to sleep."""

    def __init__(self, engine: Engine, *more: Any) -> None:
        super().__init__(engine, *more)
        self.told: asyncio.Queue[tuple[str, set[str]]] = asyncio.Queue()

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        told: list[tuple[str, set[str]]] = []
        done = await super().run(lambda unit: work(_telling(unit, told)))
        for each in told:
            self.told.put_nowait(each)
        return done


def _telling(unit: UnitOfWork, told: list[tuple[str, set[str]]]) -> UnitOfWork:
    assert isinstance(unit, SqlUnitOfWork)
    unit.spaces = ToldSpaces(unit.db, told)
    return unit


class ToldSpaces(SqlSpaces):
    def __init__(self, db: Connection, told: list[tuple[str, set[str]]]) -> None:
        super().__init__(db)
        self._told = told

    def wake(self, platform: str, these: Collection[str]) -> None:
        super().wake(platform, these)
        self._told.append(("wake", {*these}))

    def sleep(self, platform: str, these: Collection[str]) -> None:
        super().sleep(platform, these)
        self._told.append(("sleep", {*these}))

    def wake_only(self, platform: str, these: Collection[str]) -> None:
        super().wake_only(platform, these)
        self._told.append(("wake only", {*these}))


class AskwellInDiscord(AskwellAtWork[Discord, TellingStore]):
    connection: "asyncio.Task[NoReturn]"

    def __init__(
        self,
        discord: DiscordServer,
        clock: StillClock,
        deadlines: Deadlines,
        url: str,
        **more: Any,
    ) -> None:
        self.discord = discord
        discord.patience = DISCORDS_PATIENCE
        self.clock = clock
        self.settings = DiscordSettings(
            discord.token, api_base=discord.api_base, gateway_url=discord.gateway_url, **more
        )
        self.waits, self.look_ups = Waits(), Waits()
        self.adapter = Discord(
            self.settings, clock, deadlines, self.waits, look_up_wait=self.look_ups
        )
        store = TellingStore.open(url)
        assert isinstance(store, TellingStore)
        self.store = store
        self.assembly = Assembly.of(store, clock, [self.adapter])

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        discord: DiscordServer,
        clock: StillClock,
        deadlines: Deadlines = PATIENT,
        url: str = "sqlite://",
        settle: float = 0.05,
        **more: Any,
    ) -> AsyncIterator["AskwellInDiscord"]:
        here = cls(discord, clock, deadlines, url, **more)
        try:
            async with here.adapter.connected(here.assembly.app, settle) as here.connection:
                yield here
        finally:
            await here.store.close()

    def member(self, user: User) -> "Member":
        return Member(self, user)

    def named(self, name: str) -> "Member":
        people = self.discord.world.people.values()
        person = next(each for each in people if each.name == name)
        return Member(self, User(self.discord, person))

    async def until(self, wanted: Callable[[], Any]) -> Any:
        return await self.discord.until(wanted)


class Member:
    """What a member does. Each method returns after everything that follows from it has arrived."""

    def __init__(self, here: AskwellInDiscord, user: User) -> None:
        self.here = here
        self.user = user

    async def types(self, command: str, **options: Any) -> Answer:
        answer = await self.user.command(f"askwell {command}", **options)
        await self.here.settled()
        return answer

    async def says(self, *parts: "str | Member") -> None:
        before = len(self.user.messages)
        await self.user.says(*(part.user if isinstance(part, Member) else part for part in parts))
        await self.here.until(lambda: len(self.user.messages) > before + 1)
        await self.here.settled()

    async def presses(self, label: str) -> Answer:
        """A button that is on no message is looked for behind [More]."""
        if not any(label in each.buttons for each in self.messages):
            await self.user.clicks(self.with_button("More"), "More")
            await self.here.settled()
        answer = await self.user.clicks(self.with_button(label), label)
        await self.here.settled()
        return answer

    async def presses_the_announcement(self, channel: Channel) -> None:
        """Press the button of the newest announcement in that channel."""
        [*_, call] = [each for each in self.user.sees_in(channel) if not each.ephemeral]
        await self.user.clicks(call, "Show it to me")
        await self.here.settled()

    async def submits(self, **answers: Any) -> Answer:
        """Submit the open form. The answers are given by field name."""
        answer = await self.submits_only(**answers)
        await self.here.settled()
        return answer

    async def submits_only(self, **answers: Any) -> Answer:
        """Submit the open form, and wait only for the first answer."""
        assert self.user.modal
        named = {each["custom_id"].split("|")[0]: each for each in self.fields.values()}
        given = {named[name]["custom_id"]: value for name, value in answers.items()}
        return await self.user.submits(**given)

    async def hosts(self, zone: str) -> None:
        await self.lives_in(zone)
        await self.types("host")
        await self.presses("Become a host")
        await self.submits(**PROFILE)
        await self.presses("Set my hours")
        await self.submits(**HOURS)

    async def lives_in(self, zone: str) -> None:
        await self.types("settings")
        await self.presses("Change")
        await self.submits(zone=zone)

    async def announces_in(self, channel: Channel) -> Answer:
        """Choose this channel for announcements, as an organizer."""
        await self.organizes()
        await self.presses("Settings")
        await self.presses("Announcements")
        return await self.submits(channel=channel)

    async def organizes(self) -> None:
        await self.user.command("askwell-organize")
        await self.here.settled()

    @property
    def fields(self) -> dict[str, Any]:
        assert self.user.modal
        return self.user.modal.fields

    def options(self, field: str) -> list[str]:
        """The labels of the options of a list in the open form."""
        return [each["label"] for each in self.field(field)["options"]]

    def holds(self, field: str) -> str:
        """The content of a text field in the open form."""
        return str(self.field(field)["value"])

    def field(self, field: str) -> Any:
        [shown] = [
            each for each in self.fields.values() if each["custom_id"].split("|")[0] == field
        ]
        return shown

    def with_button(self, label: str) -> Message:
        """The newest message with this button."""
        return next(each for each in reversed(self.messages) if label in each.buttons)

    @property
    def messages(self) -> list[Message]:
        """Direct messages and ephemeral messages, in the order in which they were sent."""
        seen = {each.id: each for each in (*self.user.messages, *self.user.private)}
        return [seen[number] for number in sorted(seen)]

    @property
    def form(self) -> str:
        """The title of the open modal; empty if there is none."""
        return self.user.modal.title if self.user.modal else ""

    def sees(self, words: str) -> bool:
        return any(words in each.shown for each in self.messages)

    @property
    def last(self) -> str:
        return self.messages[-1].shown


async def organizer(here: AskwellInDiscord, guild: Guild) -> Member:
    """Ana, who has the permission to manage the server."""
    user = here.discord.user("Ana")
    guild.join(user)
    guild.promotes(user, MANAGE_GUILD)
    ana = here.member(user)
    await ana.organizes()
    return ana


__all__ = [
    "HURRIED",
    "MONDAY",
    "PATIENT",
    "PROFILE",
    "AskwellInDiscord",
    "Guild",
    "Member",
    "organizer",
]
