"""The state with which a browser goes to Slack's page and comes back. Nothing is kept of it here:
the browser has it, sealed, in a cookie."""

from datetime import timedelta
from hmac import compare_digest

from cryptography.fernet import InvalidToken, MultiFernet

from adapters.slack.keys import fernets
from bot.engine.ports import Clock

LIVES = timedelta(minutes=10)
"""For so long somebody may think about the permission that Slack asks for."""
_WHAT = b"an installation"


class States:
    """No two are the same. One is good once, as far as Slack takes the code beside it once."""

    def __init__(self, token_keys: str, clock: Clock) -> None:
        self._seal = MultiFernet(fernets(token_keys))
        self._clock = clock

    def new(self) -> str:
        return self._seal.encrypt_at_time(_WHAT, self._now()).decode()

    def is_ours(self, state: str, kept: str) -> bool:
        """Whether it came back to the browser that went away with it, and not too late."""
        if not compare_digest(_bytes(state), _bytes(kept)):
            return False
        seconds = int(LIVES.total_seconds())
        try:
            return self._seal.decrypt_at_time(_bytes(state), seconds, self._now()) == _WHAT
        except InvalidToken:
            return False

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _bytes(given: str) -> bytes:
    """Of what anybody may have sent, which need not have been text."""
    return given.encode(errors="surrogateescape")
