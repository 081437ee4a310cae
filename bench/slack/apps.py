"""The apps that answer: Askwell, a hello-world with bolt, and one with bare SQLModel behind it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from adapters.slack.connection import Slack
from adapters.slack.encryption import new_key
from adapters.slack.http_settings import HttpSettings
from adapters.slack.installations import Installations
from adapters.slack.setting_up.manifest import EVENTS
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from adapters.web.address import PublicAddress
from adapters.web.server import serving
from askwell.assembly import Assembly, SystemClock
from bench.bare_commands import Bare
from bench.community import NOON
from bench.interactions import Apps, Platform
from bench.slack.lines import SECRET
from bench.slack.traffic import BOT_USER, COMMUNITY, TEAM, Json
from bot.app import Askwell
from storage.keys.keys import Keys
from storage.store import SqlStore

_BOT = "xoxb-bench"
_ASKWELL, _HELLO, _FLOOR, _STOCK = "xapp-askwell", "xapp-hello", "xapp-floor", "xapp-stock"


PLATFORM = Platform("slack", COMMUNITY, saved="", beside=("settings, sent", ""))


@asynccontextmanager
async def through_socket_mode(engine: Engine, bare: Bare, address: str) -> AsyncIterator[Apps]:
    api = f"{address}api/"
    settings = SlackSettings(_BOT, _ASKWELL, api)
    async with (
        _askwell(engine, settings) as (slack, app, _store),
        _tuned(api) as hello,
        _tuned(api) as floor,
        slack.connected(app),
        _connected(_saying_hello(hello), _HELLO),
        _connected(_doing_the_same(floor, bare), _FLOOR),
        _connected(_saying_hello(_stock(api)), _STOCK),
    ):
        yield Apps(_ASKWELL, _HELLO, _FLOOR, slack.finish, _STOCK)


@asynccontextmanager
async def _connected(app: AsyncApp, token: str) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, token)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def over_http(engine: Engine, bare: Bare, address: str) -> AsyncIterator[Apps]:
    api = f"{address}api/"
    http = HttpSettings(
        SECRET, "1.2", "another-secret", new_key(), PublicAddress("https://bench.example")
    )
    settings = SlackSettings(api_url=api, http=http)
    async with (
        _askwell(engine, settings) as (slack, app, store),
        _tuned(api) as hello,
        _tuned(api) as floor,
    ):
        await Installations(http, store).async_save(_installation())
        async with (
            slack.connected(app),
            serving(slack.pages().routes, "127.0.0.1", 0) as here,
            _served(_saying_hello(hello)) as hello_at,
            _served(_doing_the_same(floor, bare)) as floor_at,
            _served(_saying_hello(_stock(api))) as stock_at,
        ):
            yield Apps(here + EVENTS, hello_at, floor_at, slack.finish, stock_at)


def _installation() -> Installation:
    return Installation(
        app_id="A1",
        team_id=TEAM,
        bot_token=_BOT,
        bot_id="B0BOT",
        bot_user_id=BOT_USER,
        user_id="U1",
    )


@asynccontextmanager
async def _served(app: AsyncApp) -> AsyncIterator[str]:
    """Serve the app, and give the address for Slack's events."""
    runner = web.AppRunner(app.web_app(EVENTS), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}{EVENTS}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _askwell(
    engine: Engine, settings: SlackSettings
) -> AsyncIterator[tuple[Slack, Askwell, SqlStore]]:
    """Askwell as the entry point wires it, without a courier."""
    store = SqlStore(engine, Keys.new())
    slack = Slack(settings, SystemClock(), store)
    try:
        app = Assembly(store, StillClock(NOON), {"slack": slack.messenger}).app
        yield slack, app, store
    finally:
        await store.close()


@asynccontextmanager
async def _tuned(api: str) -> AsyncIterator[AsyncApp]:
    """bolt, set up to be as fast as possible: it does not poll for the answer, and does not ask
    Slack who we are."""
    us = AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_token=_BOT, bot_id="B0BOT", bot_user_id=BOT_USER
    )

    async def authorize() -> AuthorizeResult:
        return us

    async with ClientSession() as session:
        yield AsyncApp(
            signing_secret=SECRET,
            authorize=authorize,
            client=AsyncWebClient(base_url=api, session=session),
            process_before_response=True,
            ssl_check_enabled=False,
        )


def _stock(api: str) -> AsyncApp:
    """bolt, set up as in the first steps of its guide: it asks Slack once who the app is, and polls
    for the answer."""
    return AsyncApp(
        token=_BOT, signing_secret=SECRET, client=AsyncWebClient(token=_BOT, base_url=api)
    )


def _saying_hello(app: AsyncApp) -> AsyncApp:
    async def hello(ack: AsyncAck) -> None:
        await ack("Hello, world!")

    async def taken(ack: AsyncAck) -> None:
        await ack()

    app.command("/askwell")(hello)
    app.view(re.compile(""))(taken)
    return app


def _doing_the_same(app: AsyncApp, bare: Bare) -> AsyncApp:
    """It does the same as Askwell in the database, and answers no more than hello-world."""

    async def load(ack: AsyncAck, body: Json) -> None:
        doing = bare.read if body["text"] == "interviews" else bare.meet
        await doing(bare.number_of(body["user_id"]))
        await ack("Hello, world!")

    async def change(ack: AsyncAck, body: Json) -> None:
        await bare.change(bare.number_of(body["user"]["id"]))
        await ack()

    app.command("/askwell")(load)
    app.view(re.compile(""))(change)
    return app
