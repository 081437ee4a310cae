"""The parts of contexts for organizers."""

from collections.abc import Mapping
from datetime import datetime

from bot.engine.channel_posts import ChannelPost
from bot.engine.contexts.programme import ClosedChannelContext
from bot.engine.imports import PeopleImport
from bot.interview.members import Member
from bot.interview.numbers.periods import PeriodName, so_far
from bot.interview.organizing.glance import Glance, InNeed
from bot.interview.organizing.groups import Group
from bot.interview.organizing.programme import Act, OpenDoors, Programme
from bot.interview.organizing.quotes import ProgrammeQuote
from storage.cards import posts
from storage.contexts.member import NAMED_AT_MOST, DueParts, MemberParts
from storage.interviews import quotes
from storage.lazy import lazy
from storage.organizing import channel_posts, glance, imports, numbers
from storage.pairs import concerns
from storage.people import groups, people, programmes
from storage.search import named_members


class ClosedChannelParts(DueParts):
    """For a timer about a channel in which Askwell cannot write."""

    @lazy
    def told_at(self) -> Mapping[int, datetime]:
        keys = ClosedChannelContext.keys(self._about)
        return posts.last_posted(self._db, {each.id for each in self.organizers}, keys)


class MorningParts(DueParts):
    """For a timer that tells organizers what needs their attention."""

    @lazy
    def in_need(self) -> InNeed:
        return glance.in_need(self._db, self._community, self._now)

    @lazy
    def open_concerns(self) -> Mapping[int, int]:
        of = self._community
        return {each.id: concerns.count_open(self._db, of, each.id) for each in self.organizers}

    @lazy
    def doors(self) -> OpenDoors:
        return programmes.open_doors(self._db, self._community)


class OrganizingParts(MemberParts):
    """For an organizer, or somebody who wants to become one. All organizers are locked, so nobody
    else organizes at the same time."""

    @lazy
    def me(self) -> Member:
        organizers = programmes.organizers_of(self._db, self._community)
        others = {each.id for each in (*organizers, *self._found(self._community))}
        return self._locked(*others)[self._id]

    @lazy
    def programme(self) -> Programme:
        return programmes.locked(self._db, self.me.community)

    @lazy
    def organizers(self) -> tuple[Member, ...]:
        """Read after the programme is locked."""
        return programmes.organizers_of(self._db, self.programme.community)

    @lazy
    def meant(self) -> tuple[Member, ...]:
        return self._found(self.me.community)

    @lazy
    def acts(self) -> tuple[Act, ...]:
        return programmes.newest_acts(self._db, self.me.community, self.me.id)

    @lazy
    def quotes(self) -> tuple[ProgrammeQuote, ...]:
        return quotes.shared(self._db, self.me.community)

    @lazy
    def quoted(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, {each.seeker for each in self.quotes})

    @lazy
    def wants_reports(self) -> bool:
        return programmes.wants_reports(self._db, self.me.id)

    @lazy
    def groups(self) -> tuple[Group, ...]:
        return groups.of_community(self._db, self.me.community)

    @lazy
    def fields(self) -> tuple[str, ...]:
        return numbers.fields_asked_for(self._db, self.me.community)

    @lazy
    def waiting_hosts(self) -> tuple[Member, ...]:
        return people.waiting_hosts(self._db, self.me.community)

    @lazy
    def open_concerns(self) -> int:
        return concerns.count_open(self._db, self.me.community, self.me.id)

    @lazy
    def doors(self) -> OpenDoors:
        return programmes.open_doors(self._db, self.me.community)

    @lazy
    def glance(self) -> Glance:
        month = so_far(PeriodName.MONTH, self._now, self.me.zoneinfo).span
        return glance.of(self._db, self.me.community, month)

    @lazy
    def actors(self) -> Mapping[int, Member]:
        about = {each.about for each in self.acts if each.about is not None}
        return people.by_ids(self._db, about | {each.by for each in self.acts})

    def _found(self, community: int) -> tuple[Member, ...]:
        this = self._meant(())
        if this is None:
            return self._named(community)
        found = people.by_ids(self._db, {this} - {self._id})
        return tuple(each for each in found.values() if each.community == community)

    def _named(self, community: int) -> tuple[Member, ...]:
        return named_members.by_name(
            self._db, community, self._request.words, self._id, NAMED_AT_MOST
        )


class InvitingParts(OrganizingParts):
    """For an organizer who invites people."""

    @lazy
    def channel_posts(self) -> tuple[ChannelPost, ...]:
        return channel_posts.newest(self._db, self.programme.community)

    @lazy
    def waiting_imports(self) -> tuple[PeopleImport, ...]:
        return imports.waiting(self._db, self.programme.community, self._keys)
