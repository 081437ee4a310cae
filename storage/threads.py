"""Threads beside the event loop."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from bot.engine.errors import for_a_future

T = TypeVar("T")

_Given = tuple[Callable[[], Any], "asyncio.Future[Any]"]


class Threads:
    """Do what they are given, each of them one after the other. A ThreadPoolExecutor takes twice as
    long for it: its futures have locks and conditions, for which nobody here ever waits."""

    def __init__(self, many: int, name: str) -> None:
        self._given: SimpleQueue[_Given | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._live, name=f"{name}-{number}", daemon=True)
            for number in range(many)
        ]
        for each in self._threads:
            each.start()

    async def do(self, work: Callable[[], T]) -> T:
        """What `work` returned. What was begun is finished even if nobody waits for it any more;
        what was not is left undone then."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._given.put((work, future))
        return await future

    def end(self) -> None:
        """Once all is done that was given until now; blocks until then. May be called twice."""
        for _ in self._threads:
            self._given.put(None)
        for each in self._threads:
            each.join()

    def _live(self) -> None:
        while given := self._given.get():
            work, future = given
            if not future.cancelled():
                _do(work, future)
            del work, future, given  # nothing of it is held while nothing is to do


def _do(work: Callable[[], Any], future: "asyncio.Future[Any]") -> None:
    try:
        done = for_a_future(work)
    except BaseException as failed:
        _settle(future, future.set_exception, failed)
    else:
        _settle(future, future.set_result, done)


def _settle(future: "asyncio.Future[Any]", settle: Callable[[Any], None], told: Any) -> None:
    def unless_cancelled() -> None:
        if not future.done():
            settle(told)

    with suppress(RuntimeError):  # the loop has ended: nobody waits
        future.get_loop().call_soon_threadsafe(unless_cancelled)
