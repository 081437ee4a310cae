"""Askwell, running until it is stopped."""

import asyncio
import errno
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress

from adapters.errors import CannotConnect
from askwell.printing import announce
from askwell.settings import Settings
from bot.questions import BankError
from storage.engine import StorageError

TALKATIVE = (
    *("aiohttp", "slack_bolt", "slack_sdk", "sqlalchemy"),
    *("adapters.slack.socket.sdk", "adapters.slack.workspaces.sdk"),
)
"""Libraries that would write members' words and secrets to a log at its most talkative."""
SWITCH_SECONDS = 0.001
"""How long the storage threads may compute before the event loop gets its turn; Python's own
5 ms would hold it up for as long at every batch."""


def serve(settings: Settings) -> int:
    """Returns the exit status."""
    sys.setswitchinterval(SWITCH_SECONDS)
    set_up_log(settings.log_level)
    try:
        asyncio.run(_until_stopped(run(settings, announce)))
    except OSError as failed:
        if failed.errno != errno.EADDRINUSE:
            raise
        port = settings.playground_port
        print(
            f"Port {port} is taken, perhaps by another Askwell. "
            f"Stop that one, or choose another port: PLAYGROUND_PORT={port + 1} make run",
            file=sys.stderr,
        )
        return 1
    except (StorageError, CannotConnect, BankError) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve Slack and Discord where they are set up, else the playground, until cancelled. Their
    libraries take a second to import, and are only where they are needed."""
    if settings.slack.given or settings.discord.given:
        from askwell.platforms import run_platforms  # noqa: PLC0415

        await run_platforms(settings, announce)
    else:
        from askwell.playground import run_playground  # noqa: PLC0415

        await run_playground(settings, announce)


def set_up_log(level: str) -> None:
    """Members' words and secrets reach it at no level."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(max(logging.getLogger().level, logging.INFO))


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until Ctrl-C or SIGTERM, then let the work end in its own time."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
