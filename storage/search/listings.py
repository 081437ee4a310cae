"""The hosts that a search finds. The search runs when somebody first reads them, and a host's
details are read when that host is looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import overload

from sqlalchemy import Connection

from bot.interview.finding.listing import Listing, RankedHost
from storage.interviews.occupying import limiting
from storage.lazy import lazy
from storage.people import people

AT_ONCE = 5
"""How many hosts are read at a time: as many as a page shows. The further somebody reads, the more
are read at a time."""


class Listings(Sequence[Listing]):
    """The hosts that `seek` finds, in its order, each with the interviews that may keep the seeker
    `to_ask` from asking them, if one is given. It can be read until its transaction ends."""

    def __init__(
        self,
        db: Connection,
        seek: Callable[[], Sequence[RankedHost]],
        now: datetime,
        *,
        to_ask: int | None = None,
    ) -> None:
        self._db = db
        self._to_ask = to_ask
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
        asks = self._to_ask
        had = {} if asks is None else limiting(self._db, asks, ids, self._now)
        return [
            Listing(
                host_of[each.host], each.fit, had.get(each.host, ()), each.last_asked, each.room
            )
            for each in these
        ]
