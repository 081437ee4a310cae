"""The server that Slack sends to, and the pages of an installation."""

import errno
import logging
from hmac import compare_digest

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from adapters.cache import Cache
from adapters.errors import CannotConnect
from adapters.slack.install import Install
from adapters.slack.manifest import EVENTS

log = logging.getLogger(__name__)

HEALTH, WELL = "/healthz", "Askwell is well.\n"
_LEAVING = 5.0
"""Seconds for requests that are under way."""
_OLD = (
    "A request of Slack's came more than five minutes after it was signed, and was refused: set "
    "this computer's clock by the network's time."
)
_FORGED = (
    "A request was refused, for its signature is not Slack's. If Askwell does not answer in Slack, "
    "copy SLACK_SIGNING_SECRET again from “Basic Information”, “App Credentials”."
)
_SAID_AGAIN_AFTER = 60.0


def routes(signing_secret: str, bolt: AsyncApp, install: Install) -> web.Application:
    app = web.Application()
    app.router.add_post(EVENTS, Events(signing_secret, bolt).heard)
    app.router.add_get(HEALTH, _well)
    install.add_to(app.router)
    return app


async def listen(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Raises CannotConnect."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LEAVING)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as failed:
        await runner.cleanup()
        raise CannotConnect(_why_not(failed, host, port)) from None
    return runner


class Events:
    """Only what Slack signed, and not long ago, is heard. Of the rest the log tells once a
    minute, and never what was in it."""

    def __init__(self, signing_secret: str, bolt: AsyncApp) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._bolt = bolt
        self._said: Cache[str, bool] = Cache(2, _SAID_AGAIN_AFTER)

    async def heard(self, request: web.Request) -> web.Response:
        if refusal := self._refusal(request, await request.read()):
            if not self._said.get(refusal):
                self._said.put(refusal, True)
                log.error(refusal)
            return web.Response(status=401)
        answer = await self._bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    def _refusal(self, request: web.Request, body: bytes) -> str:
        signature = request.headers.get("X-Slack-Signature", "")
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        try:
            if self._verifier.is_valid(body, timestamp, signature):
                return ""
            signed = self._verifier.generate_signature(timestamp=timestamp, body=body)
            return _OLD if signed and compare_digest(signed, signature) else _FORGED
        except (ValueError, TypeError):  # no number, no UTF-8, no ASCII: not from Slack
            return _FORGED


async def _well(_request: web.Request) -> web.Response:
    return web.Response(text=WELL)


def _why_not(failed: OSError, host: str, port: int) -> str:
    if failed.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another Askwell. Stop that one, or choose another "
            f"port in .env: HTTP_PORT={port + 1}"
        )
    return (
        f"Askwell cannot listen at {host}, port {port} ({failed.strerror or failed}): put an "
        "address of this computer into .env as HTTP_HOST, and a port above 1023 as HTTP_PORT."
    )
