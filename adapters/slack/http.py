"""Where Slack sends to, and the pages of an installation."""

import logging
from hmac import compare_digest

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from adapters.shared.cache import Cache
from adapters.slack.dispatch import dispatch
from adapters.slack.install import Install
from adapters.slack.manifest import EVENTS

log = logging.getLogger(__name__)

_OLD = (
    "A request of Slack's came more than five minutes after it was signed, and was refused: set "
    "this computer's clock by the network's time."
)
_FORGED = (
    "A request was refused, for its signature is not Slack's. If Askwell does not answer in Slack, "
    "copy SLACK_SIGNING_SECRET again from “Basic Information”, “App Credentials”."
)
_SAID_AGAIN_AFTER = 60.0


def routes(signing_secret: str, bolt: AsyncApp, install: Install) -> list[web.RouteDef]:
    return [web.post(EVENTS, Events(signing_secret, bolt).heard), *install.routes]


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
        answer = await dispatch(self._bolt, to_bolt_request(request))
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
