"""The two ways from Slack to an app: Socket Mode, and signed HTTP requests."""

import asyncio
import json
from asyncio import Future
from itertools import count
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, WSMsgType, web
from slack_sdk.signature import Clock, SignatureVerifier

from bench.slack.traffic import Sent

SECRET = "signing-secret-of-the-bench"  # noqa: S105


class Sockets:
    """The Socket Mode connections of the apps, by their tokens."""

    def __init__(self) -> None:
        self._sockets: dict[str, web.WebSocketResponse] = {}
        self._waiting: dict[str, Future[Any]] = {}
        self._envelopes = count()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        self._sockets[request.query["app"]] = socket
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                self._waiting.pop(answer["envelope_id"]).set_result(answer.get("payload"))
        return socket

    async def deliver(self, app: str, sent: Sent) -> Any:
        """Return what the app acknowledged it with."""
        kind, payload = sent
        envelope_id = str(next(self._envelopes))
        waiting = self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        await self._sockets[app].send_json(
            {
                "envelope_id": envelope_id,
                "type": kind,
                "payload": payload,
                "accepts_response_payload": True,
            }
        )
        return await waiting


class Requests:
    """Requests to apps, by their addresses."""

    def __init__(self, session: ClientSession) -> None:
        self._session = session
        self._verifier = SignatureVerifier(SECRET)
        self._clock = Clock()

    async def deliver(self, app: str, sent: Sent) -> Any:
        """Return the app's answer, in the same form. A response that is only text is the whole
        answer."""
        kind, payload = sent
        slash = kind == "slash_commands"
        body = urlencode(payload if slash else {"payload": json.dumps(payload)})
        async with self._session.post(app, data=body, headers=self._signed(body)) as answer:
            said = await answer.text()
        if answer.status != 200:
            raise ValueError(f"{app} answered {answer.status}: {said}")
        return json.loads(said) if said.startswith("{") else {"text": said} if said else None

    def _signed(self, body: str) -> dict[str, str]:
        now = str(int(self._clock.now()))
        signature = self._verifier.generate_signature(timestamp=now, body=body)
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": str(signature),
        }
