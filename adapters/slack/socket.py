"""Socket Mode: connections that Askwell opens to Slack, and opens again when they break."""

import asyncio
import json
import logging
from collections.abc import Callable

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.doctor import app_token_refused

log = logging.getLogger(__name__)

REFUSED = 60.0
"""Seconds before a token is tried again that Slack refused."""
PING = 5.0
"""Seconds between signs of life, and before connecting is tried again."""


class Socket(SocketModeClient):
    """The SDK's client. Its way of connecting tries one URL for ever, but Slack takes each
    once; here every try has a URL of its own."""

    def __init__(
        self, app: AsyncApp, token: str, client: AsyncWebClient, ping: float = PING
    ) -> None:
        super().__init__(token, logger=_quiet(), web_client=client, ping_interval=ping)
        self._app = app
        self._told = ""
        self.came: Callable[[], None] = _ignore
        self.went: Callable[[], None] = _ignore
        self.socket_mode_request_listeners.append(self._received)

    async def connect(self) -> None:
        self.went()
        while not self.closed:
            try:
                await self._connect_once()
            except (ClientError, SlackClientError, OSError) as failed:
                log.warning("No connection to Slack (%s); trying again", type(failed).__name__)
                await asyncio.sleep(self.ping_interval)
            else:
                return

    async def issue_new_wss_url(self) -> str:
        """Where Slack refuses our token, somebody has to help: then once a minute is enough."""
        while True:
            try:
                return await super().issue_new_wss_url()
            except SlackApiError as refused:
                self._tell_once(app_token_refused(str(refused.response["error"])))
                await asyncio.sleep(REFUSED)

    def _tell_once(self, why: str) -> None:
        if why != self._told:
            log.error(why)
        self._told = why

    async def _connect_once(self) -> None:
        url = self.wss_uri or await self.issue_new_wss_url()
        self.wss_uri = None
        old = self.current_session
        self.auto_reconnect_enabled = False
        if old is not None:
            await old.close()
        self.current_session = await self.aiohttp_client_session.ws_connect(
            url, autoping=False, heartbeat=self.ping_interval, proxy=self.proxy
        )
        self.auto_reconnect_enabled = self.default_auto_reconnect_enabled
        self.came()
        self.stale = False
        self.last_ping_pong_time = None
        for task in (self.current_session_monitor, self.message_receiver):
            if task is not None and task is not asyncio.current_task():
                task.cancel()
        self.current_session_monitor = asyncio.ensure_future(self.monitor_current_session())
        self.message_receiver = asyncio.ensure_future(self.receive_messages())

    async def _received(
        self, client: AsyncBaseSocketModeClient, request: SocketModeRequest
    ) -> None:
        answer = await run_async_bolt_app(self._app, request)
        if answer.status == 200:
            await client.send_message(_acknowledgement(request.envelope_id, answer.body))


def _ignore() -> None:
    return None


def _acknowledgement(envelope_id: str, body: str) -> str:
    """With the answer, which bolt wrote as JSON, or as a text that is all of it."""
    envelope = f'{{"envelope_id": {json.dumps(envelope_id)}'
    if not body:
        return envelope + "}"
    payload = body if body.startswith("{") else json.dumps({"text": body})
    return f'{envelope}, "payload": {payload}}}'


def _quiet() -> logging.Logger:
    """The SDK's log without stack traces, for what it tells of is a network that comes and goes;
    and without what was sent, which holds members' words."""
    logger = logging.getLogger(f"{__name__}.sdk")
    logger.setLevel(logging.INFO)
    if not logger.filters:
        logger.addFilter(_is_news)
    return logger


def _is_news(record: logging.LogRecord) -> bool:
    """We tell of a refused token ourselves, once, with what to do."""
    record.exc_info = None
    return not record.getMessage().startswith("Failed to retrieve WSS URL")
