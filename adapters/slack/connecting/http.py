"""The HTTP endpoints for Slack, and for people who install Askwell."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp

from adapters.slack.connecting.bolt import answer_of, dropped
from adapters.slack.connecting.signature import SignatureCheck
from adapters.slack.setting_up.manifest import EVENTS
from adapters.web.browser import reader_of_request
from bot.cards.plain_text import plain
from bot.cards.rich_text import say

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
    """`bolt` must check signatures itself, with `check`."""

    async def events(request: web.Request) -> web.Response:
        try:
            asked = await to_bolt_request(request)
        except Exception as unread:  # bolt reads what came before it looks who sent it
            if not check.accepts(await request.read(), request.headers):
                return web.Response(status=401)
            return await to_aiohttp_response(dropped(type(unread).__name__))
        return await to_aiohttp_response(await answer_of(bolt.async_dispatch(asked)))

    return web.post(EVENTS, events)
