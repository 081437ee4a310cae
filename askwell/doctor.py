"""What is set up, checked against the real platforms."""

from collections.abc import Sequence
from datetime import timedelta

from aiohttp import ClientSession

from adapters.discord import doctor as discord_doctor
from adapters.slack import doctor, http_doctor
from askwell.assembly import SystemClock
from askwell.exposed import exposed
from askwell.outages import sentence
from askwell.settings import Settings
from bot.flows import every_flow
from storage.errors import StorageError
from storage.outages import Outage
from storage.store import SqlStore

LOOKS_BACK, MOST = timedelta(days=30), 5
"""Which outages are told."""


async def examine(settings: Settings) -> int:
    """Say what is wrong with the platforms that are set up, and with what others can read.
    Returns the exit status."""
    found: dict[str, list[str]] = {}
    if settings.slack.given:
        try:
            found["Slack"] = await _faults(settings)
        except StorageError as failed:
            found["Slack"] = [str(failed)]
    if settings.discord.given:
        specs = every_flow().specs
        found["Discord"] = await discord_doctor.faults(settings.discord, specs)
    if not found:
        alone = " (PUBLIC_URL alone sets up none)" if settings.public_url else ""
        print(f"No platform is set up in .env{alone}; `askwell run` starts the playground.")
    for outage in await _outages(settings):
        print(sentence(outage))
    for platform, faults in found.items():
        print("\n".join(faults) or f"{platform}: all is well.")
    readable = exposed(settings.database_url)
    print("".join(f"{each}\n" for each in readable), end="")
    return 1 if readable or any(found.values()) else 0


async def _outages(settings: Settings) -> Sequence[Outage]:
    """The latest, so far as the database tells."""
    try:
        store = SqlStore.look(settings.database_url)
    except StorageError:
        return ()
    if store is None:
        return ()
    try:
        return (await store.outages(SystemClock().now() - LOOKS_BACK))[-MOST:]
    finally:
        await store.close()


async def _faults(settings: Settings) -> list[str]:
    """Raises StorageError."""
    async with ClientSession() as session:
        if not settings.slack.http.given or settings.slack.faults():
            return await doctor.faults(settings.slack, session, SystemClock())
        store = SqlStore.look(settings.database_url)
        try:
            return await http_doctor.faults(settings.slack, session, SystemClock(), store)
        finally:
            if store:
                await store.close()
