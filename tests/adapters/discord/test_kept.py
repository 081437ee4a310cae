"""What takes long is kept before it is deferred, and answered whatever happens. If it cannot even
be kept, the member sees that it failed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from adapters.discord.answering.reply_address import InteractionAddress
from adapters.discord.connecting import client
from adapters.discord.connecting.client import DiscordClient
from adapters.shared import tasks
from adapters.shared.answering.deadlines import Deadlines
from adapters.terminal.clock import StillClock
from bot.engine.store.turn import OLD
from storage.events.kept_events import OWNED_FOR
from tests.adapters.discord.guild import HURRIED, PATIENT, PROFILE, AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.sending import NotAnswered

PATIENCE = 20
HASTY = Deadlines(answer=0.01, keeping=0.01)


class Lives:
    """One process of Askwell after another, as Maya meets them. Each ends as if it was killed."""

    def __init__(self, discord: DiscordServer, clock: StillClock, url: str) -> None:
        self.discord = discord
        self._clock = clock
        self._url = url

    @asynccontextmanager
    async def process(self, deadlines: Deadlines = HURRIED) -> AsyncIterator[Member]:
        async with AskwellInDiscord.running(
            self.discord, self._clock, deadlines, self._url
        ) as here:
            yield here.named("Maya")

    @asynccontextmanager
    async def successor(
        self, until: Callable[[Member], Any], after: timedelta = OWNED_FOR
    ) -> AsyncIterator[Member]:
        self._clock.move_to(self._clock.now() + after)
        async with self.process() as maya:
            await self.discord.until(lambda: until(maya))
            yield maya


@pytest.fixture
def lives(
    discord: DiscordServer,
    clock: StillClock,
    alumni: Guild,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Lives:
    monkeypatch.setattr(tasks, "LEAVING", 0)
    return Lives(discord, clock, f"sqlite:///{tmp_path}/askwell.db")


def has_been_told(words: str) -> Callable[[Member], bool]:
    return lambda maya: maya.sees(words)


async def test_a_command_is_answered_after_a_restart(lives: Lives) -> None:
    async with lives.process() as maya:
        maya.here.slow()
        await maya.user.command("askwell settings")
        assert maya.messages[-1].loading
    async with lives.successor(has_been_told("Quiet hours")) as maya:
        assert maya.messages[-1].ephemeral, "in the place of what was deferred"
        assert not maya.messages[-1].loading


async def test_a_press_is_decided_after_a_restart(lives: Lives) -> None:
    async with lives.process(PATIENT) as maya:
        await maya.types("settings")
    async with lives.process() as maya:
        maya.here.slow()
        await maya.user.clicks(maya.with_button("Stop all nudges"), "Stop all nudges")
    async with lives.successor(has_been_told("Off; reminders")) as maya:
        assert not any(each.loading for each in maya.messages)


async def test_a_form_comes_back_with_the_typed_words(lives: Lives) -> None:
    async with lives.process(PATIENT) as maya:
        await maya.types("settings")
        await maya.presses("Change")
    async with lives.process() as maya:
        maya.here.slow()
        await maya.submits_only(zone="Atlantis on the sea")
    async with lives.successor(has_been_told("Almost there")) as maya:
        assert maya.sees("Atlantis on the sea")
        assert "Correct it" in maya.messages[-1].buttons


async def test_after_a_quarter_of_an_hour_it_is_a_direct_message(lives: Lives) -> None:
    async with lives.process() as maya:
        maya.here.slow()
        await maya.user.command("askwell settings")
    quarter = timedelta(minutes=16)
    async with lives.successor(has_been_told("Quiet hours"), quarter) as maya:
        assert "Quiet hours" in maya.user.messages[-1].shown


async def test_an_event_that_is_too_old_is_not_carried_out_and_told(lives: Lives) -> None:
    async with lives.process(PATIENT) as maya:
        await maya.types("host")
        await maya.presses("Become a host")
    async with lives.process() as maya:
        maya.here.slow()
        await maya.submits_only(**PROFILE)
    async with lives.successor(has_been_told("I was away"), OLD + OWNED_FOR) as maya:
        assert maya.sees(PROFILE["gladly"]), "nothing that was typed is lost"


async def test_a_kept_event_that_failed_is_tried_again(lives: Lives) -> None:
    async with lives.process() as maya:
        go_on = maya.here.slow()
        await maya.user.command("askwell settings")
        maya.here.store.broken = True
        go_on.set()
        await maya.here.adapter.finish()
        assert not maya.sees("Something is wrong"), "nothing is promised that is not so"
    async with lives.successor(has_been_told("Quiet hours")):
        pass


async def test_an_event_neither_decided_nor_kept_fails_visibly(lives: Lives) -> None:
    async with lives.process(PATIENT) as maya:
        await maya.types("settings")
        await maya.presses("Change")
    async with lives.process(HASTY) as maya:
        lives.discord.patience = 0.3
        maya.here.slow()
        maya.here.store.keeps = False
        for pending in (
            maya.submits_only(zone="Berlin"),
            maya.user.command("askwell settings"),
            maya.user.clicks(maya.with_button("Stop all nudges"), "Stop all nudges"),
        ):
            with pytest.raises(NotAnswered):
                await pending
        assert not any(each.loading for each in maya.messages)


async def test_what_takes_too_long_while_it_stops_ends_before_the_store_is_closed(
    lives: Lives, caplog: pytest.LogCaptureFixture
) -> None:
    async with lives.process() as maya:
        go_on = maya.here.slow()
        await maya.user.command("askwell settings")
    go_on.set()
    await maya.here.adapter.finish()
    assert "could not" not in caplog.text


async def test_what_comes_while_the_connection_is_closed_fails_visibly(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = DiscordClient.close
    came = False

    async def late(client: DiscordClient) -> None:
        nonlocal came
        if not came:
            came = True
            with pytest.raises(NotAnswered):
                await maya.user.clicks(shown, "Stop all nudges")
        await closed(client)

    async with lives.process(PATIENT) as maya:
        await maya.types("settings")
        shown = maya.with_button("Stop all nudges")
        lives.discord.patience = 0.3
        monkeypatch.setattr(DiscordClient, "close", late)
    assert came
    async with lives.process(PATIENT) as maya:
        await maya.types("settings")
        assert "Stop all nudges" in maya.messages[-1].buttons, "nothing was decided"


async def test_askwell_ends_although_discord_does_not_close_the_connection(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait(_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(client, "FAREWELL", 0)
    monkeypatch.setattr(discord.AutoShardedClient, "close", wait)
    async with asyncio.timeout(PATIENCE), lives.process() as maya:
        await maya.types("settings")


def test_where_version_0_1_wanted_a_reply_to_go_is_understood() -> None:
    written = (
        '{"interaction": 5, "application": 7, "token": "t", "private": true, "seen": false, '
        '"opener": "ask:9:0:"}'
    )
    address = InteractionAddress.decode(written)
    assert (address.application, address.token, address.seen) == (7, "t", False)
    assert InteractionAddress.decode(address.encode()) == address
