"""Runs Askwell until it is stopped."""

import asyncio
import errno
import logging
import sys
from collections.abc import Callable

from askwell.platforms import is_any_set_up
from askwell.printing import STAYS_WRONG, announce
from askwell.serving.stopping import End, OnEnd, unbounded, until_stopped
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say
from bot.content.content_files import ContentError
from bot.engine.errors import OperatorError, StaysWrong

TALKATIVE = {
    "sqlalchemy": logging.WARNING,
    **dict.fromkeys(("aiohttp", "slack_bolt", "slack_sdk"), logging.INFO),
    "adapters.slack.connecting.workspaces.sdk": logging.INFO,
}
"""Libraries that would log SQL, members' words or secrets at DEBUG, with the level at which they do
not."""
SWITCH_SECONDS = 0.001
"""How long a storage thread may compute before the event loop gets its turn. Python's default of 5
ms would delay the loop by that much for every batch."""


def serve(settings: Settings, reader: Reader) -> int:
    """Messages are printed for `reader`. Return the exit status."""
    sys.setswitchinterval(SWITCH_SECONDS)
    set_up_log(settings.log_level)
    end = End()
    try:
        asyncio.run(
            until_stopped(
                run(settings, lambda text: announce(plain(text, reader)), end.begin), end.begin
            )
        )
    except OSError as failed:
        if not (why := _why_no_port(failed, settings.playground_port)):
            raise
        return _complain(plain(why, reader))
    except StaysWrong as wrong:
        return _complain(plain(wrong.why, reader), STAYS_WRONG)
    except OperatorError as failed:
        return _complain(plain(failed.why, reader))
    except ContentError as failed:  # for whoever writes questions or advice, in their files
        return _complain(str(failed), STAYS_WRONG)
    finally:
        end.is_over()
    return 0


async def run(
    settings: Settings, announce: Callable[[Text], None], on_end: OnEnd = unbounded
) -> None:
    """Serve the platforms that are set up, or the playground if there are none, until cancelled.
    Only what is needed is imported."""
    if is_any_set_up(settings):
        from askwell.serving.running import run_platforms  # noqa: PLC0415

        await run_platforms(settings, announce, on_end=on_end)
    else:
        from askwell.serving.playground import run_playground  # noqa: PLC0415

        await run_playground(settings, announce)


def set_up_log(level: str) -> None:
    """Members' words and secrets are not logged at any level."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for library, least in TALKATIVE.items():
        logging.getLogger(library).setLevel(max(logging.getLogger().level, least))


def _complain(why: str, status: int = 1) -> int:
    print(why, file=sys.stderr)
    return status


def _why_no_port(failed: OSError, port: int) -> Text | None:
    """None if it failed for another reason."""
    shown, command = Words(str(port)), Words(f"PLAYGROUND_PORT={max(port, 1023) + 1} make run")
    if failed.errno == errno.EADDRINUSE:
        return say(
            "Port {port} is taken, perhaps by another Askwell. Stop that one, or choose another "
            "port: {command}",
            port=shown,
            command=command,
        )
    if failed.errno == errno.EACCES:
        return say(
            "Port {port} is not for this user to listen at. Choose another port: {command}",
            port=shown,
            command=command,
        )
    return None
