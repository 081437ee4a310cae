"""Measures rates, latencies, and how long the event loop was blocked."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time

from askwell.serving.beginning import GARBAGE_AFTER

TICK = 0.001

Act = Callable[[int], Awaitable[object]]
"""Does something for the member with this number."""

WorkOff = Callable[[int], Awaitable[None]]
"""Processes this many of the things that are due."""


@dataclass
class Measured:
    """For each round: `rates` per second, `holds`, the longest time that the loop was blocked, in
    ms, and `costs`, the processor time of a call, in microseconds. For each call: `calls`, its
    duration in ms."""

    done: int = 0
    seconds: float = 0.0
    rates: list[float] = field(default_factory=list)
    holds: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return median(self.rates)

    def percentile(self, percent: int) -> float:
        return quantiles(self.calls, n=100, method="inclusive")[percent - 1]

    def add(self, done: int, seconds: float) -> None:
        self.done += done
        self.seconds += seconds
        self.rates.append(done / seconds)


def ratio(of: Measured, to: Measured) -> float:
    """The ratio of their rates: the median of all rounds, each compared with the other's round next
    to it."""
    return median(one / other for one, other in zip(of.rates, to.rates, strict=False))


def cost_ratio(of: Measured, to: Measured) -> float:
    """The same ratio for their processor times."""
    return median(one / other for one, other in zip(of.costs, to.costs, strict=True))


async def call(measured: Measured, act: Act, numbers: range, at_once: int) -> None:
    """One round: act on each number, with `at_once` calls at the same time."""
    left = iter(numbers)
    began, spent = perf_counter(), process_time()
    await asyncio.gather(*(_call_each(measured, act, left) for _ in range(at_once)))
    measured.costs.append((process_time() - spent) / len(numbers) * 1_000_000)
    measured.add(len(numbers), perf_counter() - began)


async def _call_each(measured: Measured, act: Act, numbers: Iterable[int]) -> None:
    for number in numbers:
        began = perf_counter()
        await act(number)
        measured.calls.append((perf_counter() - began) * 1000)


async def work_off(measured: Measured, work: WorkOff, many: int) -> None:
    """One round of what is due, while the event loop is watched."""
    probe = Probe()
    await probe.start()
    began = perf_counter()
    await work(many)
    measured.add(many, perf_counter() - began)
    measured.holds.append(await probe.stop())


class Probe:
    """A task that sleeps for moments, and notes the longest time by which the event loop woke it
    too late."""

    async def start(self) -> None:
        self._longest = 0.0
        self._task = asyncio.create_task(self._tick())
        await asyncio.sleep(2 * TICK)

    async def stop(self) -> float:
        """The longest time that the loop was blocked, in ms."""
        await asyncio.sleep(2 * TICK)  # to see how the last one ended
        self._task.cancel()
        return self._longest * 1000

    async def _tick(self) -> None:
        while True:
            began = perf_counter()
            await asyncio.sleep(TICK)
            self._longest = max(self._longest, perf_counter() - began - TICK)


async def idle_loop(seconds: float) -> Measured:
    """How long the machine alone blocks a loop that has nothing else to do."""
    idle = Measured()
    for _ in range(10):
        await work_off(idle, lambda _: asyncio.sleep(seconds / 10), 0)
    return idle


def settle_garbage() -> None:
    """Exempt every object made so far from garbage collection, so that it does not disturb a
    measurement. New objects are collected as they are in service."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
