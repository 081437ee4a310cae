"""The parts of contexts about Broadcasts."""

from bot.interview.members import Member
from bot.interview.organizing.broadcasts import Broadcast, Reach
from bot.interview.organizing.groups import Group
from storage.contexts.member import DueParts
from storage.contexts.programme import InvitingParts
from storage.lazy import lazy
from storage.organizing import broadcasts
from storage.people import groups

AT_ONCE = 25
"""Members in one step. A step of this size takes less than 20 ms."""


class BroadcastsParts(InvitingParts):
    """For an organizer who writes to many members."""

    @lazy
    def broadcasts(self) -> tuple[Broadcast, ...]:
        return broadcasts.newest(self._db, self.programme.community)

    @lazy
    def broadcast(self) -> Broadcast | None:
        """Read after the programme is locked."""
        about = self._request.about or ""
        return broadcasts.locked(self._db, about, self.programme.community, waits=True)

    @lazy
    def fields(self) -> tuple[str, ...]:
        return broadcasts.fields_of_hosts(self._db, self.me.community)


class BroadcastDueParts(DueParts):
    """For a timer of a broadcast."""

    @property
    def is_there(self) -> bool:
        return broadcasts.is_there(self._db, self._about, self._community)

    @lazy
    def broadcast(self) -> Broadcast | None:
        return broadcasts.locked(self._db, self._about, self._community, waits=False)

    @lazy
    def author(self) -> Member | None:
        by = self.broadcast.by if self.broadcast else None
        return next((each for each in self.organizers if each.id == by), None)

    @lazy
    def group(self) -> Group | None:
        group = self.broadcast.group if self.broadcast else None
        return None if group is None else groups.by_id(self._db, self._community, group)

    @lazy
    def before(self) -> tuple[Broadcast, ...]:
        return broadcasts.newest(self._db, self._community)

    @lazy
    def reach(self) -> Reach:
        return broadcasts.reach(self._db, self.broadcast) if self.broadcast else Reach(0)

    @lazy
    def _next(self) -> tuple[tuple[Member, ...], int, bool]:
        if self.broadcast is None:
            return (), 0, False
        return broadcasts.receivers(self._db, self.broadcast, AT_ONCE)

    @property
    def receivers(self) -> tuple[Member, ...]:
        return self._next[0]

    @property
    def seen_to(self) -> int:
        return self._next[1]

    @property
    def is_last(self) -> bool:
        return self._next[2]

    @lazy
    def waiting(self) -> int:
        return broadcasts.count_waiting(self._db, self.broadcast) if self.broadcast else 0

    @lazy
    def got(self) -> int:
        return broadcasts.count_received(self._db, self.broadcast) if self.broadcast else 0
