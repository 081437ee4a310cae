"""Opens the database as soon as it is available."""

import asyncio
import logging
from time import monotonic

from storage.errors import NotReady
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
