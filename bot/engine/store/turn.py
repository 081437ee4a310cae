"""The turn of one event: either its decision is committed, or the event itself is stored first."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

OLD = timedelta(minutes=30)
"""After this time nobody waits for the answer any more: they may have done the same again, or
something else."""


@dataclass(slots=True)
class Turn:
    """How far one event has come. `decided` and `kept` are set by threads that hold the `lock`."""

    event: str
    """Its id."""
    since: datetime | None = None
    """When it was `kept`."""
    decided: bool = False
    """The decision is about to be committed."""
    kept: bool = False
    """The decision deletes the stored event in the same transaction, and finds out there if another
    process was faster."""
    lock: Lock = field(default_factory=Lock, repr=False)

    def is_old(self, now: datetime) -> bool:
        return self.since is not None and now - self.since > OLD


class DecidedElsewhere(Exception):
    """Another process has decided on this event and delivers its answer."""
