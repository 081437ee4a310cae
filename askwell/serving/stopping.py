"""Ends Askwell in order when it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Coroutine
from contextlib import suppress

log = logging.getLogger(__name__)


async def until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until Ctrl-C, SIGTERM, or the end of the terminal; then let the work end in its own time.
    If it should go on without a terminal, as with nohup, it does."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    stop = _Stop(task)
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.told)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        loop.add_signal_handler(signal.SIGHUP, stop.told)
    with suppress(asyncio.CancelledError):
        await task


class _Stop:
    """Some programs, such as `timeout`, send a signal twice. To cancel the task twice would cut off
    its end: work would go on with a closed database."""

    def __init__(self, task: "asyncio.Future[None]") -> None:
        self._task = task
        self._times = 0

    def told(self) -> None:
        self._times += 1
        if self._times == 1:
            self._task.cancel()
        elif self._times == 2:
            log.warning("Askwell is stopping already. Ctrl-C once more ends it at once.")
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
