"""Measures rates, latencies, and for how long the event loop was held."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time

TICK = 0.001

Act = Callable[[int], Awaitable[object]]
"""Does something about a number."""

WorkOff = Callable[[int], Awaitable[None]]
"""Does so many of what is due."""


@dataclass
class Measured:
    """Of each round its rate a second, its longest hold of the loop, in ms, and the processor
    time of each call in it, in us; of each call how long it took, in ms."""

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
    """Of their rates: the median of the rounds that they had in turn."""
    return median(one / other for one, other in zip(of.rates, to.rates, strict=False))


def cost_ratio(of: Measured, to: Measured) -> float:
    """The same of their processor times."""
    return median(one / other for one, other in zip(of.costs, to.costs, strict=True))


async def call(measured: Measured, act: Act, numbers: range, at_once: int) -> None:
    """One round: act on each of the numbers, on so many at once."""
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
    """One round of what is due, with an eye on the loop."""
    probe = Probe()
    await probe.start()
    began = perf_counter()
    await work(many)
    measured.add(many, perf_counter() - began)
    measured.holds.append(await probe.stop())


class Probe:
    """A task that sleeps for moments, and notes for how long it was kept from going on."""

    async def start(self) -> None:
        self._longest = 0.0
        self._task = asyncio.create_task(self._tick())
        await asyncio.sleep(2 * TICK)

    async def stop(self) -> float:
        """The longest hold, in ms."""
        await asyncio.sleep(2 * TICK)  # to see how the last one ended
        self._task.cancel()
        return self._longest * 1000

    async def _tick(self) -> None:
        while True:
            began = perf_counter()
            await asyncio.sleep(TICK)
            self._longest = max(self._longest, perf_counter() - began - TICK)


async def idle_loop(seconds: float) -> Measured:
    """How long the machine alone holds a loop that has nothing else to do."""
    idle = Measured()
    for _ in range(10):
        await work_off(idle, lambda _: asyncio.sleep(seconds / 10), 0)
    return idle


def settle_garbage() -> None:
    """Nothing made until now is looked at again while something is measured."""
    gc.collect()
    gc.freeze()
