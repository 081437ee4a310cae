"""A workspace in which Askwell is running: the real core, courier and store behind the adapter."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NoReturn

from adapters.shared.answering.deadlines import Deadlines
from adapters.slack.connecting.socket_mode import PING
from adapters.slack.connection import Slack
from adapters.slack.setting_up.manifest import manifest
from adapters.slack.settings import SlackSettings
from adapters.slack.spaces.workspace import Workspace
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.cards.rich_text import say
from bot.engine.errors import StoreAway
from bot.flows import every_flow
from storage.spaces.installations import Row
from tests.adapters.at_work import HOURS, MONDAY, PROFILE, AskwellAtWork
from tests.adapters.held_store import HeldStore
from tests.adapters.waits import Waits
from tests.fakes.slack import Message, SlackServer, User
from tests.fakes.slack.call import Call
from tests.fakes.slack.elements import options_of

PATIENT = Deadlines(answer=10.0, form=10.0)
"""Long deadlines, so that "one moment" is not shown on a busy machine."""
HURRIED = Deadlines(answer=0.01, form=0.01, keeping=10.0)
SLACKS_PATIENCE = 30.0
"""For the same reason, Slack waits long before "did not respond". A test about that sets its own
value."""


class HeldInstallations(HeldStore):
    """Raises what the store does if the database is away while a workspace is being installed."""

    async def keep_installation(self, row: Row) -> None:
        try:
            await self.answers()
        except ConnectionError as away:
            raise StoreAway(say("The disk is full.")) from away
        await super().keep_installation(row)


class AskwellInSlack(AskwellAtWork[Slack, HeldInstallations]):
    workspace: Workspace
    connection: "asyncio.Future[NoReturn]"

    def __init__(
        self,
        slack: SlackServer,
        clock: StillClock,
        pace: Deadlines,
        settings: SlackSettings,
        database: str = "sqlite://",
    ) -> None:
        self.slack = slack
        slack.patience = SLACKS_PATIENCE
        self.clock = clock
        self.waits, self.look_ups = Waits(), Waits()
        store = HeldInstallations.open(database)
        assert isinstance(store, HeldInstallations)
        self.store = store
        self.adapter = Slack(settings, clock, store, pace, self.waits, look_up_wait=self.look_ups)
        self.assembly = Assembly.of(store, clock, [self.adapter])

    @classmethod
    @asynccontextmanager
    async def running(
        cls, pace: Deadlines = PATIENT, ping: float = PING
    ) -> AsyncIterator["AskwellInSlack"]:
        """Connected through Socket Mode."""
        clock = StillClock(MONDAY)
        declared = manifest(every_flow().specs, None)
        async with SlackServer(clock.now, manifest=declared) as slack:
            settings = SlackSettings(slack.bot_token, slack.app_token, slack.url)
            async with cls.connected(slack, clock, settings, pace=pace, ping=ping) as here:
                yield here

    @classmethod
    @asynccontextmanager
    async def connected(
        cls,
        slack: SlackServer,
        clock: StillClock,
        settings: SlackSettings,
        database: str = "sqlite://",
        pace: Deadlines = PATIENT,
        *,
        ping: float = PING,
    ) -> AsyncIterator["AskwellInSlack"]:
        here = cls(slack, clock, pace, settings, database)
        try:
            async with here.adapter.connected(here.assembly.app, ping) as here.connection:
                [here.workspace] = here.adapter._known.values()
                await slack.connected()
                yield here
        finally:
            await here.store.close()

    async def later(self) -> None:
        """End every wait that has begun, and wait until everything is settled again."""
        await self.waits.are_over()
        await self.settled()

    def member(self, user: str, name: str, zone: str, workspace: str = "T1") -> "Member":
        return Member(self, self.slack.user(user, name, zone, workspace))

    def calls(self, method: str) -> list[Call]:
        return self.slack.calls(method)

    async def until(self, wanted: Callable[[], Any]) -> Any:
        return await self.slack.until(wanted)


class Member:
    """What a member does. Each method returns after everything that follows from it has arrived."""

    def __init__(self, here: AskwellInSlack, user: User) -> None:
        self.here = here
        self.user = user

    async def types(self, *parts: "str | Member", channel: str = "") -> None:
        await self.user.command("/askwell", *_typed(parts), channel=channel)
        await self.here.settled()

    async def says(self, *parts: "str | Member") -> None:
        await self.user.says(*_typed(parts))
        await self.here.settled()

    async def presses(self, label: str) -> None:
        await self.presses_only(label)
        await self.here.settled()

    async def presses_only(self, label: str) -> None:
        """Press the button, and wait only for the acknowledgement."""
        await self.user.clicks(self.with_button(label), label)

    async def submits(self, **answers: Any) -> None:
        await self.user.submits(**answers)
        await self.here.settled()

    async def requests(self, **answers: Any) -> None:
        """Fill in the request, see how it looks, and send it."""
        await self.submits(**answers)
        await self.presses("Send it")

    async def hosts(self) -> None:
        await self.types("host")
        await self.presses("Become a host")
        await self.submits(**PROFILE)
        await self.submits(**HOURS)

    def with_button(self, label: str) -> Message:
        """The newest message with this button."""
        return next(each for each in reversed(self.messages) if label in each.buttons)

    def options(self, block: str) -> list[str]:
        """The labels of the options of a list in the open form, in all groups."""
        return [each["text"]["text"] for each in options_of(self.block(block)["element"])]

    def holds(self, block: str) -> str:
        """The content of a text field in the open form."""
        return str(self.element(block, "initial_value"))

    def element(self, block: str, name: str) -> Any:
        """A property of the element in a block of the open form."""
        return self.block(block)["element"][name]

    def block(self, block: str) -> Any:
        """A block of the open form."""
        assert self.user.modal
        return next(each for each in self.user.modal.blocks if each["block_id"] == block)

    @property
    def messages(self) -> list[Message]:
        return self.user.messages

    @property
    def form(self) -> str:
        """The title of the open modal; empty if there is none."""
        return self.user.modal.title if self.user.modal else ""

    @property
    def modal(self) -> str:
        """Everything that the open modal shows; empty if there is none."""
        return self.user.modal.shown if self.user.modal else ""

    def sees(self, words: str) -> bool:
        return any(words in each.shown for each in self.messages)

    @property
    def last(self) -> str:
        return self.messages[-1].shown


def _typed(parts: "tuple[str | Member, ...]") -> list[str | User]:
    return [part.user if isinstance(part, Member) else part for part in parts]


__all__ = [
    "HOURS",
    "HURRIED",
    "MONDAY",
    "PATIENT",
    "PROFILE",
    "AskwellInSlack",
    "Member",
]
