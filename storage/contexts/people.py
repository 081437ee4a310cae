"""The parts of contexts for organizers who look through people."""

from collections.abc import Collection, Container, Mapping
from datetime import datetime

from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Side, Stage
from bot.interview.people.standing import HostStanding, PeopleCounts, SeekerStanding
from storage.cards import outbox
from storage.contexts.member import NAMED_AT_MOST
from storage.contexts.programme import OrganizingParts
from storage.interviews import interviews
from storage.lazy import lazy
from storage.organizing import people_counts, people_lists
from storage.pairs.concerns import Reporters, Reports
from storage.people import people, programmes
from storage.search import named_members
from storage.spaces import spaces


class PeopleParts(OrganizingParts):
    """For an organizer who looks through people."""

    @lazy
    def hosts(self) -> tuple[HostStanding, ...]:
        return people_lists.hosts_of(self._db, self.me.community, self._now)

    @lazy
    def host_busy(self) -> Mapping[int, Collection[Busy]]:
        these = {each.host.id for each in self.hosts}
        return people_lists.BusyOfHosts(self._db, these, self._now)

    @lazy
    def seekers(self) -> tuple[SeekerStanding, ...]:
        return people_lists.seekers_of(self._db, self.me.community)

    @lazy
    def requests(self) -> tuple[Interview, ...]:
        return people_lists.requests_of(self._db, self.me.community, self._now)

    @lazy
    def counts(self) -> PeopleCounts:
        return people_counts.of(self._db, self.me.community, self._now)

    @lazy
    def sides(self) -> Mapping[int, Member]:
        both = {side for each in self.requests for side in (each.seeker, each.host)}
        return people.by_ids(self._db, both)

    @lazy
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

    @lazy
    def me(self) -> Member:
        unlocked = self._unlocked
        sides = {unlocked.seeker, unlocked.host} if unlocked else set()
        organizers = {each.id for each in programmes.organizers_of(self._db, self._community)}
        return self._locked(*organizers, *sides)[self._id]

    @lazy
    def interview(self) -> Interview | None:
        if self._unlocked is None:
            return None
        found = interviews.one(self._db, self._unlocked.id, self.me.community)
        return None if found is None or found.stage is Stage.DRAFT else found

    @lazy
    def seeker(self) -> Member | None:
        return people.one(self._db, self.interview.seeker) if self.interview else None

    @lazy
    def host(self) -> Member | None:
        return people.one(self._db, self.interview.host) if self.interview else None

    @property
    def reporters(self) -> Container[Side]:
        if self.interview is None:
            return ()
        sides = (self.interview.seeker, self.interview.host)
        return Reporters(self.interview, Reports(self._db, sides))

    @lazy
    def _unlocked(self) -> Interview | None:
        asked = self._request.about or ""
        return interviews.by_ids(self._db, [asked]).get(asked)


class MissingMessagesParts(OrganizingParts):
    """For an organizer who wants to find out why a member gets no messages."""

    @lazy
    def hosting(self) -> HostStanding | None:
        person = self._person
        return people_lists.host_of(self._db, person, self._now) if person else None

    @lazy
    def asleep(self) -> bool:
        return self._person is not None and spaces.is_asleep(self._db, self._person.person)

    @lazy
    def last_sent_at(self) -> datetime | None:
        return outbox.last_reached(self._db, self._person.id) if self._person else None

    @property
    def _person(self) -> Member | None:
        return self.meant[0] if len(self.meant) == 1 else None

    def _named(self, community: int) -> tuple[Member, ...]:
        words = self._request.words
        return named_members.by_name(
            self._db, community, words, self._id, NAMED_AT_MOST, who_left=True
        )
