"""Askwell, running until it is stopped."""

import asyncio
import errno
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress

from adapters.shared.errors import CannotConnect
from askwell.platforms import is_any_set_up
from askwell.printing import announce
from askwell.settings import Settings
from bot.content.questions import BankError
from storage.errors import StorageError

TALKATIVE = {
    "sqlalchemy": logging.WARNING,
    **dict.fromkeys(("aiohttp", "slack_bolt", "slack_sdk"), logging.INFO),
    "adapters.slack.workspaces.sdk": logging.INFO,
}
"""Libraries that would write SQL, members' words and secrets to a log at its most talkative, with
the level from which they do not."""
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
        if not (why := _why_no_port(failed, settings.playground_port)):
            raise
        print(why, file=sys.stderr)
        return 1
    except (StorageError, CannotConnect, BankError) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the platforms that are set up, else the playground, until cancelled. Only what is
    needed is imported."""
    if is_any_set_up(settings):
        from askwell.running import run_platforms  # noqa: PLC0415

        await run_platforms(settings, announce)
    else:
        from askwell.playground import run_playground  # noqa: PLC0415

        await run_playground(settings, announce)


def set_up_log(level: str) -> None:
    """Members' words and secrets reach it at no level."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for library, least in TALKATIVE.items():
        logging.getLogger(library).setLevel(max(logging.getLogger().level, least))


def _why_no_port(failed: OSError, port: int) -> str:
    """Nothing, where it failed for something else."""
    another = f"another port: PLAYGROUND_PORT={max(port, 1023) + 1} make run"
    if failed.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another Askwell. Stop that one, or choose {another}"
        )
    if failed.errno == errno.EACCES:
        return f"Port {port} is not for this user to listen at. Choose {another}"
    return ""


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until Ctrl-C or SIGTERM, then let the work end in its own time."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
