"""A Slack in a process of its own, so that what sending costs is nobody's who is measured.

It refuses nothing; the one in tests/ does. It says on standard output at which port it is, and
ends with its standard input.
"""

import asyncio
import json
import sys
from asyncio import Future
from collections import Counter
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from adapters.slack.manifest import SCOPES
from bench.measure import Measured, call, settle_garbage
from bench.slack.traffic import BOT_USER, COMMUNITY, SENT, TEAM, Json

AT_MOST = 1000
"""How much one round may send."""


class Apps:
    """The apps that are connected, by their tokens."""

    def __init__(self) -> None:
        self.sockets: dict[str, web.WebSocketResponse] = {}
        self.waiting: dict[str, Future[Any]] = {}
        self._envelopes = count()

    async def call(self, request: web.Request) -> web.Response:
        """The few methods of the Web API that apps need for what they are sent here."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        match request.match_info["method"]:
            case "auth.test":
                told: Json = {"team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0BOT"}
            case "apps.connections.open":
                told = {"url": f"ws://{request.host}/link?app={token}"}
            case "users.info":
                told = {"user": _profile(request.query["user"])}
            case "conversations.open":
                told = {"channel": {"id": "D1"}}
            case "chat.postMessage":
                told = {"channel": "D1", "ts": "1764000000.000100"}
            case method:
                raise web.HTTPNotFound(text=method)
        return web.json_response({"ok": True} | told, headers={"x-oauth-scopes": ",".join(SCOPES)})

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        self.sockets[request.query["app"]] = socket
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                self.waiting.pop(answer["envelope_id"]).set_result(answer.get("payload"))
        return socket

    async def deliver(self, app: str, kind: str, payload: Json) -> Any:
        """What it was acknowledged with."""
        envelope_id = str(next(self._envelopes))
        waiting = self.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        await self.sockets[app].send_json(
            {
                "envelope_id": envelope_id,
                "type": kind,
                "payload": payload,
                "accepts_response_payload": True,
            }
        )
        return await waiting

    async def round(self, request: web.Request) -> web.Response:
        """Sends so many of a kind, to one app, so many at once; tells how long each took in ms,
        and how often which text came back."""
        asked = await request.json()
        app, make = asked["app"], SENT[asked["what"]]
        numbers = range(asked["first"], asked["first"] + min(asked["many"], AT_MOST))
        made = {number: make(number) for number in numbers}
        texts: Counter[str] = Counter()

        async def act(number: int) -> None:
            answer = await self.deliver(app, *made[number])
            texts[answer["text"].partition("\n")[0] if answer else ""] += 1

        measured = Measured()
        await call(measured, act, numbers, asked["at_once"])
        told = {"calls": measured.calls, "seconds": measured.seconds, "texts": texts}
        return web.json_response(told)


def _profile(user: str) -> Json:
    number = int(user.removeprefix("U")) - 1
    who = COMMUNITY.seeker(number)
    names = {"display_name": who.name, "real_name": who.name}
    return {"id": who.person.user, "name": who.name, "tz": who.zone, "profile": names}


async def _serve() -> None:
    apps = Apps()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", apps.call)
    app.router.add_get("/link", apps.connect)
    app.router.add_post("/round", apps.round)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    settle_garbage()
    try:
        await asyncio.to_thread(sys.stdin.read)
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(_serve())
