"""An operator erases a person who cannot do it themselves because they have left."""

import sys
from functools import partial

from askwell.assembly import SystemClock
from askwell.opening import open_existing
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say
from bot.interview.members import Person
from bot.steps.erasing import erase
from storage.errors import DatabaseAway, StorageError
from storage.store import SqlStore

_LONGEST = 200
"""Characters of a name."""


async def erase_person(
    settings: Settings, person: Person, reader: Reader, *, for_good: bool
) -> int:
    """Tell `reader` who it is; with `for_good`, they are erased. Askwell may be running: it edits
    the messages. Return the exit status."""
    try:
        store = await open_existing(settings)
        try:
            told, status = await _erase(store, person, for_good=for_good)
        finally:
            await store.close()
    except DatabaseAway:  # the log, which this terminal shows, has said why
        return 1
    except StorageError as failed:
        print(plain(failed.why, reader), file=sys.stderr)
        return 1
    print(plain(told, reader))
    return status


async def _erase(store: SqlStore, person: Person, *, for_good: bool) -> tuple[Text, int]:
    found = await store.read(lambda unit: unit.memberships.known(person))
    if found is None:
        return say("Nobody is kept under this platform, space and user id."), 1
    name = Words(found.name, _LONGEST)
    if not for_good:
        return say(
            "This is {name}. Run the command again with --for-good to erase everything about "
            "them. It cannot be brought back.",
            name=name,
        ), 0
    await store.run(partial(erase, members=[found.id], now=SystemClock().now()))
    return say(
        "Everything about {name} is erased. Askwell edits the messages that it sent, while it "
        "runs. Backups from before still hold them: delete those in their turn.",
        name=name,
    ), 0
