"""Where Slack sends to over HTTP."""

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp

from adapters.slack.bolt import answer_of, dropped
from adapters.slack.manifest import EVENTS
from adapters.slack.signature import SignatureCheck


def route(bolt: AsyncApp, check: SignatureCheck) -> web.RouteDef:
    """`bolt` must check signatures itself, by `check`."""

    async def events(request: web.Request) -> web.Response:
        try:
            asked = await to_bolt_request(request)
        except Exception as unread:  # bolt reads what came before it looks who sent it
            if not check.accepts(await request.read(), request.headers):
                return web.Response(status=401)
            return await to_aiohttp_response(dropped(type(unread).__name__))
        return await to_aiohttp_response(await answer_of(bolt.async_dispatch(asked)))

    return web.post(EVENTS, events)
