"""Socket Mode: a connection that Askwell opens to Slack, through which Slack sends what happens."""

import json
import logging
from collections.abc import Callable
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, WSMessage, WSMsgType
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.errors import CannotConnect, Refused
from adapters.shared.payload import at
from adapters.shared.tasks import Tasks
from adapters.slack.calls import REVOKED
from adapters.slack.dispatch import dispatch
from adapters.slack.doctor import app_token_refused, no_socket
from adapters.slack.limits import Json

log = logging.getLogger(__name__)

PING = 10.0
"""Seconds between signs of life; half as long is waited for the other side's."""
_GREETING = 30.0
"""Seconds that Slack may take to say hello."""
_USUAL = {"refresh_requested", "warning"}
_OF_THE_TOKEN = REVOKED | {
    *("missing_scope", "no_permission", "not_allowed_token_type", "not_authed", "token_expired"),
}


class Socket:
    """`ping` is in seconds."""

    def __init__(
        self, app: AsyncApp, token: str, client: AsyncWebClient, tasks: Tasks, ping: float = PING
    ) -> None:
        self._app = app
        self._token = token
        self._client = client
        self._tasks = tasks
        self._ping = ping

    async def once(self, stands: Callable[[], None]) -> None:
        """One connection, until it ends: `stands` is called once Slack said hello. Raises
        CannotConnect where it broke, and Refused where Slack wants another token."""
        address = await self._address()
        proxy = load_http_proxy_from_env(log)
        try:
            async with (
                ClientSession() as session,
                session.ws_connect(address, heartbeat=self._ping, proxy=proxy) as line,
            ):
                await self._greeted(line)
                stands()
                await self._listen(line)
        except (ClientError, OSError, TimeoutError) as failed:
            raise CannotConnect(no_socket(type(failed).__name__)) from None

    async def _address(self) -> str:
        """Slack takes each only once."""
        try:
            answer = await self._client.apps_connections_open(app_token=self._token)
            return str(answer["url"])
        except SlackApiError as refusal:
            error = at(refusal.response.data, "error") or refusal.response.status_code
            if error in _OF_THE_TOKEN:
                raise Refused(app_token_refused(error)) from None
            raise CannotConnect(f"Slack opens no connection just now ({error}).") from None
        except (ClientError, SlackClientError, OSError, LookupError, ValueError) as failed:
            why = type(failed).__name__
            raise CannotConnect(f"Slack opens no connection just now ({why}).") from None

    async def _greeted(self, line: ClientWebSocketResponse) -> None:
        told = _read(await line.receive(_GREETING))
        if told.get("type") != "hello":
            raise CannotConnect(no_socket(str(told.get("reason", "no hello"))))

    async def _listen(self, line: ClientWebSocketResponse) -> None:
        async for message in line:
            told = _read(message)
            if told.get("type") == "disconnect":
                return _check_that_it_is_usual(told.get("reason"))
            if request := _request(told):
                self._tasks.start(self._answer(line, request))
        raise CannotConnect("The connection to Slack broke.")

    async def _answer(self, line: ClientWebSocketResponse, request: SocketModeRequest) -> None:
        answer = await dispatch(self._app, _asked(request))
        if answer.status == 200:
            with suppress(ClientError, ConnectionError):  # Slack sends most things once more
                await line.send_str(_acknowledgement(request.envelope_id, answer.body))


def _check_that_it_is_usual(reason: object) -> None:
    """Slack renews every connection now and then. Raises CannotConnect for any other reason."""
    if reason == "link_disabled":
        raise CannotConnect("Socket Mode is switched off: turn it on in your app at api.slack.com.")
    if reason not in _USUAL:
        raise CannotConnect(f"Slack closed the connection ({reason}).")


def _read(message: WSMessage) -> Json:
    """What is no JSON object says nothing."""
    try:
        told = json.loads(message.data) if message.type is WSMsgType.TEXT else None
    except ValueError:
        told = None
    if isinstance(told, dict):
        return told
    log.debug("Slack sent something that is no JSON object; it was dropped.")
    return {}


def _request(told: Json) -> SocketModeRequest | None:
    """None for what asks nothing of us."""
    if isinstance(told.get("envelope_id"), str) and isinstance(told.get("payload"), dict):
        return SocketModeRequest.from_dict(told)
    return None


async def _asked(request: SocketModeRequest) -> AsyncBoltRequest:
    headers = build_headers(request)
    return AsyncBoltRequest(mode="socket_mode", body=request.payload, headers=headers)


def _acknowledgement(envelope_id: str, body: str) -> str:
    """With the answer, which bolt wrote as JSON, or as a text that is all of it."""
    envelope = f'{{"envelope_id": {json.dumps(envelope_id)}'
    if not body:
        return envelope + "}"
    payload = body if body.startswith("{") else json.dumps({"text": body})
    return f'{envelope}, "payload": {payload}}}'
