"""The same interview and the same promises on every platform. In the playground the interview takes
place in a browser, if there is one."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest

from bot.cards.cards import Card
from bot.cards.rich_text import say
from tests.adapters.contract import (
    PROMISES,
    are_late,
    goes_away,
    leaves_nothing_behind,
    live_through,
    meet_no_more,
    organizers_say_in_which_channel,
    outgoing,
    who_cannot_be_written_to_finds_the_card,
)
from tests.adapters.discord.driver import in_discord
from tests.adapters.driver import PlatformDriver, Stage
from tests.adapters.slack.driver import in_slack
from tests.adapters.terminal.driver import in_terminal
from tests.line_chat.driver import in_line_chat

DriverOf = Callable[[], AbstractAsyncContextManager[PlatformDriver]]
StageOf = Callable[[], AbstractAsyncContextManager[Stage]]

PLATFORMS: tuple[DriverOf, ...] = (in_slack, in_discord, in_line_chat)


def stage_of(platform: DriverOf) -> StageOf:
    @asynccontextmanager
    async def stage() -> AsyncIterator[Stage]:
        async with platform() as driver:
            yield driver.maya, driver.daniel, driver.to

    stage.__name__ = platform.__name__
    return stage


STAGES: tuple[StageOf, ...] = (in_terminal, *map(stage_of, PLATFORMS))
every_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda each: each.__name__)
every_platform = pytest.mark.parametrize("platform", PLATFORMS, ids=lambda each: each.__name__)


@every_stage
async def test_a_whole_interview_takes_place(stage: StageOf) -> None:
    async with stage() as (maya, daniel, to):
        await live_through(maya, daniel, to)


@every_stage
async def test_who_is_late_tells_the_other_with_one_press(stage: StageOf) -> None:
    async with stage() as (maya, daniel, to):
        await are_late(maya, daniel, to)


@every_stage
async def test_nobody_waits_for_a_host_who_goes_away(stage: StageOf) -> None:
    async with stage() as (maya, daniel, to):
        await goes_away(maya, daniel, to)


@pytest.mark.parametrize(
    "stage", [in_terminal, stage_of(in_slack), stage_of(in_discord)], ids=lambda each: each.__name__
)
async def test_an_erased_member_leaves_nothing_behind(stage: StageOf) -> None:
    """The line chat stores no messages, so none could be edited for somebody who was erased."""
    async with stage() as (maya, daniel, to):
        await leaves_nothing_behind(maya, daniel, to)


@every_stage
async def test_two_blocked_members_do_not_meet_again(stage: StageOf) -> None:
    async with stage() as (maya, daniel, to):
        await meet_no_more(maya, daniel, to)


@every_platform
@pytest.mark.parametrize("promise", PROMISES, ids=lambda each: each.__name__)
async def test_promise(
    platform: DriverOf, promise: Callable[[PlatformDriver], Awaitable[None]]
) -> None:
    async with platform() as driver:
        await promise(driver)


async def test_a_card_is_announced() -> None:
    async with in_discord(announcing=True) as driver:
        await who_cannot_be_written_to_finds_the_card(driver)


async def test_a_card_is_announced_in_the_channel_that_organizers_chose() -> None:
    async with in_discord() as driver:
        await organizers_say_in_which_channel(driver)


@pytest.mark.parametrize("platform", [in_slack, in_discord], ids=lambda each: each.__name__)
async def test_an_edit_is_never_sent_as_a_new_message(platform: DriverOf) -> None:
    async with platform() as driver:
        messenger = driver.platform.messenger
        sent = await messenger.show(outgoing(driver, Card(say("Hello"))))
        await driver.deletes()
        newer = outgoing(driver, Card(say("Erased")), message=sent.message, version=2)
        settled = await messenger.show(replace(newer, edits_only=True))
        assert settled.message == sent.message
        assert await driver.shown() == []
