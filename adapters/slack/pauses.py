"""The pauses that Slack wants: of a conversation, or of a whole workspace.

Slack limits a method for a workspace, and posts beside that for each conversation, and does not say
which of the two was too much. So a refusal is of its conversation alone where that took something a
moment ago, or where it is the first one; a second one, of another conversation in the same pause,
is of the workspace.
https://docs.slack.dev/apis/web-api/rate-limits
"""

from collections.abc import Callable
from math import inf

EVERYWHERE = ""
A_MOMENT = 5.0
"""Seconds. In a conversation one message a second is taken, and short bursts of more."""


class Pauses:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._until: dict[str, dict[str, float]] = {}
        """By method, and by conversation."""
        self._taken: dict[tuple[str, str], float] = {}
        """When something was taken last, of the moment before now."""

    def left(self, method: str, channel: str = EVERYWHERE) -> float:
        """Seconds for which Slack takes no such call; zero or less where it does."""
        until = self._until.get(method, {})
        return max(until.get(each, 0.0) for each in (channel, EVERYWHERE)) - self._now()

    def took(self, method: str, channel: str) -> None:
        """Slack took such a call."""
        now = self._now()
        self._taken = {each: at for each, at in self._taken.items() if now - at < A_MOMENT}
        self._taken[method, channel] = now

    def note(self, method: str, channel: str, seconds: float) -> None:
        now = self._now()
        paused = {each: until for each, until in self._until.get(method, {}).items() if until > now}
        others = paused.keys() - {channel}
        where = EVERYWHERE if others and not self._took_lately(method, channel) else channel
        self._until[method] = paused | {where: max(now + seconds, paused.get(where, 0.0))}

    def _took_lately(self, method: str, channel: str) -> bool:
        return self._now() - self._taken.get((method, channel), -inf) < A_MOMENT
