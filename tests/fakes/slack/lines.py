"""The two ways from Slack to the app: Socket Mode, and signed HTTP requests."""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, WSMsgType, web

from tests.fakes.slack.schema import Json
from tests.fakes.slack.things import APP

SOCKETS = 10


class NotAcknowledged(Exception):
    """The app did not acknowledge what Slack sent, so a user would see an error."""


@dataclass
class Delivery:
    """Something that Slack sends to the app, and what happens with the app's answer."""

    kind: Literal["slash_commands", "interactive", "events_api"]
    payload: Json
    answered: Callable[[Json | None], None]
    envelope_id: str = field(default_factory=lambda: secrets.token_hex(16))
    retry: int = 0
    retry_reason: str = ""

    @property
    def accepts_payload(self) -> bool:
        return self.kind == "slash_commands" or self.payload.get("type") == "view_submission"


@dataclass(frozen=True)
class Ack:
    """The app's acknowledgement: how long it took, and what it contained."""

    delivery: Delivery
    seconds: float
    payload: Json | None


class Line(Protocol):
    async def deliver(self, delivery: Delivery) -> Json | None: ...


@dataclass
class Http:
    """HTTP requests to the app, signed with its secret."""

    url: str
    secret: Callable[[], str]
    session: ClientSession
    signed_ago: float = 0
    """How many seconds old a signature is, as if a clock were wrong."""

    async def deliver(self, delivery: Delivery) -> Json | None:
        retry = {}
        if delivery.retry:
            retry = {"X-Slack-Retry-Num": str(delivery.retry)}
            retry |= {"X-Slack-Retry-Reason": delivery.retry_reason}
        match delivery.kind:
            case "events_api":
                body, content = json.dumps(delivery.payload), "application/json"
            case "interactive":
                body = urlencode({"payload": json.dumps(delivery.payload)})
                content = "application/x-www-form-urlencoded"
            case "slash_commands":
                body, content = urlencode(delivery.payload), "application/x-www-form-urlencoded"
        return await self._post(body, {"Content-Type": content} | retry)

    async def verify(self) -> None:
        """Verify the URL, as Slack does when somebody enters it: the app must answer with the
        challenge."""
        challenge = secrets.token_hex(8)
        asked = {"type": "url_verification", "token": "t", "challenge": challenge}
        answer = await self._post(json.dumps(asked), {"Content-Type": "application/json"})
        if answer not in ({"challenge": challenge}, {"text": challenge}):
            raise NotAcknowledged(f"the challenge came back as {answer}")

    async def _post(self, body: str, headers: dict[str, str]) -> Json | None:
        try:
            async with self.session.post(
                self.url, data=body.encode(), headers=headers | self._signature(body)
            ) as answer:
                said = await answer.text()
        except ClientError as broken:
            raise NotAcknowledged(f"http_request_failed: {broken}") from broken
        if answer.status != 200:
            raise NotAcknowledged(f"http_error {answer.status}: {said}")
        if not said:
            return None
        if answer.content_type != "application/json":
            return {"text": said}
        found = json.loads(said)
        return found if isinstance(found, dict) else {"": found}

    def _signature(self, body: str) -> dict[str, str]:
        """The time in it is real time and not the test's clock, because the app checks it against
        real time."""
        at = str(int(time.time() - self.signed_ago))
        key, signed = self.secret().encode(), f"v0:{at}:{body}".encode()
        digest = hmac.new(key, signed, hashlib.sha256).hexdigest()
        return {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={digest}",
        }


@dataclass
class Socket:
    """One connection of the app."""

    ws: web.WebSocketResponse
    transport: asyncio.Transport | None
    waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)


@dataclass
class SocketMode:
    """The app's open connections. Slack sends each message to one of them, in turn."""

    address: Callable[[], str]
    changed: Callable[[], None]
    sockets: list[Socket] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    strays: list[str] = field(default_factory=list)
    """Messages from the app that acknowledge nothing, or acknowledge something for the second
    time."""
    room: int = SOCKETS
    """How many connections the app may have."""
    silent: bool = False
    """Whether nothing is sent back to the app."""
    pongs: int = 0
    hellos: int = 0

    def open(self) -> str:
        ticket = secrets.token_hex(12)
        self.tickets.add(ticket)
        return f"{self.address()}link/?ticket={ticket}&app_id={APP}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=401)
        self.tickets.remove(ticket)
        socket = Socket(web.WebSocketResponse(autoping=False), request.transport)
        await socket.ws.prepare(request)
        if len(self.sockets) >= self.room:
            await socket.ws.send_json(_disconnect("too_many_websockets"))
            await socket.ws.close()
            return socket.ws
        self.sockets.append(socket)
        await socket.ws.send_json(self._hello())
        self.hellos += 1
        self.changed()
        try:
            await self._listen(socket)
        finally:
            self._lost(socket)
        return socket.ws

    async def deliver(self, delivery: Delivery) -> Json | None:
        socket = self.sockets.pop(0)
        self.sockets.append(socket)
        waiting = asyncio.get_running_loop().create_future()
        socket.waiting[delivery.envelope_id] = waiting
        retry = {"retry_attempt": delivery.retry, "retry_reason": delivery.retry_reason}
        envelope = {
            "envelope_id": delivery.envelope_id,
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.accepts_payload,
        }
        if delivery.kind == "events_api":
            envelope |= retry
        try:
            await socket.ws.send_json(envelope)
            answer: Json = await waiting
        except ConnectionError as broken:
            raise NotAcknowledged("the connection was lost") from broken
        finally:
            socket.waiting.pop(delivery.envelope_id, None)
        return answer.get("payload") or None

    async def disconnect(self, reason: str) -> None:
        """Ask the app to close every connection. `close` closes the others later."""
        for socket in self.sockets:
            await socket.ws.send_json(_disconnect(reason))

    async def send(self, frame: str) -> None:
        """Send any frame to every connection."""
        for socket in self.sockets:
            await socket.ws.send_str(frame)

    async def close(self, sockets: list[Socket]) -> None:
        for socket in sockets:
            await socket.ws.close()

    def drop(self) -> None:
        """Break every connection without a close frame."""
        for socket in list(self.sockets):
            if socket.transport:
                socket.transport.abort()
            self._lost(socket)

    async def ping(self) -> None:
        for socket in self.sockets:
            await socket.ws.ping(b"Ping from applink-1")

    async def _listen(self, socket: Socket) -> None:
        async for message in socket.ws:
            match message.type:
                case WSMsgType.PING if not self.silent:
                    await socket.ws.pong(message.data)
                case WSMsgType.PONG:
                    self.pongs += 1
                    self.changed()
                case WSMsgType.TEXT:
                    self._acknowledged(socket, message.data)
                case WSMsgType.PING:
                    pass
                case _:
                    self.strays.append(str(message))

    def _acknowledged(self, socket: Socket, said: str) -> None:
        try:
            answer = json.loads(said)
            waiting = socket.waiting.pop(answer["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.strays.append(said)
            return
        if not waiting.done():
            waiting.set_result(answer)

    def _lost(self, socket: Socket) -> None:
        if socket in self.sockets:
            self.sockets.remove(socket)
        for waiting in socket.waiting.values():
            if not waiting.done():
                waiting.set_exception(NotAcknowledged("the connection was lost"))
        self.changed()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.sockets),
            "debug_info": {
                "host": "applink-1",
                "build_number": 1,
                "approximate_connection_time": 18_060,
            },
            "connection_info": {"app_id": APP},
        }


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
