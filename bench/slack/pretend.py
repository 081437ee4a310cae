"""A Slack in a process of its own, so that what sending costs is nobody's who is measured.

It refuses nothing; the one in tests/ does. It says on standard output at which port it is, and
ends with its standard input.
"""

import asyncio
import sys
from collections import Counter

from aiohttp import ClientSession, web

from adapters.slack.manifest import SCOPES
from bench.measure import Measured, call, settle_garbage
from bench.slack.lines import Requests, Sockets
from bench.slack.traffic import BOT_USER, COMMUNITY, SENT, TEAM, Json

AT_MOST = 1000
"""How much one round may send."""


class Rounds:
    """Apps over HTTP are named by their addresses, those of Socket Mode by their tokens."""

    def __init__(self, sockets: Sockets, requests: Requests) -> None:
        self._sockets = sockets
        self._requests = requests

    async def send(self, request: web.Request) -> web.Response:
        """Sends so many of a kind, to one app, so many at once; tells how long each took in ms,
        and how often which text came back."""
        asked = await request.json()
        app, make = asked["app"], SENT[asked["what"]]
        numbers = range(asked["first"], asked["first"] + min(asked["many"], AT_MOST))
        line = self._requests if "://" in app else self._sockets
        made = {number: make(number) for number in numbers}
        texts: Counter[str] = Counter()

        async def act(number: int) -> None:
            answer = await line.deliver(app, made[number])
            texts[answer["text"].partition("\n")[0] if answer else ""] += 1

        measured = Measured()
        await call(measured, act, numbers, asked["at_once"])
        told = {"calls": measured.calls, "seconds": measured.seconds, "texts": texts}
        return web.json_response(told)


async def _web_api(request: web.Request) -> web.Response:
    """The few methods that apps need for what they are sent here."""
    match request.match_info["method"]:
        case "auth.test":
            told: Json = {"team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0BOT"}
        case "apps.connections.open":
            token = request.headers["Authorization"].removeprefix("Bearer ")
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


def _profile(user: str) -> Json:
    who = COMMUNITY.seeker(int(user.removeprefix("U")) - 1)
    names = {"display_name": who.name, "real_name": who.name}
    return {"id": who.person.user, "name": who.name, "tz": who.zone, "profile": names}


async def _serve() -> None:
    async with ClientSession() as session:
        sockets = Sockets()
        app = web.Application()
        app.router.add_route("*", "/api/{method}", _web_api)
        app.router.add_get("/link", sockets.connect)
        app.router.add_post("/round", Rounds(sockets, Requests(session)).send)
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
