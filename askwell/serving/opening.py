"""Opens the database as soon as it is available."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import monotonic

from adapters.shared.tasks import meanwhile
from askwell.monitoring.watchdog import keep_telling
from askwell.settings import Settings
from bot.cards.rich_text import in_full, say
from storage.connections.database import place_of
from storage.errors import NotReady, StorageError
from storage.store import SqlStore

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds. When a computer starts, PostgreSQL may start after Askwell."""
TRIED_EVERY = 1.0


async def open_store(
    url: str, public_url: str = "", key_file: str = "", patience: float = PATIENCE
) -> SqlStore:
    """As SqlStore.open, but waits for a PostgreSQL that is not ready, and logs that once. systemd
    is told that this goes on: to bring the tables up to date may take longer than the watchdog
    waits, and would never end if it began anew each time. Raises StorageError."""
    async with meanwhile(keep_telling(lambda: 0.0)):
        return await _open_once_ready(partial(SqlStore.open, url, public_url, key_file), patience)


async def _open_once_ready(open_it: Callable[[], SqlStore], patience: float) -> SqlStore:
    until, waiting = monotonic() + patience, False
    while True:
        try:
            return await _opened(open_it)
        except NotReady as not_yet:
            if monotonic() >= until:
                raise
            if not waiting:
                log.warning("%s Askwell waits for it, up to %.0f seconds.", not_yet, patience)
            waiting = True
        await asyncio.sleep(TRIED_EVERY)


async def _opened(open_it: Callable[[], SqlStore]) -> SqlStore:
    """If Askwell is stopped meanwhile, the database is closed as soon as it is open."""
    opening = asyncio.create_task(asyncio.to_thread(open_it))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        with suppress(StorageError):
            await (await opening).close()
        raise


async def open_existing(settings: Settings) -> SqlStore:
    """Raises StorageError, also if there is no database: in a new one nobody would be found, and
    the operator would believe that nothing is kept about them. One of another version stays as it
    is, because Askwell may be running with it."""
    url, key_file = settings.database_url, settings.key_file
    found = await asyncio.to_thread(SqlStore.open_existing, url, key_file)
    if found is None:
        raise StorageError(
            say(
                "There is no database of Askwell at {where}. Type this command in the folder in "
                "which Askwell is started, as the same user.",
                where=in_full(place_of(url)),
            )
        )
    await found.close()
    return await open_store(url, settings.public_url, key_file)
