"""The hosts that a search finds. The search runs when somebody first reads them, and a host's
details are read when that host is looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import overload

from sqlalchemy import Connection

from bot.interview.finding.listing import Listing, RankedHost
from storage.interviews.occupying import occupying
from storage.lazy import lazy
from storage.people import people

AT_ONCE = 5
"""How many hosts are read at a time: as many as a page shows. The further somebody reads, the more
are read at a time."""


class Listings(Sequence[Listing]):
    """The hosts that `seek` finds, in its order, with their `calendars` if wanted. It can be read
    until its transaction ends."""

    def __init__(
        self,
        db: Connection,
        seek: Callable[[], Sequence[RankedHost]],
        now: datetime,
        *,
        calendars: bool = False,
    ) -> None:
        self._db = db
        self._calendars = calendars
        self._seek = seek
        self._now = now
        self._read: list[Listing] = []

    @lazy
    def _these(self) -> Sequence[RankedHost]:
        return self._seek()

    def __len__(self) -> int:
        return len(self._these)

    @overload
    def __getitem__(self, which: int) -> Listing: ...

    @overload
    def __getitem__(self, which: slice) -> list[Listing]: ...

    def __getitem__(self, which: int | slice) -> Listing | list[Listing]:
        if isinstance(which, slice):
            return self._in_full(self._these[which])
        while len(self._read) <= range(len(self))[which]:
            start = len(self._read)
            self._read += self._in_full(self._these[start : start + max(AT_ONCE, start)])
        return self._read[which]

    def _in_full(self, these: Sequence[RankedHost]) -> list[Listing]:
        ids = [each.host for each in these]
        host_of = people.by_ids(self._db, ids)
        busy = occupying(self._db, ids, self._now) if self._calendars else {}
        return [
            Listing(
                host_of[each.host], each.fit, busy.get(each.host, ()), each.last_asked, each.room
            )
            for each in these
        ]
