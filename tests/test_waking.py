"""The courier wakes up for what is due now, or earlier than it would wake up by itself."""

import asyncio
from datetime import timedelta

import pytest

from askwell.sleep import Sleep
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.timer_names import TimerName
from bot.interview.meeting.lateness import Lateness
from bot.interview.model import Side
from tests.storage.scene import MINUTE, NOON

SECOND = timedelta(seconds=1)
PATIENCE = 30
HI = Card(say("Hi"))


@pytest.mark.parametrize("sooner", [MINUTE, SECOND])
async def test_a_sleeper_is_woken_for_an_earlier_time(sooner: timedelta) -> None:
    asleep = Sleep()
    sleeping = asyncio.create_task(asleep.sleep(NOON, MINUTE))
    await asyncio.sleep(0)
    asleep.wake(NOON + MINUTE - sooner)
    async with asyncio.timeout(PATIENCE):
        await sleeping


async def test_a_sleeper_is_not_woken_for_a_later_time() -> None:
    asleep = Sleep()
    sleeping = asyncio.create_task(asleep.sleep(NOON, MINUTE))
    await asyncio.sleep(0)
    asleep.wake(NOON + MINUTE)
    assert not asleep.woken.is_set()
    sleeping.cancel()
    await asyncio.gather(sleeping, return_exceptions=True)


async def test_a_wake_up_during_work_prevents_the_next_sleep() -> None:
    asleep = Sleep()
    asleep.wake(NOON + timedelta(days=90))
    await asleep.sleep(NOON, timedelta(days=1))


def test_a_decision_without_cards_or_timers_wakes_nobody() -> None:
    assert Decision(save=(Lateness("i1", (Side.HOST,)),)).due_at(NOON) is None


def test_a_decision_is_due_at_its_first_card_or_timer() -> None:
    later = Post(1, "k", HI, not_before=NOON + MINUTE)
    soon = Timer("i1", TimerName.OVER, NOON + SECOND)
    assert Decision(posts=(later,), timers=(soon,)).due_at(NOON) == NOON + SECOND
    assert Decision(posts=(later, Post(1, "m", HI))).due_at(NOON) == NOON
