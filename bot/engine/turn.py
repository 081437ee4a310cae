"""The turn of one event: either its decision is committed, or the event itself is kept first."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

OLD = timedelta(minutes=30)
"""After so long nobody waits for what they did: they may have done it anew, or otherwise."""


@dataclass(slots=True)
class Turn:
    """`event` is its id. Once `decided`, the decision is about to be committed; once `kept` (and
    `since` when), whoever decides takes the kept event away in the same transaction, and finds
    out so if another process was faster. Both are set by threads that hold the `lock`."""

    event: str
    since: datetime | None = None
    decided: bool = False
    kept: bool = False
    lock: Lock = field(default_factory=Lock, repr=False)

    def is_old(self, now: datetime) -> bool:
        return self.since is not None and now - self.since > OLD


class DecidedElsewhere(Exception):
    """Another process has decided on this event, and brings its answer."""
