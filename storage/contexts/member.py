"""The parts of contexts about the member who acts, and about their community."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.engine.contexts.member import Context, WithOther
from bot.engine.contexts.programme import CommunityContext
from bot.engine.events import CommunityDue
from bot.engine.personal_data import PersonalData
from bot.engine.store.store import LoadRequest
from bot.interview.finding.listing import Listing
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member, as_stranger
from bot.interview.model import Interview, Stage
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.scheduling.calendars import Source
from storage.calendars import busy_times, feeds
from storage.cards import outbox
from storage.erasing import erased_members, retention
from storage.interviews import interviews, plans, quotes
from storage.keys.keys import Keys
from storage.lazy import lazy
from storage.pairs import blocks, concerns
from storage.people import organizers, people, programmes
from storage.people.arrivals import Arrived
from storage.personal_data import records
from storage.search import named_members, search
from storage.search.listings import Listings
from storage.spaces.scope import Scope
from storage.statements.mapping import names_of

C = TypeVar("C", bound=Context | CommunityContext)

NAMED_AT_MOST = 10


def compose(kind: type[C], parts: object) -> C:
    """Make a context of this kind from the parts that its fields name."""
    return kind(**{name: getattr(parts, name) for name in names_of(kind)})  # type: ignore[arg-type]


class CommunityParts:
    """The parts about a community. `programme` is given if it has been read already."""

    def __init__(self, db: Connection, community: int, programme: Programme | None = None) -> None:
        self._db = db
        self._community = community
        self._programme = programme

    @lazy
    def programme(self) -> Programme:
        return self._programme or programmes.of(self._db, self._community)

    @property
    def settings(self) -> ProgrammeSettings:
        return self.programme.settings

    @lazy
    def organizers(self) -> tuple[Member, ...]:
        return programmes.organizers_of(self._db, self._community)

    @lazy
    def contact(self) -> Member | None:
        return programmes.contact_of(self.programme, self.organizers)

    @lazy
    def retention_ran_at(self) -> datetime | None:
        return retention.ran_at(self._db)

    @property
    def is_there(self) -> bool:
        """Whether the thing exists that a member acts on, or that a timer is about."""
        return True


class ActorParts(CommunityParts):
    """For contexts with a member who acts: `me`."""

    @property
    def me(self) -> Member:
        raise NotImplementedError

    @property
    def i_reported(self) -> Container[int]:
        return concerns.ReportedBy(self._db, self.me.id)


class DueParts(CommunityParts):
    """For a timer of a community."""

    def __init__(self, db: Connection, due: CommunityDue, now: datetime) -> None:
        super().__init__(db, due.community)
        self._about = due.about
        self._now = now


class MemberDueParts(DueParts):
    """For a timer about one member, who was locked together with it."""

    @property
    def is_there(self) -> bool:
        return self.member is not None

    @lazy
    def member(self) -> Member | None:
        return people.by_ids(self._db, [self._member_id]).get(self._member_id)

    @property
    def _member_id(self) -> int:
        return int(self._about)

    @lazy
    def is_booked(self) -> bool:
        return interviews.is_booked(self._db, self._member_id)

    @lazy
    def wants_reports(self) -> bool:
        return programmes.wants_reports(self._db, self._member_id)

    @lazy
    def has_asked(self) -> bool:
        return interviews.has_asked(self._db, self._member_id)

    @lazy
    def has_conversation(self) -> bool:
        return outbox.has_reached(self._db, self._member_id)


class MemberParts(ActorParts):
    """For a member who acts."""

    def __init__(
        self,
        db: Connection,
        request: LoadRequest,
        arrived: Arrived,
        now: datetime,
        *,
        public_url: str,
        keys: Keys,
    ) -> None:
        super().__init__(db, arrived.member.community, arrived.programme)
        self._request = request
        self._arrived = arrived
        self._id = arrived.member.id
        self._now = now
        self._keys = keys
        self.reached_at = public_url

    @lazy
    def me(self) -> Member:
        return self._locked()[self._id]

    @property
    def organizes(self) -> bool:
        """Read once they are refreshed, which ends the office of somebody who left meanwhile."""
        return self._arrived.organizes and organizers.is_one(self._db, self.me.id)

    @lazy
    def interviews(self) -> tuple[Interview, ...]:
        return interviews.newest(self._db, self.me.id)

    @lazy
    def current(self) -> tuple[WithOther, ...]:
        return interviews.current(self._db, self.me.id)

    @lazy
    def hosted(self) -> tuple[WithOther, ...]:
        return interviews.hosted(self._db, self._id)

    @lazy
    def has_any(self) -> bool:
        return bool(self.current or self._past)

    @property
    def unsent(self) -> WithOther | None:
        if self.current:
            return None
        return next((each for each in self._past if each[0].stage is Stage.DRAFT), None)

    @lazy
    def _past(self) -> tuple[WithOther, ...]:
        """The newest of all, where none is current."""
        return interviews.page(self._db, self.me.id, start=0)

    @lazy
    def page(self) -> tuple[WithOther, ...]:
        return interviews.page(self._db, self.me.id, self._request.start)

    @lazy
    def others(self) -> Mapping[int, Member]:
        return people.sides_of(self._db, self.interviews, without=(self._id,))

    @lazy
    def owed(self) -> tuple[tuple[Interview, Member], ...]:
        found = interviews.owed(self._db, self._id)
        host_of = people.by_ids(self._db, {each.host for each in found})
        return tuple((each, as_stranger(host_of[each.host], each.asked_at)) for each in found)

    @lazy
    def planned(self) -> tuple[Interview, Member] | None:
        about = self._request.about
        of = (self._db, self._id)
        found = interviews.next_booked(*of) if about is None else interviews.sought(*of, about)
        if found is None:
            return None
        return found, as_stranger(people.one(self._db, found.host), found.asked_at)

    def has_booked(self) -> bool:
        return interviews.next_booked(self._db, self._id) is not None

    @lazy
    def plans(self) -> Mapping[str, Plan]:
        return plans.OfSeeker(self._db, self._id)

    @lazy
    def my_quotes(self) -> tuple[ProgrammeQuote, ...]:
        return quotes.of_member(self._db, self.me.id)

    @lazy
    def listings(self) -> Sequence[Listing]:
        return self.hosts_for(self._request.words)

    def hosts_for(self, words: Sequence[str]) -> Sequence[Listing]:
        of = (self._db, self._scope, tuple(words), {self._id}, self._now)
        return Listings(self._db, lambda: search.find_or_name(*of), self._now)

    @lazy
    def topics(self) -> tuple[str, ...]:
        """Empty if hosts were found, because then no topics are suggested."""
        words = self._request.words
        return () if self.listings else search.topics(self._db, self._scope, self._now, words)

    @lazy
    def since(self) -> datetime | None:
        return feeds.made_at(self._db, self.me.id)

    @lazy
    def fresh(self) -> str:
        return feeds.fresh()

    @lazy
    def sources(self) -> tuple[Source, ...]:
        return busy_times.sources_of(self._db, self.me.id, self._keys)

    @lazy
    def personal_data(self) -> PersonalData:
        return records.of(self._db, self.me.id, self._keys)

    @lazy
    def blocked(self) -> tuple[Member, ...]:
        return blocks.blocked_by(self._db, self.me.id)

    @lazy
    def found(self) -> tuple[Member, ...]:
        of = (self._db, self.me.community, self._request.words, self._id)
        return named_members.by_name(*of, NAMED_AT_MOST)

    @lazy
    def started(self) -> tuple[datetime, ...]:
        return busy_times.starts_of(self._db, self.me.id, self._now)

    @property
    def _scope(self) -> Scope:
        return Scope(self._community, self._id)

    def _meant(self, named: tuple[Member, ...]) -> int | None:
        """The id of the member who is meant: a button or the platform says who, or only one host
        has this name. None if it is not clear."""
        request = self._request
        if request.member is not None:
            return request.member
        if request.user is not None:
            return people.find(self._db, replace(request.by.person, user=request.user))
        return named[0].id if len(named) == 1 else None

    def _locked(self, *others: int) -> dict[int, Member]:
        me = self._arrived.member
        return people.lock_and_read(self._db, self._request.by, me, *others, now=self._now)


class ErasureParts(MemberParts):
    """For a member who has everything about them erased. Everybody whom that affects is locked."""

    @lazy
    def me(self) -> Member:
        return self._locked(*erased_members.with_other_sides(self._db, [self._id]))[self._id]

    @lazy
    def still_open(self) -> tuple[Interview, ...]:
        return interviews.still_open(self._db, [self.me.id])
