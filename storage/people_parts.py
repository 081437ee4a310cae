"""Parts of the contexts of organizers who look through people: see storage.context_parts."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Stage
from bot.interview.people import HostStanding, PeopleCounts, SeekerStanding
from storage import interviews, outbox, people, people_counts, people_lists, programmes, spaces
from storage.context_parts import NAMED_AT_MOST
from storage.once import once
from storage.organizing_parts import OrganizingParts


class PeopleParts(OrganizingParts):
    """For an organizer who looks through people."""

    @once
    def hosts(self) -> tuple[HostStanding, ...]:
        return people_lists.hosts_of(self._db, self.me.community, self._now)

    @once
    def host_busy(self) -> Mapping[int, Collection[Busy]]:
        these = {each.host.id for each in self.hosts}
        return people_lists.BusyOfHosts(self._db, these, self._now)

    @once
    def seekers(self) -> tuple[SeekerStanding, ...]:
        return people_lists.seekers_of(self._db, self.me.community)

    @once
    def requests(self) -> tuple[Interview, ...]:
        return people_lists.requests_of(self._db, self.me.community, self._now)

    @once
    def counts(self) -> PeopleCounts:
        return people_counts.of(self._db, self.me.community, self._now)

    @once
    def sides(self) -> Mapping[int, Member]:
        both = {side for each in self.requests for side in (each.seeker, each.host)}
        return people.by_ids(self._db, both)

    @once
    def nudged(self) -> Collection[str]:
        return people_lists.nudged(self._db, self.me.community)

    def _found(self, community: int) -> tuple[Member, ...]:
        """Nobody is searched by name here."""
        return ()


class RequestInHandParts(PeopleParts):
    """For an organizer who handles one request. Its two sides are locked before it is read."""

    @property
    def is_there(self) -> bool:
        return self.interview is not None

    @once
    def me(self) -> Member:
        unlocked = self._unlocked
        sides = {unlocked.seeker, unlocked.host} if unlocked else set()
        organizers = {each.id for each in programmes.organizers_of(self._db, self._community)}
        return self._locked(*organizers, *sides)[self._id]

    @once
    def interview(self) -> Interview | None:
        if self._unlocked is None:
            return None
        found = interviews.one(self._db, self._unlocked.id, self.me.community)
        return None if found is None or found.stage is Stage.DRAFT else found

    @once
    def seeker(self) -> Member | None:
        return people.one(self._db, self.interview.seeker) if self.interview else None

    @once
    def host(self) -> Member | None:
        return people.one(self._db, self.interview.host) if self.interview else None

    @once
    def _unlocked(self) -> Interview | None:
        asked = self._request.interview or ""
        return interviews.by_ids(self._db, [asked]).get(asked)


class HearsNothingParts(OrganizingParts):
    """For an organizer who wants to find out why a member gets no messages."""

    @once
    def hosting(self) -> HostStanding | None:
        person = self._person
        return people_lists.host_of(self._db, person, self._now) if person else None

    @once
    def asleep(self) -> bool:
        return self._person is not None and spaces.is_asleep(self._db, self._person.person)

    @once
    def last_sent_at(self) -> datetime | None:
        return outbox.last_reached(self._db, self._person.id) if self._person else None

    @property
    def _person(self) -> Member | None:
        return self.meant[0] if len(self.meant) == 1 else None

    def _named(self, community: int) -> tuple[Member, ...]:
        words = self._request.words
        return people.meant(self._db, community, words, self._id, NAMED_AT_MOST, who_left=True)
