"""Slack and Discord, as far as they are set up, in one process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from aiohttp.web import RouteDef, get

from adapters.discord.connection import Discord
from adapters.errors import CannotConnect
from adapters.slack.connection import Slack
from adapters.slack.http_settings import HttpSettings
from adapters.web import feeds
from adapters.web.health import HEALTH, Health
from adapters.web.server import serving
from askwell.assembly import Assembly, SystemClock
from askwell.settings import Settings
from bot.app import Askwell
from bot.ports import Clock
from storage.store import SqlStore

log = logging.getLogger(__name__)


async def run_platforms(settings: Settings, announce: Callable[[str], None]) -> None:
    """Raises CannotConnect, and StorageError."""
    store = SqlStore.open(settings.database_url, settings.public_url)
    clock = SystemClock()
    slack, discord = Slack(settings.slack, clock), Discord(settings.discord, clock)
    http = settings.slack.http
    try:
        assembly = _assembled(settings, store, clock, {"slack": slack, "discord": discord})
        pages = [get(HEALTH, Health(store).answer), *feeds.routes(store, clock)]
        places: list[tuple[str, AbstractAsyncContextManager[str]]] = []
        if settings.slack.given:
            places.append(("Slack", _in_slack(slack, http, assembly.app, store, pages)))
        if settings.discord.given:
            served = () if settings.slack.given else pages
            places.append(("Discord", _in_discord(discord, http, assembly.app, served)))
        stays = [_stay(name, place, announce) for name, place in places]
        await _until_none_is_left(stays, assembly.keep_up())
    finally:
        await store.close()


def _assembled(
    settings: Settings, store: SqlStore, clock: Clock, platforms: Mapping[str, Slack | Discord]
) -> Assembly:
    """With those platforms that are set up, which wake the courier whenever they connect."""
    given = {"slack": settings.slack.given, "discord": settings.discord.given}
    served = {name: each for name, each in platforms.items() if given[name]}
    presences = {name: each.presence for name, each in served.items()}
    messengers = {name: each.messenger for name, each in served.items()}
    assembly = Assembly(store, clock, messengers, presences=presences)
    for presence in presences.values():
        presence.on_coming = assembly.woken.set
    return assembly


async def _stay(
    name: str, place: AbstractAsyncContextManager[str], announce: Callable[[str], None]
) -> None:
    async with place as where:
        announce(f"Askwell is in {name}{where} (Ctrl-C stops it)")
        await asyncio.Event().wait()


async def _until_none_is_left(
    stays: Sequence[Coroutine[None, None, None]], keep_up: Coroutine[None, None, None]
) -> None:
    """A platform that cannot be reached is said in the log, and holds up no other. Raises why, if
    it was the last. At the end cards that are on their way arrive first."""
    keeping = asyncio.create_task(keep_up)
    platforms = set(map(asyncio.create_task, stays))
    staying = set(platforms)
    try:
        while not keeping.done():
            done, _ = await asyncio.wait({keeping, *staying}, return_when=asyncio.FIRST_COMPLETED)
            staying -= done
            for each in done:
                failed = each.exception()
                if failed and staying and isinstance(failed, CannotConnect):
                    log.error("%s", failed)
                else:
                    await each
    finally:
        for some in ({keeping}, platforms):
            for each in some:
                each.cancel()
            await asyncio.wait(some)


@asynccontextmanager
async def _in_slack(
    slack: Slack, http: HttpSettings, app: Askwell, store: SqlStore, more: Sequence[RouteDef]
) -> AsyncIterator[str]:
    """Either way; what is to be said about where. `more` is served beside Slack's own pages."""
    if http.given:
        async with (
            slack.serving(app, store) as pages,
            _reached(http, [*pages, *more]) as where,
        ):
            yield where
    else:
        async with slack.connected(app), _reached(http, more) as where:
            yield where


@asynccontextmanager
async def _in_discord(
    discord: Discord, http: HttpSettings, app: Askwell, pages: Sequence[RouteDef]
) -> AsyncIterator[str]:
    async with discord.connected(app), _reached(http, pages) as where:
        yield where


@asynccontextmanager
async def _reached(http: HttpSettings, routes: Sequence[RouteDef]) -> AsyncIterator[str]:
    """Where the internet reaches us, if anywhere; what is to be said about where. Raises
    CannotConnect."""
    if wrong := http.fault_of_address():
        raise CannotConnect(wrong)
    if not http.public_url or not routes:
        yield ""
        return
    async with serving(routes, http.host, http.port) as address:
        installed = f", and is installed at {http.install_page}" if http.given else ""
        yield f", listens at {address}{installed}"
