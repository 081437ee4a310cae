"""Socket Mode: a connection that Askwell opens to Slack and through which Slack sends events.

docs/developers/decisions/sdks.md says why this is not slack_sdk's SocketModeClient.
"""

import json
import logging
from collections.abc import Callable
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, WSMessage, WSMsgType
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.shared.connecting.unreached import why_unreached
from adapters.shared.errors import CannotConnect, Refused
from adapters.shared.failures import ApiFailure
from adapters.shared.tasks import Tasks
from adapters.slack.api import REVOKED, SlackApi, SlackRefusal
from adapters.slack.connecting.bolt import answer_of
from adapters.slack.limits import Json
from adapters.slack.setting_up.doctor import app_token_refused, no_hello, no_socket
from bot.cards.rich_text import Words, say

log = logging.getLogger(__name__)

PING = 10.0
"""Seconds between two pings. A connection whose answer takes half as long again is given up."""
_HELLO_WITHIN = 30.0
"""Seconds that Slack may take to say hello."""
_USUAL_REASONS = {"refresh_requested", "warning"}
"""Slack closes and renews every connection from time to time."""
_WRONG_TOKEN = REVOKED | {
    *("missing_scope", "no_permission", "not_allowed_token_type", "not_authed", "token_expired"),
}


class SocketMode:
    """`api` has the app-level token. `ping` is in seconds."""

    def __init__(self, app: AsyncApp, api: SlackApi, tasks: Tasks, ping: float = PING) -> None:
        self._app = app
        self._api = api
        self._tasks = tasks
        self._ping = ping

    async def once(self, on_hello: Callable[[], None]) -> None:
        """Hold one connection until it ends. Raises CannotConnect if it broke, and Refused if Slack
        wants another token."""
        url = await self._new_url()
        proxy = load_http_proxy_from_env()
        try:
            async with (
                ClientSession() as session,
                session.ws_connect(url, heartbeat=self._ping, proxy=proxy) as socket,
            ):
                await self._wait_for_hello(socket)
                on_hello()
                await self._listen(socket)
        except (ClientError, OSError, TimeoutError) as failed:
            raise CannotConnect(no_socket(why_unreached(failed))) from None

    async def _new_url(self) -> str:
        """Slack accepts each URL only once."""
        try:
            told = await self._api.write("apps.connections.open")
            return str(told["url"])
        except SlackRefusal as refusal:
            if refusal.error in _WRONG_TOKEN:
                raise Refused(app_token_refused(refusal.error)) from None
            why = refusal.error
        except (ApiFailure, LookupError) as failed:
            why = str(failed)
        raise CannotConnect(say("Slack opens no connection just now ({why}).", why=Words(why)))

    async def _wait_for_hello(self, socket: ClientWebSocketResponse) -> None:
        message = _read(await socket.receive(_HELLO_WITHIN))
        if message.get("type") != "hello":
            raise CannotConnect(no_socket(no_hello(message)))

    async def _listen(self, socket: ClientWebSocketResponse) -> None:
        async for received in socket:
            message = _read(received)
            if message.get("type") == "disconnect":
                return _check_reason(message.get("reason"))
            if request := _request(message):
                self._tasks.start(self._answer(socket, request))
        raise CannotConnect(say("The connection to Slack broke."))

    async def _answer(self, socket: ClientWebSocketResponse, request: SocketModeRequest) -> None:
        answer = await answer_of(run_async_bolt_app(self._app, request))
        if answer.status == 200:
            with suppress(ClientError, ConnectionError):  # Slack sends most events once more
                await socket.send_str(_acknowledgement(request.envelope_id, answer.body))


def _acknowledgement(envelope: str, body: str) -> str:
    """`body` is JSON that bolt has written already. If it is a plain text, the acknowledgement has
    no payload."""
    if not body:
        return json.dumps({"envelope_id": envelope})
    payload = body if body.startswith("{") else json.dumps({"text": body})
    return f'{{"envelope_id": {json.dumps(envelope)}, "payload": {payload}}}'


def _check_reason(reason: object) -> None:
    """Check why Slack ends a connection. Raises CannotConnect if the reason is unusual."""
    if reason == "link_disabled":
        raise CannotConnect(
            say("Socket Mode is switched off: turn it on in your app at api.slack.com.")
        )
    if reason not in _USUAL_REASONS:
        raise CannotConnect(
            say("Slack closed the connection ({reason}).", reason=Words(str(reason)))
        )


def _read(received: WSMessage) -> Json:
    """The JSON object of the frame. An empty one if there is none."""
    try:
        message = json.loads(received.data) if received.type is WSMsgType.TEXT else None
    except ValueError:
        message = None
    if isinstance(message, dict):
        return message
    log.debug("Slack sent something that is no JSON object; it was dropped.")
    return {}


def _request(message: Json) -> SocketModeRequest | None:
    """None if Slack does not ask for an acknowledgement."""
    if isinstance(message.get("envelope_id"), str) and isinstance(message.get("payload"), dict):
        return SocketModeRequest.from_dict(message)
    return None
