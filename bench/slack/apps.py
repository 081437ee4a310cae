"""The two that answer: Askwell, and bolt's hello-world."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from adapters.slack.connection import Slack
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from askwell import Assembly, SystemClock
from bench.community import NOON
from bench.slack.traffic import BOT_USER, TEAM
from storage.store import SqlStore

ASKWELL, HELLO = "xapp-askwell", "xapp-hello"
_BOT = "xoxb-bench"


@asynccontextmanager
async def askwell(engine: Engine, api: str) -> AsyncIterator[Slack]:
    """As the entry point wires it, without a courier."""
    store = SqlStore(engine)
    slack = Slack(SlackSettings(_BOT, ASKWELL, api), SystemClock())
    try:
        app = Assembly(store, StillClock(NOON), {"slack": slack.messenger}).app
        async with slack.connected(app):
            yield slack
    finally:
        await store.close()


@asynccontextmanager
async def hello_world(api: str) -> AsyncIterator[None]:
    """As fast as bolt can be set up: no polling for the answer, and nobody to ask who we are."""
    us = AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_token=_BOT, bot_id="B0BOT", bot_user_id=BOT_USER
    )

    async def authorize() -> AuthorizeResult:
        return us

    async with ClientSession() as session:
        client = AsyncWebClient(base_url=api, session=session)
        app = AsyncApp(
            authorize=authorize,
            client=client,
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
        )
        app.command("/askwell")(_hello)
        app.view(re.compile(""))(_taken)
        handler = AsyncSocketModeHandler(app, HELLO)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]


async def _hello(ack: AsyncAck) -> None:
    await ack("Hello, world!")


async def _taken(ack: AsyncAck) -> None:
    await ack()
