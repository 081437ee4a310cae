"""The hosts whom a search finds: they are sought when somebody looks at them, and each is read in
full when it is looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import overload

from sqlalchemy import Connection

from bot.interview.listing import Listing, RankedHost
from storage import interviews, people
from storage.once import once

AT_ONCE = 5
"""As many as a page shows. Whoever looks at more and more of them is given more at once."""


class Listings(Sequence[Listing]):
    """In this order, with their `calendars` or without. It can be read as long as its transaction
    lasts."""

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

    @once
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
        busy = interviews.calendars(self._db, ids, self._now) if self._calendars else {}
        return [
            Listing(
                host_of[each.host], each.fit, busy.get(each.host, ()), each.last_asked, each.room
            )
            for each in these
        ]
