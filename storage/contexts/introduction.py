"""The parts of contexts about introductions."""

from sqlalchemy import Connection

from bot.interview.finding.introductions import Introduction
from bot.interview.members import Member
from bot.interview.pairs import Pair
from bot.language.form_values import read_number
from storage.cards import outbox
from storage.contexts.member import NAMED_AT_MOST, DueParts, MemberParts
from storage.contexts.programme import OrganizingParts
from storage.interviews.occupying import occupying
from storage.lazy import lazy
from storage.pairs import introductions
from storage.people import people, programmes
from storage.people.not_erased import not_erased
from storage.search import named_members
from storage.spaces import scope


class MatchParts(OrganizingParts):
    """For an organizer who names two people."""

    @lazy
    def hosts_meant(self) -> tuple[Member, ...]:
        words = self._request.other_words
        found = named_members.by_name(self._db, self.me.community, words, self._id, NAMED_AT_MOST)
        return tuple(each for each in found if each.profile is not None)


class PairParts(MemberParts):
    """Two members, who are locked together with the member who acts."""

    @property
    def _both(self) -> tuple[int, int] | None:
        """The ids of the seeker and the host."""
        raise NotImplementedError

    @property
    def _others(self) -> set[int]:
        """The ids of further members to lock."""
        return set()

    @lazy
    def me(self) -> Member:
        return self._locked(*self._others, *(self._both or ()))[self._id]

    @lazy
    def pair(self) -> Pair | None:
        if self._both is None:
            return None
        community, (seeker, host) = self.me.community, self._both
        found = people.by_ids(self._db, self._both)
        if len(found) < 2 or any(each.community != community for each in found.values()):
            return None
        calendars = occupying(self._db, self._both, self._now)
        programme = programmes.of(self._db, community)
        return Pair(
            seeker=found[seeker],
            host=found[host],
            seeker_interviews=calendars[seeker],
            host_interviews=calendars[host],
            is_new=True,
            began_at=programme.began_at,
            settings=programme.settings,
        )

    @lazy
    def are_blocked(self) -> bool:
        return self._both is not None and scope.are_blocked(self._db, *self._both)


class IntroducingParts(PairParts, OrganizingParts):
    """For an organizer who is about to introduce two people. A button names both."""

    @property
    def _both(self) -> tuple[int, int] | None:
        seeker, _, host = (self._request.about or "").partition("-")
        one, other = read_number(seeker), read_number(host)
        return None if one is None or other is None or one == other else (one, other)

    @property
    def _others(self) -> set[int]:
        return {each.id for each in programmes.organizers_of(self._db, self._community)}

    @lazy
    def unwritten(self) -> tuple[Member, ...]:
        both = (self.pair.seeker, self.pair.host) if self.pair else ()
        return tuple(each for each in both if not outbox.has_reached(self._db, each.id))

    @lazy
    def is_asked(self) -> bool:
        return self._both is not None and introductions.is_asked(self._db, *self._both)

    def _found(self, community: int) -> tuple[Member, ...]:
        """Nobody is searched by name here."""
        return ()


class IntroductionParts(PairParts):
    """For one of the two members who are asked whether they want an introduction."""

    @property
    def is_there(self) -> bool:
        return self.introduction is not None and self.pair is not None

    @lazy
    def introduction(self) -> Introduction | None:
        """Read after both members are locked."""
        return self._read(self.me.community)

    @lazy
    def by(self) -> Member | None:
        return people.one(self._db, self.introduction.by) if self.introduction else None

    @property
    def _both(self) -> tuple[int, int] | None:
        found = self._unlocked
        return (found.seeker, found.host) if found else None

    @property
    def _others(self) -> set[int]:
        return {self._unlocked.by} if self._unlocked else set()

    @lazy
    def _unlocked(self) -> Introduction | None:
        """The introduction, read before the members are locked. None if this member is not one of
        the two."""
        found = self._read(self._community)
        return found if found and found.side_of(self._id) else None

    def _read(self, community: int) -> Introduction | None:
        return introductions.one(self._db, self._request.about or "", community)


class IntroductionDueParts(DueParts):
    """For a timer of an introduction."""

    @lazy
    def introduction(self) -> Introduction | None:
        found = introductions.one(self._db, self._about, self._community)
        return found if found and _is_complete(self._db, found) else None

    @property
    def is_there(self) -> bool:
        return self.introduction is not None

    @lazy
    def seeker(self) -> Member | None:
        return people.one(self._db, self.introduction.seeker) if self.introduction else None

    @lazy
    def host(self) -> Member | None:
        return people.one(self._db, self.introduction.host) if self.introduction else None

    @lazy
    def by(self) -> Member | None:
        return people.one(self._db, self.introduction.by) if self.introduction else None

    @lazy
    def are_blocked(self) -> bool:
        asked = self.introduction
        return asked is not None and scope.are_blocked(self._db, asked.seeker, asked.host)


def _is_complete(db: Connection, of: Introduction) -> bool:
    """Whether nobody of the three is erased, which stays so until the transaction ends."""
    them = {of.by, of.seeker, of.host}
    return not_erased(db, them) == them
