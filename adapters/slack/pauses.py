"""The pauses that Slack wants: of a conversation, or of a whole workspace.

Slack limits a method for a workspace, and posts beside that for each conversation, and does not say
which of the two was too much. So a first refusal is of its conversation alone; a second one, of
another conversation in the same pause, is of the workspace.
https://docs.slack.dev/apis/web-api/rate-limits
"""

from collections.abc import Callable

EVERYWHERE = ""


class Pauses:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._until: dict[str, dict[str, float]] = {}
        """By method, and by conversation."""

    def left(self, method: str, channel: str = EVERYWHERE) -> float:
        """Seconds for which Slack takes no such call; zero or less where it does."""
        until = self._until.get(method, {})
        return max(until.get(each, 0.0) for each in (channel, EVERYWHERE)) - self._now()

    def note(self, method: str, channel: str, seconds: float) -> None:
        now = self._now()
        paused = {each: until for each, until in self._until.get(method, {}).items() if until > now}
        where = EVERYWHERE if paused.keys() - {channel} else channel
        self._until[method] = paused | {where: max(now + seconds, paused.get(where, 0.0))}
