"""The parts of the context of an erasure. Everybody whom it affects is locked."""

from bot.interview.members import Member
from bot.interview.model import Interview
from storage import erasing, interviews
from storage.context_parts import MemberParts
from storage.lazy import lazy


class ErasureParts(MemberParts):
    """For a member who has everything about them erased."""

    @lazy
    def me(self) -> Member:
        return self._locked(*erasing.sides_of(self._db, [self._id]))[self._id]

    @lazy
    def still_open(self) -> tuple[Interview, ...]:
        return interviews.still_open(self._db, [self.me.id])
