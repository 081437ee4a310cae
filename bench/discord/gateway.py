"""The two ways between Discord and an app: the gateway, and callbacks to the API."""

import asyncio
import json
from asyncio import Future
from typing import Any

from aiohttp import WSMsgType, web

from bench.discord.traffic import APPLICATION, CHANNEL, GUILD, JOINED, Json, channel, user

DISPATCH, HEARTBEAT, IDENTIFY, HELLO, ACK = 0, 1, 2, 10, 11
BEAT = 3_600_000
"""Milliseconds from one heartbeat to the next, which is longer than a benchmark. discord.py notes
the time of a heartbeat only after it was sent. If the answer arrives before that, it counts as late
by a whole interval."""

BOT = user(APPLICATION, "Askwell", bot=True)


class Gateway:
    """The gateway connections of the apps, by their tokens."""

    def __init__(self) -> None:
        self._sockets: dict[str, web.WebSocketResponse] = {}
        self._waiting: dict[str, Future[str]] = {}
        self._told = 0

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": BEAT}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._listen(socket, json.loads(message.data))
        return socket

    async def deliver(self, app: str, interaction: Json) -> str:
        """Send an interaction to an app, and return the text of its answer."""
        waiting: Future[str] = asyncio.get_running_loop().create_future()
        self._waiting[interaction["id"]] = waiting
        await self._tell(self._sockets[app], "INTERACTION_CREATE", interaction)
        return await waiting

    async def answer(self, request: web.Request) -> web.Response:
        """Take an app's answer to an interaction (the callback)."""
        number, answer = request.match_info["id"], await request.json()
        self._waiting.pop(number).set_result(_text(answer["data"]))
        if "with_response" not in request.query:
            return web.Response(status=204)
        told = {"interaction": {"id": number, "type": 2}, "resource": _resource(number, answer)}
        return said(told)

    async def _listen(self, socket: web.WebSocketResponse, heard: Json) -> None:
        match heard["op"]:
            case op if op == HEARTBEAT:
                await socket.send_json({"op": ACK})
            case op if op == IDENTIFY:
                self._sockets[heard["d"]["token"]] = socket
                await self._tell(socket, "READY", _ready(socket))
                await self._tell(socket, "GUILD_CREATE", _guild())

    async def _tell(self, socket: web.WebSocketResponse, name: str, data: Json) -> None:
        self._told += 1
        await socket.send_json({"op": DISPATCH, "t": name, "s": self._told, "d": data})


def said(told: Any) -> web.Response:
    """A JSON response without a character set, because discord.py does not parse JSON with one."""
    return web.Response(body=json.dumps(told).encode(), content_type="application/json")


def _text(data: Json) -> str:
    """The text of a message, or the first text in its container."""
    return str(data.get("content") or data["components"][0]["components"][0]["content"])


def _resource(number: str, answer: Any) -> Json:
    message = {
        "id": number,
        "channel_id": CHANNEL,
        "type": 20,
        "author": BOT,
        "content": "",
        "embeds": [],
        "components": [],
        "attachments": [],
        "flags": 0,
        "timestamp": JOINED,
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
    }
    return {"type": answer["type"], "message": message | answer["data"]}


def _ready(socket: web.WebSocketResponse) -> Json:
    return {
        "v": 10,
        "user": BOT,
        "guilds": [{"id": GUILD, "unavailable": True}],
        "session_id": str(id(socket)),
        "resume_gateway_url": "ws://127.0.0.1:9",
        "shard": [0, 1],
        "application": {"id": APPLICATION, "flags": 0},
    }


def _guild() -> Json:
    everyone = {"id": GUILD, "name": "@everyone", "permissions": "0", "position": 0, "color": 0}
    return {
        "id": GUILD,
        "name": "Alumni",
        "owner_id": "1",
        "member_count": 101,
        "members": [],
        "roles": [everyone],
        "channels": [channel()],
        "emojis": [],
        "features": [],
    }
