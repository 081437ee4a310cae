"""The playground, for when no platform is set up."""

import socket
from collections.abc import Callable
from contextlib import nullcontext

from adapters.playground import Playground
from adapters.playground.receive import PLATFORM
from adapters.web.server import serving
from askwell.assembly import Assembly, SystemClock
from askwell.serving.beginning import keep_up
from askwell.serving.database_mark import mark_of
from askwell.settings import Settings
from bot.cards.rich_text import Text, Words, say
from storage.connections.sole_use import sole_use_of_file
from storage.errors import as_storage_error
from storage.store import SqlStore

HOST = "127.0.0.1"


async def run_playground(settings: Settings, announce: Callable[[Text], None]) -> None:
    """The port is taken first and held: if it is not free, nothing is done to the database, perhaps
    another Askwell's. Raises OSError then, CannotConnect if HTTP_PORT is taken, and
    StorageError."""
    url = settings.playground_url
    with socket.create_server((HOST, settings.playground_port)) as port, sole_use_of_file(url):
        store = SqlStore.open(url)
        try:
            with as_storage_error(store.url):
                await _play(store, settings, port, announce)
        finally:
            await store.close()


async def _play(
    store: SqlStore, settings: Settings, port: socket.socket, announce: Callable[[Text], None]
) -> None:
    playground = Playground(settings.playground_database, SystemClock())
    try:
        assembly = Assembly(
            store,
            playground.clock,
            {PLATFORM: playground.messenger},
            directories={PLATFORM: playground.directory},
            posters={PLATFORM: playground.poster},
        )
        await assembly.erase_again()
        pages = assembly.health(mark_of(settings.playground_url)).routes()
        http = settings.http_port
        async with (
            playground.serving(
                port,
                playground.with_term(assembly.app, store),
                assembly,
                pages,
            ) as address,
            nullcontext() if http is None else serving(pages, settings.http_host, http),
        ):
            announce(
                say(
                    "Askwell's playground is at {address} (Ctrl-C stops it)",
                    address=Words(address),
                )
            )
            announce(_why())
            await keep_up(assembly)
    finally:
        playground.close()


def _why() -> Text:
    return say(
        "It is the playground, with a database of its own, because no platform is set up: set "
        "{slack} for Slack, or {discord} for Discord (.env.example explains each setting).",
        slack=Words("SLACK_BOT_TOKEN and SLACK_APP_TOKEN"),
        discord=Words("DISCORD_TOKEN"),
    )
