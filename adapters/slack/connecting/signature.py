"""Whether Slack sent a request. If not, the operator is told what may be wrong."""

import logging
from collections.abc import Mapping
from hmac import compare_digest

from slack_sdk.signature import SignatureVerifier

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


class SignatureCheck:
    """Bolt's own check would log the whole refused request."""

    def __init__(self, signing_secret: str) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._said: Seen[str] = Seen(2, _SAID_AGAIN_AFTER)

    def accepts(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Accept only what Slack signed, and only if it is recent."""
        refusal = self._refusal(body, headers)
        if refusal and self._said.add(refusal):
            log.error(refusal)
        return not refusal

    def _refusal(self, body: bytes, headers: Mapping[str, str]) -> str:
        try:
            if self._verifier.is_valid_request(body, dict(headers)):
                return ""
            given = {name.lower(): value for name, value in headers.items()}
            timestamp = given.get("x-slack-request-timestamp", "")
            signed = self._verifier.generate_signature(timestamp=timestamp, body=body) or ""
            is_old = compare_digest(signed, given.get("x-slack-signature", ""))
        except (ValueError, TypeError):  # no number, no UTF-8, no ASCII: not from Slack
            return _FORGED
        return _OLD if is_old else _FORGED
