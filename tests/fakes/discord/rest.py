"""The API over HTTP: it parses a call, checks the token, and answers, or fails if a test wants it
to."""

import asyncio
import hashlib
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.fakes.discord import callbacks, channels, commands, users
from tests.fakes.discord.call import Call
from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.state import World

Method = Callable[[Call], Any]

GLOBAL = "/applications/{application_id}/commands"
LOCAL = "/applications/{application_id}/guilds/{guild_id}/commands"
MESSAGES = "/channels/{channel_id}/messages"
HOOK = "/webhooks/{application_id}/{token}"

ROUTES: dict[str, Method] = {
    "GET /users/@me": users.me,
    "GET /users/@me/guilds": users.my_guilds,
    "DELETE /users/@me/guilds/{guild_id}": users.leave_guild,
    "POST /users/@me/channels": channels.open_dm,
    "GET /users/{user_id}": users.user,
    "GET /oauth2/applications/@me": users.application,
    "GET /applications/@me": users.application,
    "GET /guilds/{guild_id}": users.guild,
    "GET /guilds/{guild_id}/channels": users.guild_channels,
    "GET /guilds/{guild_id}/members/{user_id}": users.guild_member,
    "GET /channels/{channel_id}": channels.get_channel,
    "POST /channels/{channel_id}/typing": channels.typing,
    f"GET {MESSAGES}": channels.history,
    f"POST {MESSAGES}": channels.create,
    f"GET {MESSAGES}/{{message_id}}": channels.fetch,
    f"PATCH {MESSAGES}/{{message_id}}": channels.edit,
    f"DELETE {MESSAGES}/{{message_id}}": channels.delete,
    **{
        f"{verb} {path}{rest}": method
        for path in (GLOBAL, LOCAL)
        for verb, rest, method in (
            ("GET", "", commands.get_all),
            ("PUT", "", commands.overwrite),
            ("POST", "", commands.create),
            ("GET", "/{command_id}", commands.get_one),
            ("PATCH", "/{command_id}", commands.edit),
            ("DELETE", "/{command_id}", commands.delete),
        )
    },
}
"""The methods for which the bot's token is needed."""
CALLBACK = "POST /interactions/{interaction_id}/{token}/callback"
FOLLOW_UP = f"POST {HOOK}"
BY_TOKEN: dict[str, Method] = {
    CALLBACK: callbacks.callback,
    FOLLOW_UP: callbacks.follow_up,
    f"GET {HOOK}/messages/{{message_id}}": callbacks.get_follow_up,
    f"PATCH {HOOK}/messages/{{message_id}}": callbacks.edit_follow_up,
    f"DELETE {HOOK}/messages/{{message_id}}": callbacks.delete_follow_up,
}
"""The methods for which an interaction's own token is needed."""


BUCKET = tuple(
    f"X-RateLimit-{name}" for name in ("Bucket", "Limit", "Remaining", "Reset", "Reset-After")
)
FILES = 10 * 2**20
"""The limit for all attachments of a message together, in bytes."""
FOR_ANYBODY = "GET /gateway"
"""It needs no token."""


@dataclass(frozen=True)
class Fault:
    """How a call fails: with an HTTP status, with a refusal, or without an answer."""

    how: int | str | Refusal
    retry_after: float = 0
    everywhere: bool = False


@dataclass
class Rest:
    world: World
    changed: Callable[[], None]
    gateway_url: Callable[[], str]
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def add_to(self, app: web.Application) -> None:
        own: dict[str, Method] = {
            FOR_ANYBODY: lambda call: {"url": self.gateway_url()},
            "GET /gateway/bot": self._gateway_bot,
        }
        for route, method in (ROUTES | BY_TOKEN | own).items():
            verb, _, path = route.partition(" ")
            app.router.add_route(verb, f"/api/v10{path}", self._handler(route, method))
        app.router.add_route("*", "/api/{rest:.*}", _nowhere)

    def _handler(self, route: str, method: Method) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.StreamResponse:
            call = Call(self.world, route, dict(request.match_info), dict(request.query))
            try:
                if route not in BY_TOKEN and route != FOR_ANYBODY:
                    _authorized(self.world, request)
                call.body, call.files = await _body(request)
            except Refusal as refusal:
                return self._answered(call, refusal.status, refusal.answer)
            return await self._failing(request, call, method)

        return handle

    async def _failing(
        self, request: web.Request, call: Call, method: Method
    ) -> web.StreamResponse:
        waiting = self.faults[call.route]
        match waiting.popleft() if waiting else None:
            case None:
                return self._work(call, method)
            case Fault(429) as limit:
                return self._limited(call, limit)
            case Fault(int(status)):
                return self._answered(call, status, {"message": f"{status}: Trouble", "code": 0})
            case Fault(Refusal() as refusal):
                return self._answered(call, refusal.status, refusal.answer)
            case Fault("timeout" | "silent" as how):
                if how == "silent":
                    self._work(call, method)
                else:
                    self._answered(call, 504, None)
                await self.over.wait()
                return web.Response(status=504)
            case Fault(how):
                if how == "after":
                    self._work(call, method)
                else:
                    self._answered(call, 0, None)
                if request.transport:
                    request.transport.abort()
                return web.Response()

    def _work(self, call: Call, method: Method) -> web.Response:
        try:
            answer = method(call)
        except Refusal as refusal:
            return self._answered(call, refusal.status, refusal.answer)
        return self._answered(call, 204 if answer is None else 200, answer)

    def _limited(self, call: Call, limit: Fault) -> web.Response:
        words = "You are being rate limited."
        told = {"message": words, "retry_after": limit.retry_after, "global": limit.everywhere}
        answer = self._answered(call, 429, told)
        answer.headers["Retry-After"] = str(limit.retry_after)
        answer.headers["X-RateLimit-Scope"] = "global" if limit.everywhere else "user"
        if not limit.everywhere:
            answer.headers["X-RateLimit-Remaining"] = "0"
            answer.headers["X-RateLimit-Reset-After"] = str(limit.retry_after)
            return answer
        for name in [each for each in answer.headers if each in BUCKET]:
            del answer.headers[name]
        answer.headers["X-RateLimit-Global"] = "true"
        return answer

    def _answered(self, call: Call, status: int, answer: Any) -> web.Response:
        """The response, with the headers of a rate limit that is never reached."""
        call.status, call.answer = status, answer
        self.calls.append(call)
        self.changed()
        bucket = hashlib.sha256(call.route.encode()).hexdigest()[:32]
        reset = self.world.clock().timestamp() + 1
        headers = {
            "Via": "1.1 google",
            **dict(zip(BUCKET, (bucket, "50", "49", f"{reset:.3f}", "1.000"), strict=True)),
        }
        if answer is None:
            return web.Response(status=status or 500, headers=headers)
        body = json.dumps(answer).encode()
        headers["Content-Type"] = "application/json"
        return web.Response(status=status, body=body, headers=headers)

    def _gateway_bot(self, call: Call) -> Json:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self.gateway_url(), "shards": 1, "session_start_limit": limit}


def _authorized(world: World, request: web.Request) -> None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bot" or token not in world.tokens:
        raise Refusal(0)


async def _body(request: web.Request) -> tuple[Any, list[Json]]:
    """The body: JSON, or a form with `payload_json` and files."""
    if request.content_type != "multipart/form-data":
        return _parsed(await request.text()), []
    payload, files = None, []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise Refusal(50109)
        content = bytes(await part.read())
        if part.name == "payload_json":
            payload = _parsed(content.decode())
        else:
            files.append(_attachment(part, content))
    if sum(each["size"] for each in files) > FILES:
        raise Refusal(40005)
    return payload, files


def _parsed(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise Refusal(50109) from None


def _attachment(part: BodyPartReader, content: bytes) -> Json:
    number = re.fullmatch(r"files\[(\d+)\]", part.name or "")
    if not number:
        raise Refusal(50109)
    address = f"https://cdn.discordapp.com/attachments/{part.filename}"
    return {
        "id": number[1],
        "filename": part.filename,
        "size": len(content),
        "url": address,
        "proxy_url": address,
        "content": content.decode(errors="replace"),
    }


async def _nowhere(request: web.Request) -> web.Response:
    return web.json_response({"message": "404: Not Found", "code": 0}, status=404)
