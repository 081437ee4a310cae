"""Slack and Discord, as far as they are set up, in one process."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import NoReturn

from aiohttp.web import RouteDef

from adapters.discord.connection import Discord
from adapters.shared.errors import CannotConnect
from adapters.shared.retry import Wait
from adapters.slack.connection import Slack
from adapters.slack.http_settings import HttpSettings
from adapters.web import feeds
from adapters.web.server import serving
from askwell.assembly import Assembly, SystemClock
from askwell.opening import open_store
from askwell.outages import Outages
from askwell.settings import Settings
from askwell.staying import Enter, Stays
from bot.app import Askwell
from bot.engine.ports import Clock
from storage.errors import in_a_sentence
from storage.store import SqlStore

Entered = AsyncIterator[tuple[str, "asyncio.Future[NoReturn]"]]


async def run_platforms(
    settings: Settings, announce: Callable[[str], None], wait: Wait = asyncio.sleep
) -> None:
    """Raises CannotConnect, and StorageError."""
    store = await open_store(settings.database_url, settings.public_url)
    try:
        with in_a_sentence(store.url):
            await _run_with(store, settings, announce, wait)
    finally:
        await store.close()


async def _run_with(
    store: SqlStore, settings: Settings, announce: Callable[[str], None], wait: Wait
) -> None:
    clock = SystemClock()
    slack = Slack(settings.slack, clock, wait=wait)
    discord = Discord(settings.discord, clock, wait=wait)
    http = settings.slack.http
    assembly = _assembled(settings, store, clock, {"slack": slack, "discord": discord})
    subscribed = feeds.routes(store, clock) if http.public_url else []
    pages = [*assembly.health().routes(), *subscribed]
    places: dict[str, Enter] = {}
    if settings.slack.given:
        places["Slack"] = partial(_in_slack, slack, http, assembly.app, store, pages)
    if settings.discord.given:
        places["Discord"] = partial(_in_discord, discord, assembly.app)
    async with _reached(http, () if http.given else pages) as where:
        stays = Stays(places, announce, where, wait)
        staying = [stays.stay(name, enter) for name, enter in places.items()]
        await _until_one_fails(staying, assembly.keep_up())


def _assembled(
    settings: Settings, store: SqlStore, clock: Clock, platforms: Mapping[str, Slack | Discord]
) -> Assembly:
    """With those platforms that are set up, which wake the courier whenever they connect."""
    given = {"slack": settings.slack.given, "discord": settings.discord.given}
    served = {name: each for name, each in platforms.items() if given[name]}
    presences = {name: each.presence for name, each in served.items()}
    outages = Outages(store, clock, presences)
    messengers = {name: each.messenger for name, each in served.items()}
    assembly = Assembly(store, clock, messengers, presences=presences, outages=outages)
    for presence in presences.values():
        presence.on_coming = assembly.woken.set
    return assembly


async def _until_one_fails(
    stays: Sequence[Coroutine[None, None, None]], keep_up: Coroutine[None, None, None]
) -> None:
    """Raises why. At the end cards that are on their way arrive first."""
    keeping = asyncio.create_task(keep_up)
    platforms = set(map(asyncio.create_task, stays))
    try:
        done, _ = await asyncio.wait({keeping, *platforms}, return_when=asyncio.FIRST_COMPLETED)
        for each in done:
            await each
    finally:
        for some in ({keeping}, platforms):
            for each in some:
                each.cancel()
            await asyncio.wait(some)


@asynccontextmanager
async def _in_slack(
    slack: Slack, http: HttpSettings, app: Askwell, store: SqlStore, more: Sequence[RouteDef]
) -> Entered:
    """Either way. `more` is served beside what Slack calls."""
    if http.given:
        async with (
            slack.serving(app, store) as pages,
            _reached(http, [*pages, *more]) as where,
        ):
            yield where, asyncio.get_running_loop().create_future()
    else:
        async with slack.connected(app) as refused:
            yield "", refused


@asynccontextmanager
async def _in_discord(discord: Discord, app: Askwell) -> Entered:
    async with discord.connected(app) as refused:
        yield "", refused


@asynccontextmanager
async def _reached(http: HttpSettings, routes: Sequence[RouteDef]) -> AsyncIterator[str]:
    """Where we listen, if anywhere; what is to be said about where. Raises
    CannotConnect."""
    if wrong := http.fault_of_address():
        raise CannotConnect(wrong)
    if http.listens_at is None or not routes:
        yield ""
        return
    async with serving(routes, http.host, http.listens_at) as address:
        installed = f", and is installed at {http.install_page}" if http.given else ""
        yield f", listens at {address}{installed}"
