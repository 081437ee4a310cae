"""A hundred thousand things due at once: the courier, next to a bare table."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from sqlalchemy import Engine

from bench import bare_table
from bench.community import NOON, Community
from bench.databases import UrlOf, analyse, migrated, opened
from bench.measure import Measured, WorkOff, settle_garbage, work_off
from bench.portions import CourierInPortions
from bot.background.due_timers import BATCH

MANY = 100_000
ROUNDS = 50
SECONDS = 60
"""A measurement stops after this time, and the report says how much was done until then."""

SPACES = 10
LEASE = timedelta(minutes=5)
STALE = ("nudge_host", "expire", "thanks_first", "thanks_second")
"""Timers that find nothing to do once a time was agreed on, or the thank-you note was sent."""

TIMER = "nudge_host of interview-12345"
CARD = "card " * 110
"""As long as a request in JSON."""


@dataclass
class Comparison:
    """What was due, and how much of it."""

    what: str
    many: int
    courier: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)

    async def run(self, courier: WorkOff, floor: WorkOff, seconds: float) -> None:
        settle_garbage()
        size = max(BATCH, self.many // ROUNDS)
        for done in range(0, self.many, size):
            portion = min(size, self.many - done)
            for measured, work in ((self.courier, courier), (self.floor, floor)):
                if measured.seconds < seconds:
                    await work_off(measured, work, portion)


async def timers(url_of: UrlOf, scale: float) -> Comparison:
    """Measure timers whose flows find nothing to do."""
    community = _community(int(MANY * scale) // len(STALE), for_each_host=25)
    many = community.interviews * len(STALE)
    with migrated(url_of("timers")) as ours, opened(url_of("bare_timers")) as bare:
        community.settle_in(ours)
        community.set_timers(ours, STALE)
        bare_table.fill(bare, many, NOON, TIMER)
        analyse(ours, bare)
        return await _compare(Comparison("stale timers", many), ours, partial(_fire, bare), scale)


async def cards(url_of: UrlOf, scale: float) -> Comparison:
    """Measure cards, four for each member, with a messenger that returns at once."""
    many = int(MANY * scale)
    community = _community(many // 4, for_each_host=1)
    with migrated(url_of("cards")) as ours, opened(url_of("bare_cards")) as bare:
        community.settle_in(ours)
        community.post_cards(ours, many)
        bare_table.fill(bare, many, NOON, CARD)
        analyse(ours, bare)
        return await _compare(Comparison("cards", many), ours, partial(_deliver, bare), scale)


def _community(interviews: int, for_each_host: int) -> Community:
    """A community in which each seeker has four interviews."""
    each = max(1, interviews // SPACES)
    seekers, hosts = (SPACES * max(1, each // of_one) for of_one in (4, for_each_host))
    return Community(SPACES, seekers, hosts, SPACES * each)


async def _compare(
    comparison: Comparison, ours: Engine, floor: Callable[[int], None], scale: float
) -> Comparison:
    courier = CourierInPortions(ours)
    try:
        with ThreadPoolExecutor(1) as thread:

            async def on_thread(many: int) -> None:
                await asyncio.get_running_loop().run_in_executor(thread, floor, many)

            await comparison.run(courier.work_off, on_thread, SECONDS * scale)
    finally:
        await courier.close()
    return comparison


def _fire(bare: Engine, many: int) -> None:
    for size in _batches(many):
        bare_table.fire(bare, NOON, size)


def _deliver(bare: Engine, many: int) -> None:
    """Take and settle `many` rows. The delivery itself takes no time."""
    for size in _batches(many):
        bare_table.settle(bare, bare_table.claim(bare, NOON, size, LEASE))


def _batches(many: int) -> list[int]:
    return [min(BATCH, many - done) for done in range(0, many, BATCH)]
