"""Conversations in which sending hangs do not stop others of their space, and no card comes
twice."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest

from adapters.slack.connecting import session
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.background import sending
from bot.background.space_delivery import CONVERSATIONS
from bot.engine.contexts.member import MemberContext
from bot.engine.events import Caller
from bot.engine.store import first_messages
from bot.interview.members import Person
from storage.store import SqlStore
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord
from tests.adapters.slack.workspace import AskwellInSlack
from tests.fakes.discord import DiscordServer
from tests.storage.scene import post, read_as

MANY = CONVERSATIONS + 3
PATIENCE = 60
SOON = timedelta(minutes=20)


@dataclass
class Place:
    """`people`: the members on that platform. `came`: the number of cards that each of them has
    got."""

    store: SqlStore
    assembly: Assembly
    clock: StillClock
    people: Sequence[Person]
    came: Callable[[], Iterable[int]]
    hang: Callable[[], None]

    async def write_to_all(self) -> None:
        for each in self.people:
            by = Caller(each, "Somebody", "Europe/Berlin")
            context = await read_as(self.store, MemberContext, by)
            await post(self.store, context.me, "card", now=self.clock.now())


@asynccontextmanager
async def in_slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    monkeypatch.setattr(session, "PATIENCE", 600)
    async with AskwellInSlack.running() as here:
        users = [here.slack.user(f"U{number}", f"Member {number}") for number in range(MANY)]
        yield Place(
            *(here.store, here.assembly, here.clock),
            people=[Person("slack", "T1", each.id) for each in users],
            came=lambda: [len(each.messages) for each in users],
            hang=lambda: here.slack.fail("chat.postMessage", "silent", CONVERSATIONS),
        )


@asynccontextmanager
async def in_discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    monkeypatch.setattr(first_messages, "QUOTAS", {})
    clock = StillClock(MONDAY)
    async with DiscordServer(clock.now) as discord:
        users = [discord.user(f"Member {number}") for number in range(MANY)]
        space = str(discord.guild("Alumni", *users).id)
        async with AskwellInDiscord.running(discord, clock) as here:
            yield Place(
                *(here.store, here.assembly, here.clock),
                people=[Person("discord", space, str(each.id)) for each in users],
                came=lambda: [len(each.messages) for each in users],
                hang=lambda: discord.fail(
                    "POST /channels/{channel_id}/messages", "silent", CONVERSATIONS
                ),
            )


@pytest.mark.parametrize("where", [in_slack, in_discord], ids=lambda each: each.__name__)
async def test_members_whose_card_hangs_block_nobody_and_get_it_once(
    where: Callable[[pytest.MonkeyPatch], AbstractAsyncContextManager[Place]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a busy machine, a conversation that answers too late is tried again, like those that
    hang."""
    monkeypatch.setattr(sending, "SHOWN_WITHIN", 0.5)
    async with where(monkeypatch) as place, asyncio.timeout(PATIENCE):
        await place.write_to_all()
        place.hang()
        while await place.assembly.courier.next_due():
            await place.assembly.courier.drain()
            place.clock.move_to(place.clock.now() + SOON)
        assert {*place.came()} == {1}
