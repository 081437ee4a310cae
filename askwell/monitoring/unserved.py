"""What an operator is told at a start about platforms that are not set up, and whose members the
database has."""

import logging
from collections.abc import Collection

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text, Words, say_many
from storage.store import SqlStore

log = logging.getLogger(__name__)


async def tell_of_unserved(store: SqlStore, served: Collection[str]) -> None:
    """`served` are the ids of platforms. Raises StoreAway."""
    for platform, spaces in sorted((await store.awake_spaces()).items()):
        if platform not in served:
            log.warning("%s", plain(_unserved(platform.title(), spaces), ANYBODY))


def _unserved(platform: str, spaces: int) -> Text:
    return say_many(
        "The database has one space in {platform}, which is not set up in .env: unless another "
        "Askwell serves it, nobody there is answered, and messages to them wait.",
        "The database has {number} spaces in {platform}, which is not set up in .env: unless "
        "another Askwell serves them, nobody there is answered, and messages to them wait.",
        spaces,
        platform=Words(platform),
    )
