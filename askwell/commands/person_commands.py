"""What the commands about one person share. An operator gives them for somebody who has left and
cannot ask themselves."""

from collections.abc import Awaitable, Callable

from askwell.serving.opening import open_existing
from askwell.settings import Settings
from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say
from bot.interview.members import Member
from storage.errors import DatabaseAway, StorageError
from storage.store import SqlStore

NOBODY = say("Nobody is kept under this platform, space and user id.")
_LONGEST = 200
"""Characters of a name."""


async def run_on_store(
    settings: Settings, reader: Reader, work: Callable[[SqlStore], Awaitable[Text]]
) -> int:
    """Do the work with the database that there is, and tell `reader` the text that it returns.
    Return the exit status: 1 for a StorageError, which is told on standard error instead."""
    try:
        store = await open_existing(settings)
        try:
            told = await work(store)
        finally:
            await store.close()
    except DatabaseAway:  # the log, which this terminal shows, has said why
        return 1
    except StorageError as failed:
        complain(failed.why, reader)
        return 1
    print(plain(told, reader))
    return 0


def name_of(member: Member) -> Words:
    return Words(member.name, _LONGEST)
