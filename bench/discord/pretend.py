"""The fake Discord that the apps connect to."""

import asyncio

from aiohttp import web

from bench.discord.gateway import BOT, Gateway, said
from bench.discord.traffic import APPLICATION, SENT, Json
from bench.pretend import Rounds, serve


async def _api(request: web.Request) -> web.Response:
    """The few resources that apps read before they connect."""
    match request.match_info["path"]:
        case "users/@me":
            told: Json = BOT
        case "oauth2/applications/@me":
            told = {
                "id": APPLICATION,
                "name": "Askwell",
                "description": "",
                "icon": None,
                "owner": BOT,
                "team": None,
                "verify_key": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "flags": 0,
            }
        case "gateway/bot":
            limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
            url = f"ws://{request.host}/gateway"
            told = {"url": url, "shards": 1, "session_start_limit": limit}
        case path:
            raise web.HTTPNotFound(text=path)
    return said(told)


async def _commands(request: web.Request) -> web.Response:
    """The list of commands is empty, and any new list is accepted."""
    if request.method == "GET":
        return said([])
    numbered = {"id": "1", "application_id": APPLICATION, "description": ""}
    return said([numbered | each for each in await request.json()])


async def _serve() -> None:
    gateway = Gateway()
    app = web.Application()
    app.router.add_get("/gateway", gateway.connect)
    app.router.add_post("/api/interactions/{id}/{token}/callback", gateway.answer)
    app.router.add_route("*", f"/api/applications/{APPLICATION}/commands", _commands)
    app.router.add_get("/api/{path:.*}", _api)
    await serve(app, Rounds(SENT, gateway.deliver))


if __name__ == "__main__":
    asyncio.run(_serve())
