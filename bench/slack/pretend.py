"""The fake Slack that the apps connect to."""

import asyncio
from functools import partial

from aiohttp import ClientSession, web

from adapters.slack.setting_up.manifest import SCOPES
from bench.pretend import Rounds, serve
from bench.slack.lines import Requests, Sockets
from bench.slack.traffic import BOT_USER, COMMUNITY, SENT, TEAM, Json, Sent


async def _deliver(sockets: Sockets, requests: Requests, app: str, sent: Sent) -> str:
    """Apps over HTTP are named by their address, apps in Socket Mode by their token."""
    line = requests if "://" in app else sockets
    answer = await line.deliver(app, sent)
    return str(answer["text"]) if answer else ""


async def _web_api(request: web.Request) -> web.Response:
    """The few methods that apps need to answer what they are sent here."""
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
        await serve(app, Rounds(SENT, partial(_deliver, sockets, Requests(session))))


if __name__ == "__main__":
    asyncio.run(_serve())
