"""`askwell doctor`: checks the settings against the real platforms."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from askwell.assembly import SystemClock
from askwell.commands.local_files import exposed, without_room
from askwell.env_file import unread_lines
from askwell.monitoring.first_messages import resting_now, rests
from askwell.monitoring.outages import sentence
from askwell.platforms import make_platforms
from askwell.settings import Settings
from askwell.zones import version
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, joined, say
from bot.flows import every_flow
from storage.errors import StorageError
from storage.starting.outages import Outage
from storage.store import SqlStore

LOOKS_BACK, MOST = timedelta(days=30), 5
"""Which outages are reported."""
_EMPTY = "sqlite://"
_NOBODY_YET = say(
    "This database has no members yet. If it should have some, DATABASE_URL names another one than "
    "you mean."
)

Found = Mapping[str, Sequence[Text]]
"""The faults by the names of platforms."""


async def examine(settings: Settings, reader: Reader) -> int:
    """Tell `reader` what is wrong with the platforms that are set up, with `.env`, files, disks
    and time zones. Return the exit status."""
    language, clock = reader.language, SystemClock()
    async with _looked_into(settings) as (store, unusable):
        platforms = make_platforms(settings, clock, store, asyncio.sleep)
        found = {each.name: await each.doctor(every_flow().specs, language) for each in platforms}
        outages = await store.outages(clock.now() - LOOKS_BACK)
        resting = list(map(rests, await resting_now(store, clock.now())))
        has_members = await store.has_members()
        of_erasures = await store.fault_of_erasure_log()
    common = list(_common(settings, unusable, of_erasures)) if found else []
    here = [
        *unread_lines(settings.names()),
        *exposed(settings.database_url, settings.key_file),
        *old_zones(clock.now()),
    ]
    lines = [
        *_about_platforms(settings, found, outages[-MOST:]),
        *resting,
        *_unsaid(common, found),
        *here,
    ]
    is_wrong = bool(here or common or resting or any(found.values()))
    if found and not is_wrong and not has_members:
        lines.append(_NOBODY_YET)
    print(plain(joined(lines), reader))
    return 1 if is_wrong else 0


def _common(settings: Settings, unusable: Text | None, of_erasures: Text | None) -> Iterator[Text]:
    """Faults that concern every platform."""
    if unusable:
        yield unusable
    else:
        yield from without_room(settings.database_url, settings.key_file)
    if of_erasures:
        yield of_erasures
    if fault := settings.address.fault():
        yield fault


@asynccontextmanager
async def _looked_into(settings: Settings) -> AsyncIterator[tuple[SqlStore, Text | None]]:
    """The store, and why it cannot be used. If there is no usable one, an empty one in memory, so
    that nothing is left behind."""
    try:
        found = SqlStore.open_existing(settings.database_url, settings.key_file)
        store, why = found or SqlStore.open(_EMPTY), None
    except StorageError as failed:
        store, why = SqlStore.open(_EMPTY), failed.why
    try:
        yield store, why
    finally:
        await store.close()


def _about_platforms(settings: Settings, found: Found, outages: Sequence[Outage]) -> Iterator[Text]:
    if not found:
        yield _none_is_set_up(settings)
    yield from map(sentence, outages)
    for platform, faults in found.items():
        yield from faults or [say("{platform}: all is well.", platform=Words(platform.title()))]


def _none_is_set_up(settings: Settings) -> Text:
    if settings.public_url:
        return say(
            "No platform is set up in .env (PUBLIC_URL alone sets up none); `askwell run` starts "
            "the playground."
        )
    return say("No platform is set up in .env; `askwell run` starts the playground.")


def _unsaid(common: Sequence[Text], found: Found) -> list[Text]:
    """Faults that no platform has reported already."""
    said = [each for faults in found.values() for each in faults]
    return [each for each in common if each not in said]


def old_zones(now: datetime) -> Iterator[Text]:
    """One sentence if the time zone data are old, with what to do. Their version says only the
    year: on average, data from the year before last are more than 18 months old."""
    year = version()[:4]
    if int(year) < now.year - 1:
        yield say(
            "Askwell goes by time zone data of {year} (version {version}). Where clocks have been "
            "changed otherwise since, members read times that are an hour wrong. Update Askwell, "
            "or this system's package tzdata, and start Askwell again.",
            year=Words(year),
            version=Words(version()),
        )
