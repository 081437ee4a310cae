"""Servers that Askwell joins and leaves. The spaces of other servers do not change."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from adapters.terminal.clock import StillClock
from bot.cards.cards import Card
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import say
from bot.engine.channel_posts import ChannelPost, PostKind
from bot.engine.errors import SendFailed
from storage.tables import spaces
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Guild
from tests.adapters.waits import until
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.guilds import Membership
from tests.storage.scene import raw


@pytest.fixture
def nurses(discord: DiscordServer, clock: StillClock, alumni: Guild) -> Guild:
    """A server that belongs to another shard if there are two."""
    clock.move_to(clock.now() + timedelta(milliseconds=1))
    return discord.guild("Nurses", discord.user("Noor"))


async def asleep(here: AskwellInDiscord) -> set[str]:
    def read(db: Connection) -> set[str]:
        return {row.id for row in db.execute(spaces.select()) if row.asleep}

    return await raw(here.store, read)


async def test_all_are_compared_once_and_then_each_by_itself(
    here: AskwellInDiscord, alumni: Guild, discord: DiscordServer
) -> None:
    await here.named("Maya").types("start")
    assert await here.store.told.get() == ("wake only", {str(alumni.id)})
    alumni.removes_app()
    assert await here.store.told.get() == ("sleep", {str(alumni.id)})
    assert await asleep(here) == {str(alumni.id)}
    nurses = discord.guild("Nurses")
    assert await here.store.told.get() == ("wake", {str(nurses.id)})
    alumni.installs()
    assert await here.store.told.get() == ("wake", {str(alumni.id)})
    assert await asleep(here) == set()


async def test_a_new_connection_puts_no_space_to_sleep(
    discord: DiscordServer, clock: StillClock, alumni: Guild, nurses: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock, shards=2) as here:
        both = {str(alumni.id), str(nurses.id)}
        assert await here.store.told.get() == ("wake only", both)
        await here.named("Maya").types("start")
        await here.named("Noor").types("start")
        nurses.removes_app()
        assert await here.store.told.get() == ("sleep", {str(nurses.id)})
        nurses.members[discord.app_id] = Membership(clock.now())  # while nobody listens
        await discord.invalidates(guild=nurses.id)
        assert await here.store.told.get() == ("wake", both)
        assert await asleep(here) == set()
        assert here.store.told.empty()


async def test_an_outage_puts_nobody_to_sleep(
    here: AskwellInDiscord, alumni: Guild, discord: DiscordServer
) -> None:
    await here.store.told.get()
    alumni.goes_down()
    await discord.invalidates()
    assert await here.store.told.get() == ("wake", {str(alumni.id)})


@pytest.mark.parametrize("shards", [1, 2])
@pytest.mark.parametrize("last", [Guild.comes_back, Guild.goes_down])
async def test_it_stands_as_soon_as_the_last_server_was_told_of(
    discord: DiscordServer,
    clock: StillClock,
    nurses: Guild,
    shards: int,
    last: Callable[[Guild], None],
) -> None:
    nurses.goes_down()

    async def told_of() -> None:
        await until(lambda: discord.gateway.readies == shards)
        last(nurses)

    coming = asyncio.create_task(told_of())
    async with (
        asyncio.timeout(30),
        AskwellInDiscord.running(discord, clock, settle=3600, shards=shards) as here,
    ):
        assert coming.done()
        both = {str(each) for each in discord.world.guilds}
        assert await here.store.told.get() == ("wake only", both)


async def test_in_no_server_at_all_it_stands_at_once(
    discord: DiscordServer, clock: StillClock
) -> None:
    async with asyncio.timeout(30), AskwellInDiscord.running(discord, clock, settle=3600) as here:
        assert await here.store.told.get() == ("wake only", set())


async def test_a_server_that_does_not_come_is_waited_for_no_longer_than_that(
    discord: DiscordServer, clock: StillClock, alumni: Guild, nurses: Guild
) -> None:
    nurses.goes_down()
    async with AskwellInDiscord.running(discord, clock) as here:
        both = {str(alumni.id), str(nurses.id)}
        assert await here.store.told.get() == ("wake only", both)


@pytest.mark.parametrize("away", [Guild.goes_down, Guild.removes_app])
async def test_what_is_in_a_server_that_is_away_is_not_taken_for_gone(
    discord: DiscordServer, clock: StillClock, alumni: Guild, away: Callable[[Guild], None]
) -> None:
    """During an outage, Discord only names a server, without its channels, roles and owner."""
    space, channel = str(alumni.id), str(alumni.general.id)
    away(alumni)
    post = ChannelPost(
        *("p", 1, "discord", space, channel, PostKind.WORD, 1, Card(say("Hello"))), MONDAY, None
    )
    async with AskwellInDiscord.running(discord, clock) as here:
        adapter = here.adapter
        for asking in (
            adapter.poster.post(post, ANYBODY),
            adapter.directory.groups_of(space),
            adapter.directory.owners_of(space),
        ):
            with pytest.raises(SendFailed):
                await asking


async def test_an_event_that_cannot_be_stored_is_sent_again(
    here: AskwellInDiscord, alumni: Guild
) -> None:
    await here.store.told.get()
    await here.named("Maya").types("start")
    here.store.broken = True
    alumni.removes_app()
    await here.waits.begin()
    here.store.broken = False
    await here.waits.are_over()
    assert await here.store.told.get() == ("sleep", {str(alumni.id)})
