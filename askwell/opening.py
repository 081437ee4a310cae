"""Opens the database as soon as it is available."""

import asyncio
import logging
from time import monotonic

from askwell.settings import Settings
from bot.cards.rich_text import in_full, say
from storage.database import files_of, is_there
from storage.errors import NotReady, StorageError
from storage.store import SqlStore

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds. When a computer starts, PostgreSQL may start after Askwell."""
TRIED_EVERY = 1.0


async def open_store(
    url: str, public_url: str = "", key_file: str = "", patience: float = PATIENCE
) -> SqlStore:
    """As SqlStore.open, but waits for a PostgreSQL that is not ready, and logs that once. Raises
    StorageError."""
    until, waiting = monotonic() + patience, False
    while True:
        try:
            return await asyncio.to_thread(SqlStore.open, url, public_url, key_file)
        except NotReady as not_yet:
            if monotonic() >= until:
                raise
            if not waiting:
                log.warning("%s Askwell waits for it, up to %.0f seconds.", not_yet, patience)
            waiting = True
        await asyncio.sleep(TRIED_EVERY)


async def open_existing(settings: Settings) -> SqlStore:
    """Raises StorageError, also if there is no database: in a new one nobody would be found, and
    the operator would believe that nothing is kept about them."""
    url = settings.database_url
    if not is_there(url):
        raise StorageError(
            say(
                "There is no database {file} here. Type this command in the folder in which "
                "Askwell is started, as the same user.",
                file=in_full(files_of(url)[0]),
            )
        )
    return await open_store(url, settings.public_url, settings.key_file)
