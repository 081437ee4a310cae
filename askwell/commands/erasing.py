"""An operator erases a person who cannot do it themselves because they have left."""

from functools import partial

from askwell.assembly import SystemClock
from askwell.commands.person_commands import NOBODY, name_of, run_on_store
from askwell.settings import Settings
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, say
from bot.interview.members import Person
from bot.steps.erasing import erase
from storage.errors import StorageError
from storage.store import SqlStore


async def erase_person(
    settings: Settings, person: Person, reader: Reader, *, for_good: bool
) -> int:
    """Tell `reader` who it is; with `for_good`, they are erased. Askwell may be running: it edits
    the messages. Return the exit status."""
    return await run_on_store(settings, reader, partial(_erase, person, for_good=for_good))


async def _erase(person: Person, store: SqlStore, *, for_good: bool) -> Text:
    """What is to be told. Raises StorageError for somebody who is not there."""
    found = await store.read(lambda unit: unit.memberships.known(person))
    if found is None:
        raise StorageError(NOBODY)
    name = name_of(found)
    if not for_good:
        return say(
            "This is {name}. Run the command again with --for-good to erase everything about "
            "them. It cannot be brought back.",
            name=name,
        )
    await store.run(partial(erase, members=[found.id], now=SystemClock().now()))
    return say(
        "Everything about {name} is erased. Askwell edits the messages that it sent, while it "
        "runs. Older backups still contain them: delete those, too.",
        name=name,
    )
