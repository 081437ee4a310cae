"""The OAuth state, with which a browser goes to Slack's page and comes back. Nothing is stored
here: the browser has it, sealed, in a cookie."""

from datetime import timedelta

from cryptography.fernet import InvalidToken, MultiFernet
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from adapters.slack.encryption import fernets
from bot.engine.store.ports import Clock

LIFETIME = timedelta(minutes=10)
"""How long somebody has to decide about the permission that Slack asks for."""
_PURPOSE = b"an installation"


class SealedStates(AsyncOAuthStateStore):
    """No two states are the same. A state is only valid in the browser that holds it, which bolt
    checks, and only once, because Slack accepts the code that comes with it once."""

    def __init__(self, token_keys: str, clock: Clock) -> None:
        self._cipher = MultiFernet(fernets(token_keys))
        self._clock = clock

    async def async_issue(self, *_args: object, **_kwargs: object) -> str:
        return self._cipher.encrypt_at_time(_PURPOSE, self._now()).decode()

    async def async_consume(self, state: str) -> bool:
        """Whether we issued it, and recently enough."""
        seconds = int(LIFETIME.total_seconds())
        given = state.encode(errors="replace")  # anybody may have sent it
        try:
            return self._cipher.decrypt_at_time(given, seconds, self._now()) == _PURPOSE
        except InvalidToken:
            return False

    def _now(self) -> int:
        return int(self._clock.now().timestamp())
