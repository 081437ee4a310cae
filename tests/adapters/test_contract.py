"""The same interview on every platform: in the terminal, in Slack, in Discord. The playground's is
lived through in a browser, where it has one."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

import pytest

from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bot.engine.events import Caller
from bot.interview.model import Person
from storage.store import SqlStore
from tests.adapters.contract import Somebody, goes_away, live_through
from tests.adapters.discord import guild as discord
from tests.adapters.slack import workspace as slack
from tests.fakes.discord import DiscordServer

Stage = tuple[Somebody, Somebody, Callable[[str], Awaitable[None]]]


class InTerminal:
    def __init__(self, player: Player, settled: Callable[[], Awaitable[None]]) -> None:
        self._player = player
        self._settled = settled

    async def says(self, words: str) -> None:
        await self._player.types(words)

    async def presses(self, label: str) -> None:
        await self._player.presses(label)
        await self._settled()

    async def fills(self, **fields: str | Sequence[str]) -> None:
        chosen = {name: _tuple(value) for name, value in fields.items()}
        await self._player.fills(**chosen)
        await self._settled()

    def options(self, field: str) -> Sequence[str]:
        return self._player.options(field)

    def holds(self, field: str) -> str:
        form = self._player.form
        assert form
        return next(str(each.initial) for each in form.fields if each.name == field)

    def sees(self, words: str) -> bool:
        return words in self._player.text()

    def can_press(self, label: str) -> bool:
        return label in self._player.labels()


class InMessages:
    """In Slack or in Discord."""

    def __init__(self, member: slack.Member | discord.Member) -> None:
        self._member = member

    async def says(self, words: str) -> None:
        await self._member.says(words)

    async def presses(self, label: str) -> None:
        await self._member.presses(label)

    async def fills(self, **fields: str | Sequence[str]) -> None:
        chosen = {n: each if isinstance(each, str) else list(each) for n, each in fields.items()}
        await self._member.submits(**chosen)

    def options(self, field: str) -> Sequence[str]:
        return self._member.options(field)

    def holds(self, field: str) -> str:
        return self._member.holds(field)

    def sees(self, words: str) -> bool:
        return self._member.sees(words)

    def can_press(self, label: str) -> bool:
        return any(label in each.buttons for each in self._member.messages)


@asynccontextmanager
async def in_terminal() -> AsyncIterator[Stage]:
    clock, terminal, store = (
        StillClock(slack.MONDAY),
        TerminalMessenger(),
        SqlStore.open("sqlite://"),
    )
    assembly = Assembly(store, clock, {"terminal": terminal})

    def person(name: str, zone: str) -> InTerminal:
        caller = Caller(Person("terminal", "contract", name), name, zone)
        player = terminal.join(assembly.app, caller, lambda who, what, lines: None)
        return InTerminal(player, assembly.courier.drain)

    async def to(when: str) -> None:
        at = datetime.fromisoformat(f"{when}Z")
        await travel(clock, at, assembly.courier.next_due, assembly.courier.drain)

    try:
        yield person("Maya", "Africa/Nairobi"), person("Daniel", "Europe/Berlin"), to
    finally:
        await store.close()


@asynccontextmanager
async def in_slack() -> AsyncIterator[Stage]:
    async with slack.AskwellInSlack.running() as here:
        maya = here.member("U1", "Maya", "Africa/Nairobi")
        daniel = here.member("U2", "Daniel", "Europe/Berlin")
        yield InMessages(maya), InMessages(daniel), here.to


@asynccontextmanager
async def in_discord() -> AsyncIterator[Stage]:
    clock = StillClock(discord.MONDAY)
    async with DiscordServer(clock.now) as server:
        users = server.user("Maya"), server.user("Daniel")
        server.guild("Alumni", *users)
        async with discord.AskwellInDiscord.running(server, clock) as here:
            maya, daniel = map(here.member, users)
            for each in (maya, daniel):
                await each.types("start")
            yield InMessages(maya), InMessages(daniel), here.to


@pytest.mark.parametrize("platform", [in_terminal, in_slack, in_discord])
async def test_an_interview_is_lived_through(
    platform: Callable[[], AbstractAsyncContextManager[Stage]],
) -> None:
    async with platform() as (maya, daniel, to):
        await live_through(maya, daniel, to)


@pytest.mark.parametrize("platform", [in_terminal, in_slack, in_discord])
async def test_nobody_waits_for_a_host_who_goes_away(
    platform: Callable[[], AbstractAsyncContextManager[Stage]],
) -> None:
    async with platform() as (maya, daniel, to):
        await goes_away(maya, daniel, to)


def _tuple(value: str | Sequence[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
