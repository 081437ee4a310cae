"""The parts of contexts about one interview."""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.interview.afterwards.assessments import Assessment
from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.finding.listing import Listing, RankedHost
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member, as_stranger
from bot.interview.model import Busy, Interview, Side
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.staying_in_touch.journal import Reflection
from bot.language import search as words_of
from bot.language.debrief import referrals
from storage.calendars import busy_times
from storage.cards import posts
from storage.contexts.member import ActorParts
from storage.interviews import assessments, interviews, plans, quotes, reading_list, reflections
from storage.interviews.occupying import occupying
from storage.lazy import lazy
from storage.pairs import concerns
from storage.search import named_hosts, search
from storage.search.listings import Listings
from storage.spaces.scope import Scope


class InterviewParts(ActorParts):
    """For an interview whose two sides are locked and among the `members`. `words` may name hosts;
    if they are empty, the people in the debrief are looked up instead. `programme` is that of the
    community, and `reports` are those of both sides, if others read them, too."""

    def __init__(
        self,
        db: Connection,
        me: Member,
        interview: Interview,
        members: Mapping[int, Member],
        now: datetime,
        *,
        words: tuple[str, ...] = (),
        programme: Programme | None = None,
        reports: concerns.Reports | None = None,
    ) -> None:
        super().__init__(db, interview.community, programme)
        self._now = now
        self._words = words
        self._me = me
        self.interview = interview
        self.seeker = as_stranger(members[interview.seeker], interview.asked_at)
        self.host = as_stranger(members[interview.host], interview.asked_at)
        self._reports = reports or concerns.Reports(db, self._sides)

    @property
    def me(self) -> Member:
        return self._me

    @lazy
    def plans(self) -> Mapping[str, Plan]:
        return plans.OfSeeker(self._db, self.seeker.id)

    @property
    def seeker_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self.seeker.id]

    @property
    def host_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self.host.id]

    @property
    def seeker_busy(self) -> tuple[Busy, ...]:
        return self._busy[self.seeker.id]

    @property
    def host_busy(self) -> tuple[Busy, ...]:
        return self._busy[self.host.id]

    @lazy
    def others_of_pair(self) -> tuple[Interview, ...]:
        return interviews.others_of_pair(self._db, self.interview)

    @lazy
    def listings(self) -> Sequence[Listing]:
        return self._others(search.ENOUGH_FOR_CARD)

    @lazy
    def further(self) -> Sequence[Listing]:
        return self._others(search.HOSTS_AT_MOST)

    def _others(self, most: int) -> Sequence[Listing]:
        """Up to `most` other hosts with the field and topics of this host, whom the seeker has not
        reported. They are searched only when somebody reads the result."""
        profile = self.host.profile
        known_for = (profile.field, *profile.topics, profile.headline) if profile else ()
        words = words_of.words(" ".join(known_for))
        scope = Scope(self.seeker.community, self.seeker.id)  # the listings are for the seeker
        reported = concerns.ReportedBy(self._db, self.seeker.id)

        def find() -> Sequence[RankedHost]:
            without = self._sides | reported.ids
            return search.find(self._db, scope, words, without, self._now, most=most)

        return Listings(self._db, find, self._now, to_ask=self.seeker.id)

    @property
    def unseen(self) -> Container[tuple[int, str]]:
        return posts.Unseen(self._db)

    @property
    def host_reported(self) -> Container[int]:
        return concerns.NeedNotAnswer(self._db, self.host.id)

    @property
    def reporters(self) -> Container[Side]:
        return concerns.Reporters(self.interview, self._reports)

    @lazy
    def reflection(self) -> Reflection:
        return reflections.of_interview(self._db, self.interview.id, self.seeker.id)

    @lazy
    def assessments(self) -> tuple[Assessment, ...]:
        return assessments.of_interview(self._db, self.interview.id, self.me.id)

    @lazy
    def quote(self) -> ProgrammeQuote | None:
        return quotes.of_interview(self._db, self.interview.id)

    @lazy
    def recommendations(self) -> tuple[Recommendation, ...]:
        return reading_list.of_interview(self._db, self.interview.id)

    @lazy
    def naming(self) -> Naming:
        found = reading_list.namings_of(self._db, [self.interview.id])
        return found[0] if found else Naming(self.interview.id, self.host.id)

    @lazy
    def named(self) -> tuple[Member, ...]:
        debrief = self.interview.debrief
        words = self._words or referrals.name_words(debrief.people if debrief else "")
        scope = Scope(self.me.community, self.me.id)
        return named_hosts.with_one_of(self._db, scope, words, self._sides)

    @lazy
    def _interviews(self) -> dict[int, tuple[Interview, ...]]:
        return occupying(self._db, self._sides, self._now)

    @lazy
    def _busy(self) -> dict[int, tuple[Busy, ...]]:
        return busy_times.of(self._db, self._sides, self._now)

    @property
    def _sides(self) -> set[int]:
        return {self.seeker.id, self.host.id}
