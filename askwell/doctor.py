"""What is set up, checked against the real platforms."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from askwell.assembly import SystemClock
from askwell.exposed import exposed
from askwell.outages import sentence
from askwell.platforms import make_platforms
from askwell.settings import Settings
from bot.flows import every_flow
from storage.errors import StorageError
from storage.outages import Outage
from storage.store import SqlStore

LOOKS_BACK, MOST = timedelta(days=30), 5
"""Which outages are told."""
_EMPTY = "sqlite://"

Found = Mapping[str, Sequence[str]]
"""The faults by the names of platforms."""


async def examine(settings: Settings) -> int:
    """Say what is wrong with the platforms that are set up, and with what others can read.
    Returns the exit status."""
    clock = SystemClock()
    async with _looked_into(settings.database_url) as (store, unusable):
        platforms = make_platforms(settings, clock, store, asyncio.sleep)
        found = {each.name: await each.doctor(every_flow().specs) for each in platforms}
        outages = await store.outages(clock.now() - LOOKS_BACK)
    common = [each for each in (unusable, settings.address.fault()) if each] if found else []
    readable = exposed(settings.database_url)
    _tell(settings, found, outages[-MOST:])
    _print_lines([*_unsaid(common, found), *readable])
    return 1 if readable or common or any(found.values()) else 0


@asynccontextmanager
async def _looked_into(database_url: str) -> AsyncIterator[tuple[SqlStore, str]]:
    """The store, and why it cannot be used. Where there is none, or none that can be used, it is an
    empty one, so that nothing is left behind."""
    try:
        store, why = SqlStore.look(database_url) or SqlStore.open(_EMPTY), ""
    except StorageError as failed:
        store, why = SqlStore.open(_EMPTY), str(failed)
    try:
        yield store, why
    finally:
        await store.close()


def _tell(settings: Settings, found: Found, outages: Sequence[Outage]) -> None:
    if not found:
        alone = " (PUBLIC_URL alone sets up none)" if settings.public_url else ""
        print(f"No platform is set up in .env{alone}; `askwell run` starts the playground.")
    _print_lines(list(map(sentence, outages)))
    for platform, faults in found.items():
        print("\n".join(faults) or f"{platform.title()}: all is well.")


def _unsaid(common: Sequence[str], found: Found) -> list[str]:
    """What no platform has said already."""
    said = {each for faults in found.values() for each in faults}
    return [each for each in common if each not in said]


def _print_lines(lines: Sequence[str]) -> None:
    print("".join(f"{each}\n" for each in lines), end="")
