"""The parts of contexts about one other member, who is locked too."""

from dataclasses import replace

from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.members import Member
from bot.interview.model import Busy, Interview
from storage.calendars import busy_times
from storage.cards import outbox
from storage.contexts.member import NAMED_AT_MOST, MemberParts
from storage.interviews.occupying import occupying
from storage.lazy import lazy
from storage.organizing import imports
from storage.pairs import door_questions
from storage.people import people
from storage.people.not_erased import not_erased
from storage.search import named_hosts
from storage.spaces.scope import are_blocked, blocked_with
from storage.suggestions import suggestions


class RequestParts(MemberParts):
    """For a seeker who asks another member, or is about to."""

    @lazy
    def named(self) -> tuple[Member, ...]:
        of = (self._db, self._scope, self._words, NAMED_AT_MOST)
        return self._called or named_hosts.with_corrected_names(*of)

    @lazy
    def _called(self) -> tuple[Member, ...]:
        return named_hosts.with_all_names(self._db, self._scope, self._words, NAMED_AT_MOST)

    @property
    def _words(self) -> tuple[str, ...]:
        """Empty if the request already says which member is meant."""
        return () if self._request.member else self._request.words

    @lazy
    def me(self) -> Member:
        return self._both[self._id]

    @lazy
    def other(self) -> Member | None:
        """If one of us has blocked the other, a host looks like somebody who has stopped
        hosting."""
        other = None if self._other_id is None else self._both.get(self._other_id)
        if other is None or other.community != self.me.community:
            return None
        closed = other.profile.closed() if other.profile else None
        return replace(other, profile=closed) if self.is_blocked else other

    @property
    def my_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self._id]

    @property
    def other_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self.other.id] if self.other and not self.is_blocked else ()

    @property
    def my_busy(self) -> tuple[Busy, ...]:
        return self._busy[self._id]

    @property
    def other_busy(self) -> tuple[Busy, ...]:
        return self._busy[self.other.id] if self.other and not self.is_blocked else ()

    @lazy
    def suggested_wish(self) -> str:
        return suggestions.words_for(self._db, self.me.id, self.other.id) if self.other else ""

    @lazy
    def door_questions(self) -> tuple[DoorQuestion, ...]:
        return door_questions.asked_by(self._db, self.me.id)

    @lazy
    def askers(self) -> tuple[Member, ...]:
        """A card names them, so none of them is erased before the transaction ends."""
        if self.other is None:
            return ()
        asked = [each.by for each in door_questions.asked_of(self._db, self.other.id)]
        apart = blocked_with(self._db, self.other.id, asked)
        known = people.by_ids(self._db, not_erased(self._db, asked))
        askers = [known[each] for each in asked if each in known and each not in apart]
        return tuple(each for each in askers if not (each.left or each.suspension))

    @lazy
    def is_invited(self) -> bool:
        return self.other is not None and imports.is_invited(self._db, self.other.id)

    @lazy
    def knows_us(self) -> bool:
        return self.other is not None and outbox.has_reached(self._db, self.other.id)

    @lazy
    def is_blocked(self) -> bool:
        return self._other_id is not None and are_blocked(self._db, self.me.id, self._other_id)

    @lazy
    def _both(self) -> dict[int, Member]:
        return self._locked() if self._other_id is None else self._locked(self._other_id)

    @lazy
    def _other_id(self) -> int | None:
        known = self._meant(self._called)
        whom = self._request.whom
        if known is not None or whom is None:
            return known
        return people.add_mentioned(self._db, whom, self._keys, self._now)

    @lazy
    def _interviews(self) -> dict[int, tuple[Interview, ...]]:
        return occupying(self._db, self._sides, self._now)

    @lazy
    def _busy(self) -> dict[int, tuple[Busy, ...]]:
        return busy_times.of(self._db, self._sides, self._now)

    @property
    def _sides(self) -> set[int]:
        return {self._id, self.other.id} if self.other else {self._id}
