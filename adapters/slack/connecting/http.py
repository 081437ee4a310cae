"""The HTTP endpoints for Slack, and for people who install Askwell."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.connecting.bolt import answer_of
from adapters.slack.connecting.signature import SignatureCheck
from adapters.slack.setting_up.manifest import EVENTS
from adapters.web.browser import reader_of_request
from bot.cards.plain_text import plain
from bot.cards.rich_text import say

_CERTIFICATE_CHECK = 200
"""Bytes. Everything else that Slack sends is longer."""
_AWAY = say("Askwell is not in Slack just now. Please try again soon.")


class SlackPages:
    """Served as long as Askwell runs. Until Askwell is ready, they say that it is away."""

    def __init__(self) -> None:
        self._open: web.UrlDispatcher | None = None

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", "/slack/{page}", self._serve)]

    @contextmanager
    def opened(self, routes: Iterable[web.RouteDef]) -> Iterator[None]:
        self._open = web.UrlDispatcher()
        self._open.add_routes(routes)
        try:
            yield
        finally:
            self._open = None

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self._open is None:
            raise web.HTTPServiceUnavailable(text=plain(_AWAY, reader_of_request(request.headers)))
        found = await self._open.resolve(request)
        return await found.handler(request)


def route(bolt: AsyncApp, check: SignatureCheck) -> web.RouteDef:
    """Nothing is read before it is known that Slack sent it."""

    async def events(request: web.Request) -> web.Response:
        body = await request.read()
        if _is_certificate_check(body):
            return web.Response()
        if not check.accepts(body, request.headers):
            return web.Response(status=401)
        return await to_aiohttp_response(await answer_of(_dispatch(bolt, body)))

    return web.post(EVENTS, events)


def _is_certificate_check(body: bytes) -> bool:
    """Slack sends it without a signature."""
    return len(body) <= _CERTIFICATE_CHECK and b"ssl_check=1" in body.split(b"&")


async def _dispatch(bolt: AsyncApp, body: bytes) -> BoltResponse:
    """The payload is given to bolt as in Socket Mode. Bolt would not read a command in whose form
    the word "payload" occurs, for example as what a member looks for."""
    return await bolt.async_dispatch(AsyncBoltRequest(body=_payload(body), mode="socket_mode"))


def _payload(body: bytes) -> Any:
    """An event is JSON, an interaction is JSON in a form, and a command is a form. Raises
    ValueError and RecursionError."""
    if body.startswith(b"{"):
        return json.loads(body)
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form
