"""Whether Slack sent a request: bolt's check, which also tells the operator what is wrong."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest

from slack_bolt.middleware.async_builtins import AsyncRequestVerification
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.shared.seen import Seen

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
"""Seconds."""


class SignatureCheck(AsyncRequestVerification):
    """Bolt's own check would log the whole refused request."""

    def __init__(self, signing_secret: str) -> None:
        super().__init__(signing_secret)
        self._said: Seen[str] = Seen(2, _SAID_AGAIN_AFTER)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002
    ) -> BoltResponse:
        headers = {name: values[0] for name, values in req.headers.items()}
        if self.accepts(req.raw_body, headers):
            return await next()
        return self._build_error_response()

    def accepts(self, body: str | bytes, headers: Mapping[str, str]) -> bool:
        """Accept only what Slack signed, and only if it is recent."""
        refusal = self._refusal(body, headers)
        if refusal and self._said.add(refusal):
            log.error(refusal)
        return not refusal

    def _refusal(self, body: str | bytes, headers: Mapping[str, str]) -> str:
        try:
            if self.verifier.is_valid_request(body, dict(headers)):
                return ""
            given = {name.lower(): value for name, value in headers.items()}
            timestamp = given.get("x-slack-request-timestamp", "")
            signed = self.verifier.generate_signature(timestamp=timestamp, body=body) or ""
            is_old = compare_digest(signed, given.get("x-slack-signature", ""))
        except (ValueError, TypeError):  # no number, no UTF-8, no ASCII: not from Slack
            return _FORGED
        return _OLD if is_old else _FORGED
