"""The Web API over HTTP: it parses a call, checks the token, and answers, or fails if a test wants
it to."""

import asyncio
import base64
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.fakes.slack import access, chat, user_groups, views
from tests.fakes.slack.call import Call
from tests.fakes.slack.files import Files
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Refusal

Method = Callable[[Call], Json]

METHODS: dict[str, tuple[Method, str]] = {
    "auth.test": (access.auth_test, ""),
    "auth.revoke": (access.auth_revoke, ""),
    "users.info": (chat.users_info, "users:read"),
    "users.list": (chat.users_list, "users:read"),
    "usergroups.list": (user_groups.user_groups_list, "usergroups:read"),
    "conversations.open": (chat.conversations_open, "im:write"),
    "conversations.history": (chat.conversations_history, ""),
    "chat.postMessage": (chat.post_message, "chat:write"),
    "chat.postEphemeral": (chat.post_ephemeral, "chat:write"),
    "chat.update": (chat.update, "chat:write"),
    "chat.delete": (chat.delete, "chat:write"),
    "chat.getPermalink": (chat.get_permalink, ""),
    "views.open": (views.open_view, ""),
    "views.push": (views.push, ""),
    "views.update": (views.update, ""),
    "views.publish": (views.publish, ""),
}
"""Every known method, with the scope that it needs."""


@dataclass(frozen=True)
class Fault:
    """How a call fails: with an HTTP status, with one of Slack's errors, or without an answer."""

    how: int | str
    retry_after: float = 0
    team: str = ""


@dataclass
class Allowance:
    """Allows `many` calls in a number of seconds, and no more until they are over."""

    many: int
    seconds: float
    left: int = 0
    until: float = 0.0

    def refused_for(self, now: float) -> float:
        """How many seconds the call must wait; 0 if it is allowed, and then it is counted. Slack
        gives whole seconds, and asks for longer waits than a measurement can afford."""
        if now >= self.until:
            self.left, self.until = self.many, now + self.seconds
        self.left -= 1
        return 0.0 if self.left >= 0 else self.until - now


@dataclass
class WebApi:
    world: World
    access: access.Access
    connections_open: Callable[[], str]
    """Returns a new URL for Socket Mode."""
    changed: Callable[[], None]
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    allowances: dict[str, Allowance] = field(default_factory=dict)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.files = Files(self.world)
        self._methods: dict[str, tuple[Method, str]] = METHODS | {
            "apps.connections.open": (self._connections_open, "connections:write"),
            "apps.uninstall": (self.access.uninstall, ""),
            "oauth.v2.access": (self.access.exchange, ""),
            "files.getUploadURLExternal": (self.files.announce, "files:write"),
            "files.completeUploadExternal": (self.files.complete, "files:write"),
        }

    async def handle(self, request: web.Request) -> web.StreamResponse:
        call = Call(self.world, request.match_info["method"], {})
        try:
            call.args = await _arguments(request)
            token = _token(request, call)
            if call.method not in self._methods:
                raise Refusal("unknown_method", req_method=call.method)
            if call.method != "oauth.v2.access":
                call.token = self.access.token(self.world, token, call.method)
        except Refusal as refusal:
            return self._answered(call, refusal.answer)
        return await self._failing(request, call, self._fault(call))

    async def _failing(
        self, request: web.Request, call: Call, fault: Fault | None
    ) -> web.StreamResponse:
        match fault:
            case None:
                return self._answered(call, self._work(call))
            case Fault(429, retry_after):
                answer = self._answered(call, {"ok": False, "error": "ratelimited"}, 429)
                answer.headers["Retry-After"] = str(retry_after)
                return answer
            case Fault(int(status)):
                self._answered(call, {})
                return web.Response(status=status, text="Slack is having trouble")
            case Fault("timeout" | "silent" as how):
                self._answered(call, self._work(call) if how == "silent" else {})
                await self.over.wait()
                return web.Response(status=504)
            case Fault("after"):
                self._work(call)
                self._answered(call, {})
                if request.transport:
                    request.transport.abort()
                return web.Response()
            case Fault(error):
                return self._answered(call, {"ok": False, "error": error})

    def _work(self, call: Call) -> Json:
        method, scope = self._methods[call.method]
        try:
            if scope:
                call.needs(scope)
            return method(call)
        except Refusal as refusal:
            return refusal.answer

    def _answered(self, call: Call, answer: Json, status: int = 200) -> web.Response:
        call.answer = answer
        self.calls.append(call)
        self.changed()
        scopes = ",".join(sorted(call.token.scopes)) if call.token else ""
        needed = self._methods.get(call.method, (None, ""))[1]
        told = {"X-OAuth-Scopes": scopes, "X-Accepted-OAuth-Scopes": needed}
        return web.json_response(answer, status=status, headers=told)

    def _fault(self, call: Call) -> Fault | None:
        if allowance := self.allowances.get(call.method):
            seconds = allowance.refused_for(asyncio.get_running_loop().time())
            if seconds:
                return Fault(429, seconds)
        waiting = self.faults[call.method]
        for fault in waiting:
            if fault.team in ("", call.team):
                waiting.remove(fault)
                return fault
        return None

    def _connections_open(self, call: Call) -> Json:
        return {"ok": True, "url": self.connections_open()}


async def _arguments(request: web.Request) -> Json:
    """The arguments in the query, in a form or in JSON. The client's id and secret may come as
    basic authentication."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            given = json.loads(await request.text() or "{}")
        except ValueError:
            raise Refusal("invalid_json") from None
        if not isinstance(given, dict):
            raise Refusal("json_not_object")
        args |= given
    elif request.method == "POST":
        args |= dict(await request.post())
    credentials = request.headers.get("Authorization", "")
    if credentials.startswith("Basic "):
        login, _, secret = base64.b64decode(credentials[6:]).decode().partition(":")
        args |= {"client_id": login, "client_secret": secret}
    return args


def _token(request: web.Request, call: Call) -> str:
    """The token as a bearer token, or as an argument. apps.connections.open no longer accepts the
    latter."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer":
        return token
    given = str(call.args.pop("token", ""))
    if given and call.method == "apps.connections.open":
        raise Refusal("invalid_auth")
    return given
