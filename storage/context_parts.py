"""What contexts are made of: a part has the name of the field that it fills, and is read when a
context asks for it.

Whoever may be changed is locked first and read afterwards, so that what a flow decides by still
holds when its decision is saved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection

from bot.engine.contexts import CommunityContext, Context
from bot.engine.store import LoadRequest
from bot.interview.calendars import Source
from bot.interview.journal import Reflection
from bot.interview.model import Busy, Interview, Listing, Member
from bot.interview.plan import Plan
from bot.interview.programme import Act, Programme
from bot.interview.resources import Naming, Recommendation
from bot.language import referrals
from bot.language import search as words_of
from storage import (
    busy_times,
    feeds,
    interviews,
    people,
    plans,
    programmes,
    reading_list,
    reflections,
    search,
)
from storage.keys import Keys

C = TypeVar("C", bound=Context | CommunityContext)

NAMED_AT_MOST, ALIKE_AT_MOST = 10, 50


def compose(kind: type[C], parts: object) -> C:
    """A context of this kind, of the parts that its fields name."""
    return kind(**{each.name: getattr(parts, each.name) for each in fields(kind)})


class CommunityParts:
    """Of the programme that somebody takes part in."""

    def __init__(self, db: Connection, community: int) -> None:
        self._db = db
        self._community_id = community

    @cached_property
    def programme(self) -> Programme:
        return programmes.of(self._db, self._community)

    @cached_property
    def organizers(self) -> tuple[Member, ...]:
        return programmes.organizers_of(self._db, self._community)

    @cached_property
    def contact(self) -> Member | None:
        return programmes.contact_of(self.programme, self.organizers)

    @property
    def _community(self) -> int:
        return self._community_id


class MemberParts(CommunityParts):
    """For somebody who acts, by the id `me_id`."""

    def __init__(
        self,
        db: Connection,
        request: LoadRequest,
        me_id: int,
        now: datetime,
        *,
        public_url: str,
        keys: Keys,
    ) -> None:
        self._db = db
        self._request = request
        self._id = me_id
        self._now = now
        self._keys = keys
        self.reached_at = public_url

    @cached_property
    def me(self) -> Member:
        return self._locked()[self._id]

    @property
    def organizes(self) -> bool:
        return any(each.id == self._id for each in self.organizers)

    @cached_property
    def interviews(self) -> tuple[Interview, ...]:
        return interviews.newest(self._db, self.me.id)

    @cached_property
    def others(self) -> Mapping[int, Member]:
        sides = {side for each in self.interviews for side in (each.seeker, each.host)}
        return people.by_ids(self._db, sides - {self._id})

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        return plans.of_seeker(self._db, self.me.id)

    @cached_property
    def named(self) -> tuple[Member, ...]:
        words = self._request.words
        named = people.named_alike(self._db, self.me.community, words, {self._id}, ALIKE_AT_MOST)
        user = None if self._request.user is None else self._meant(())
        return named if user is None else (*named, people.one(self._db, user))

    @cached_property
    def held(self) -> tuple[Interview, ...]:
        return interviews.held(self._db, self.me.id)

    @cached_property
    def held_hosts(self) -> Mapping[int, Member]:
        return self._hosts_of(self.held)

    @cached_property
    def reflections(self) -> tuple[Reflection, ...]:
        return reflections.of_seeker(self._db, self.me.id)

    @cached_property
    def sought(self) -> tuple[Interview, ...]:
        return interviews.counted(self._db, self.me.id)

    @cached_property
    def sought_hosts(self) -> Mapping[int, Member]:
        return self._hosts_of(self.sought)

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return reading_list.listed(self._db, self.me.community, self._request.words)

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        return reading_list.namings_of(self._db, {each.interview for each in self.recommendations})

    @cached_property
    def named_hosts(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, {each.host for each in self.namings if each.keys})

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        words = self._request.words
        return search.find(self._db, self.me.community, words, {self._id}, self._now)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        return search.topics(self._db, self.me.community, self._id, self._now)

    @cached_property
    def since(self) -> datetime | None:
        return feeds.made_at(self._db, self.me.id)

    @cached_property
    def fresh(self) -> str:
        return feeds.fresh()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return busy_times.sources_of(self._db, self.me.id, self._keys)

    @cached_property
    def started(self) -> tuple[datetime, ...]:
        return busy_times.starts_of(self._db, self.me.id, self._now)

    @property
    def _community(self) -> int:
        return self.me.community

    def _meant(self, named: tuple[Member, ...]) -> int | None:
        """Whom somebody means: a button or the platform says who, or only one host has the
        name."""
        request = self._request
        if request.member is not None:
            return request.member
        if request.user is not None:
            return people.find(self._db, replace(request.by.person, user=request.user))
        return named[0].id if len(named) == 1 else None

    def _locked(self, *others: int) -> dict[int, Member]:
        return people.locked(self._db, self._request.by, self._id, *others)

    def _hosts_of(self, these: Iterable[Interview]) -> dict[int, Member]:
        return people.by_ids(self._db, {each.host for each in these})


class RequestParts(MemberParts):
    """For a seeker who asks somebody, or means to."""

    @cached_property
    def named(self) -> tuple[Member, ...]:
        community = people.one(self._db, self._id).community
        return people.named(self._db, community, self._request.words, NAMED_AT_MOST)

    @cached_property
    def me(self) -> Member:
        return self._both[self._id]

    @cached_property
    def other(self) -> Member | None:
        other = None if self._other_id is None else self._both.get(self._other_id)
        return other if other and other.community == self.me.community else None

    @property
    def my_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self._id]

    @property
    def other_interviews(self) -> tuple[Interview, ...]:
        return self._interviews[self.other.id] if self.other else ()

    @property
    def my_busy(self) -> tuple[Busy, ...]:
        return self._busy[self._id]

    @property
    def other_busy(self) -> tuple[Busy, ...]:
        return self._busy[self.other.id] if self.other else ()

    @cached_property
    def _both(self) -> dict[int, Member]:
        return self._locked() if self._other_id is None else self._locked(self._other_id)

    @cached_property
    def _other_id(self) -> int | None:
        return self._meant(self.named)

    @cached_property
    def _interviews(self) -> dict[int, tuple[Interview, ...]]:
        return interviews.calendars(self._db, self._sides, self._now)

    @cached_property
    def _busy(self) -> dict[int, tuple[Busy, ...]]:
        return busy_times.of(self._db, self._sides, self._now)

    @property
    def _sides(self) -> set[int]:
        return {self._id, self.other.id} if self.other else {self._id}


class OrganizingParts(MemberParts):
    """For an organizer, or somebody who would be one: while they act, nobody else organizes."""

    @cached_property
    def me(self) -> Member:
        community = people.one(self._db, self._id).community
        organizers = programmes.organizers_of(self._db, community)
        others = {each.id for each in (*organizers, *self._found(community))}
        return self._locked(*others)[self._id]

    @cached_property
    def programme(self) -> Programme:
        return programmes.locked(self._db, self.me.community)

    @cached_property
    def organizers(self) -> tuple[Member, ...]:
        """Read once the programme is locked."""
        return programmes.organizers_of(self._db, self.programme.community)

    @cached_property
    def meant(self) -> tuple[Member, ...]:
        return self._found(self.me.community)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        return programmes.newest_acts(self._db, self.me.community)

    @cached_property
    def actors(self) -> Mapping[int, Member]:
        about = {each.about for each in self.acts if each.about is not None}
        return people.by_ids(self._db, about | {each.by for each in self.acts})

    def _found(self, community: int) -> tuple[Member, ...]:
        this = self._meant(())
        if this is None:
            words = self._request.words
            return people.meant(self._db, community, words, self._id, NAMED_AT_MOST)
        found = people.by_ids(self._db, {this} - {self._id})
        return tuple(each for each in found.values() if each.community == community)


class InterviewParts(CommunityParts):
    """For an interview whose two sides are locked and among the `members`. `words` are those that
    may name hosts."""

    def __init__(
        self,
        db: Connection,
        me: Member,
        interview: Interview,
        members: Mapping[int, Member],
        now: datetime,
        *,
        words: tuple[str, ...] = (),
    ) -> None:
        self._db = db
        self._now = now
        self._words = words
        self.me = me
        self.interview = interview
        self.seeker = members[interview.seeker]
        self.host = members[interview.host]

    @property
    def _community(self) -> int:
        return self.interview.community

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        return plans.of_seeker(self._db, self.seeker.id)

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

    @cached_property
    def pair(self) -> tuple[Interview, ...]:
        return interviews.others_of_pair(self._db, self.interview)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        profile = self.host.profile
        known_for = (profile.field, *profile.topics, profile.headline) if profile else ()
        words = words_of.words(" ".join(known_for))
        return search.find(self._db, self.host.community, words, self._sides, self._now)

    @cached_property
    def reflection(self) -> Reflection:
        return reflections.of_interview(self._db, self.interview.id, self.seeker.id)

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return reading_list.of_interview(self._db, self.interview.id)

    @cached_property
    def naming(self) -> Naming:
        found = reading_list.namings_of(self._db, [self.interview.id])
        return found[0] if found else Naming(self.interview.id, self.host.id)

    @cached_property
    def named(self) -> tuple[Member, ...]:
        debrief = self.interview.debrief
        words = self._words or referrals.name_words(debrief.people if debrief else "")
        return people.hosts_named(self._db, self.me.community, words, self._sides)

    @cached_property
    def _interviews(self) -> dict[int, tuple[Interview, ...]]:
        return interviews.calendars(self._db, self._sides, self._now)

    @cached_property
    def _busy(self) -> dict[int, tuple[Busy, ...]]:
        return busy_times.of(self._db, self._sides, self._now)

    @property
    def _sides(self) -> set[int]:
        return {self.seeker.id, self.host.id}
