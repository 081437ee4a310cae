"""Askwell on every platform that is set up, in one process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, nullcontext
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from adapters.shared.platform import Platform
from adapters.shared.retry import Wait
from adapters.web import feeds, policies
from adapters.web.server import serving
from askwell.assembly import Assembly, SystemClock
from askwell.monitoring.unserved import tell_of_unserved
from askwell.platforms import make_platforms
from askwell.serving.beginning import keep_up
from askwell.serving.database_mark import mark_of
from askwell.serving.opening import open_store
from askwell.serving.staying import Stays
from askwell.serving.stopping import OnEnd, unbounded
from askwell.settings import Settings, WrongSettings
from bot.background.background_work import stop
from bot.cards.rich_text import Text
from storage.connections.sole_use import TokenLock, sole_use_of_file, sole_use_of_token
from storage.errors import as_storage_error, is_away
from storage.store import SqlStore

log = logging.getLogger(__name__)

RENEWED_EVERY = 10.0
"""Seconds between two checks whether this process is still the only one in Discord."""


async def run_platforms(
    settings: Settings,
    announce: Callable[[Text], None],
    wait: Wait = asyncio.sleep,
    on_end: OnEnd = unbounded,
) -> None:
    """`on_end` is called when Askwell begins to end by itself. Raises CannotConnect, StorageError
    and WrongSettings."""
    async with _opened_alone(settings) as (store, lock):
        platforms = make_platforms(settings, clock := SystemClock(), store, wait)
        stays = Stays(platforms, announce, wait)
        assembly = Assembly.of(store, clock, platforms)
        await assembly.erase_again()
        await tell_of_unserved(store, {each.name for each in platforms})
        async with _serving(settings, assembly, platforms) as where:
            staying = [stays.stay(each, assembly.app, where) for each in platforms]
            if lock:
                staying.append(_keep(lock))
            await _until_one_fails(staying, keep_up(assembly), on_end)


@asynccontextmanager
async def _opened_alone(settings: Settings) -> AsyncIterator[tuple[SqlStore, TokenLock | None]]:
    """The store, which no other process has open if it is a file. Discord allows only one process
    for a token, so the token is locked."""
    token = settings.discord.token
    with sole_use_of_file(settings.database_url):
        store = await open_store(settings.database_url, settings.public_url, settings.key_file)
        try:
            in_discord = sole_use_of_token(store.url, token) if token else nullcontext()
            with as_storage_error(store.url), in_discord as lock:
                yield store, lock
        finally:
            await store.close()


async def _keep(lock: TokenLock) -> NoReturn:
    """Raises StorageError once another process has the token."""
    while True:
        await asyncio.sleep(RENEWED_EVERY)
        try:
            await _to_its_end(lock.renew)
        except DBAPIError as failed:  # a database that is away comes back
            if not is_away(failed):  # the store logs that once
                log.warning(
                    "Whether another Askwell is in Discord is unknown: %s", type(failed).__name__
                )


async def _to_its_end(look: Callable[[], None]) -> None:
    """Look on a thread. If Askwell stops meanwhile, this waits for its end, because the lock is
    closed next."""
    looking = asyncio.create_task(asyncio.to_thread(look))
    try:
        await asyncio.shield(looking)
    finally:
        await asyncio.gather(looking, return_exceptions=True)


async def _until_one_fails(
    stays: Sequence[Coroutine[None, None, None]],
    keeps_up: Coroutine[None, None, None],
    on_end: OnEnd,
) -> None:
    """Raises the error of the first that fails. At the end, it waits for cards that are on their
    way."""
    keeping = asyncio.create_task(keeps_up)
    platforms = [asyncio.create_task(each) for each in stays]
    try:
        done, _ = await asyncio.wait([keeping, *platforms], return_when=asyncio.FIRST_COMPLETED)
        on_end(1)
        for each in done:
            await each
    finally:
        await stop(keeping)
        await stop(*platforms)


@asynccontextmanager
async def _serving(
    settings: Settings, assembly: Assembly, platforms: Sequence[Platform]
) -> AsyncIterator[str]:
    """Where Askwell listens, whichever platforms are connected. Empty if it does not listen. Raises
    CannotConnect and WrongSettings."""
    address = settings.address
    if wrong := address.fault():
        raise WrongSettings(wrong)
    if address.listens_at is None:
        yield ""
        return
    routes = [
        *assembly.health(mark_of(settings.database_url)).routes(),
        *(r for p in platforms for r in p.pages().routes),
    ]
    if address.url:
        routes += feeds.routes(assembly.store, assembly.clock)
        routes += policies.routes(settings.operator)
    async with serving(routes, address.host, address.listens_at) as where:
        yield where
