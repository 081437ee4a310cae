"""Ends Askwell in order when it is told to stop, and in any case if that takes too long."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Timer

log = logging.getLogger(__name__)

OnEnd = Callable[[int], None]
"""Tells that the end begins, and the exit status if it has to be cut off."""
ENDING = 30.0
"""Seconds. An end in order takes up to 20 while a platform hangs. systemd and compose kill after 60
(deploy/)."""


async def until_stopped(work: Coroutine[None, None, None], on_end: OnEnd) -> None:
    """Run until Ctrl-C, SIGTERM, or the end of the terminal; then let the work end in its own time.
    If it should go on without a terminal, as with nohup, it does. `on_end` is called when it
    is told to stop."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    stop = _Stop(task, on_end)
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.told)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        loop.add_signal_handler(signal.SIGHUP, stop.told)
    with suppress(asyncio.CancelledError):
        await task


def unbounded(_status: int) -> None:
    """An end that may take as long as it likes."""


class End:
    """The end of the process. Python waits for all threads before it ends, and a thread may wait
    for a database that never answers. So the process is cut off after `seconds`, like one that is
    killed: nothing is lost, and the next start goes on. A thread of its own sees to that, because
    the event loop may hang, too."""

    def __init__(
        self, seconds: float = ENDING, cut_off: Callable[[int], object] = os._exit
    ) -> None:
        self._seconds = seconds
        self._cut_off = cut_off
        self._timer: Timer | None = None

    def begin(self, status: int) -> None:
        """Only the first call counts: Askwell may be told to stop while it ends by itself."""
        if not self._timer:
            self._timer = Timer(self._seconds, self._cut_off_with, [status])
            self._timer.daemon = True
            self._timer.start()

    def is_over(self) -> None:
        """All threads have ended, or the end never began."""
        if self._timer:
            self._timer.cancel()

    def _cut_off_with(self, status: int) -> None:
        log.error(
            "Not everything has ended within %.0f seconds: the database or a platform does not "
            "answer. Askwell ends all the same. Its next start goes on where this one ended.",
            self._seconds,
        )
        self._cut_off(status)


class _Stop:
    """Some programs, such as `timeout`, send a signal twice. To cancel the task twice would cut off
    its end: work would go on with a closed database."""

    def __init__(self, task: "asyncio.Future[None]", on_end: OnEnd) -> None:
        self._task = task
        self._on_end = on_end
        self._times = 0

    def told(self) -> None:
        self._times += 1
        if self._times == 1:
            self._on_end(0)
            self._task.cancel()
        elif self._times == 2:
            log.warning("Askwell is stopping already. Ctrl-C once more ends it at once.")
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
