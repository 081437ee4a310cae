"""A running Askwell, connected to the strict local Discord over real sockets."""

from collections.abc import AsyncIterator

import pytest
from discord import Client

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer


@pytest.fixture
def clock() -> StillClock:
    return StillClock(MONDAY)


@pytest.fixture(autouse=True)
def identifies_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make discord.py identify at once. Otherwise it waits five seconds before it identifies
    again."""

    async def at_once(*_: object, **_more: object) -> None: ...

    monkeypatch.setattr(Client, "before_identify_hook", at_once)


@pytest.fixture
async def discord(clock: StillClock) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(clock.now) as discord:
        yield discord


@pytest.fixture
def alumni(discord: DiscordServer) -> Guild:
    return discord.guild("Alumni", discord.user("Maya", "en-GB"), discord.user("Daniel", "de"))


@pytest.fixture
async def here(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> AsyncIterator[AskwellInDiscord]:
    async with AskwellInDiscord.running(discord, clock) as here:
        yield here


@pytest.fixture
def maya(here: AskwellInDiscord) -> Member:
    return here.named("Maya")


@pytest.fixture
def daniel(here: AskwellInDiscord) -> Member:
    return here.named("Daniel")
