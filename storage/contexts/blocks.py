"""The parts of contexts about blocks."""

from bot.engine.contexts.interview import OtherHostsContext
from bot.interview.members import Member
from bot.interview.model import Interview
from storage.contexts.interview import InterviewParts
from storage.contexts.member import MemberParts, compose
from storage.interviews import interviews
from storage.lazy import lazy


class BlockParts(MemberParts):
    """For a member who wants to block another."""

    @lazy
    def me(self) -> Member:
        return self._both[self._id]

    @lazy
    def whom(self) -> Member | None:
        whom = None if self._request.member is None else self._both.get(self._request.member)
        is_there = whom and whom.community == self.me.community and whom.id != self.me.id
        return whom if is_there else None

    @lazy
    def is_blocked(self) -> bool:
        return self.whom is not None and self.whom.id in {each.id for each in self.blocked}

    @lazy
    def between(self) -> tuple[OtherHostsContext, ...]:
        whom = self.whom
        if whom is None:
            return ()
        found = interviews.open_between(self._db, self.me.id, whom.id)
        return tuple(compose(OtherHostsContext, self._parts_of(each)) for each in found)

    @lazy
    def missed(self) -> tuple[Interview, ...]:
        if self.whom is None:
            return ()
        found = interviews.missed_between(self._db, self.me.id, self.whom.id)
        return tuple(each for each in found if each.may_be_made_up)

    def _parts_of(self, interview: Interview) -> "InterviewParts":
        return InterviewParts(self._db, self.me, interview, self._both, self._now)

    @lazy
    def _both(self) -> dict[int, Member]:
        whom = self._request.member
        return self._locked() if whom is None else self._locked(whom)
