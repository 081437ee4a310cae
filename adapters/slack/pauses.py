"""The pauses that Slack asks for: in a conversation, or in a whole workspace.

Slack limits each method in a workspace, and in addition posts in each conversation. It does not say
which limit was exceeded. So we take a refusal to be about its conversation alone if that accepted
something a moment ago, or if it is the first refusal. A second one, in another conversation during
the same pause, is about the workspace. https://docs.slack.dev/apis/web-api/rate-limits
"""

from collections.abc import Callable
from math import inf

EVERYWHERE = ""
A_MOMENT = 5.0
"""Seconds. A conversation accepts one message a second, and short bursts of more."""


class Pauses:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._until: dict[str, dict[str, float]] = {}
        """By method and conversation."""
        self._taken: dict[tuple[str, str], float] = {}
        """When a call was last accepted, for calls of the last moment."""

    def left(self, method: str, channel: str = EVERYWHERE) -> float:
        """For how many seconds Slack accepts no such call. Zero or less if it does."""
        until = self._until.get(method, {})
        return max(until.get(each, 0.0) for each in (channel, EVERYWHERE)) - self._now()

    def took(self, method: str, channel: str) -> None:
        """Slack accepted such a call."""
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
