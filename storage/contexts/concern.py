"""The parts of contexts about concerns."""

from collections.abc import Mapping

from bot.interview.conduct.concerns import Concern
from bot.interview.members import Member, as_stranger
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.language import search
from bot.language.mail_list import name_of_person
from storage.contexts.member import NAMED_AT_MOST, CommunityParts, DueParts, MemberParts
from storage.contexts.programme import OrganizingParts
from storage.interviews import interviews
from storage.lazy import lazy
from storage.pairs import concerns
from storage.people import people, programmes
from storage.search import named_members


class NewConcernParts(MemberParts):
    """For a member who reports somebody. They name that person, or a button does."""

    interview: Interview | None = None

    @lazy
    def other(self) -> Member | None:
        this = self._meant(())
        found = people.by_ids(self._db, {this} - {None, self._id})  # type: ignore[arg-type]
        these = (each for each in found.values() if each.community == self.me.community)
        return next(these, None)

    @lazy
    def meant(self) -> tuple[Member, ...]:
        words, me = self._request.words, self.me
        return named_members.by_name(self._db, me.community, words, me.id, NAMED_AT_MOST)

    @lazy
    def reported(self) -> tuple[Concern, ...]:
        return concerns.reported(self._db, self.me.id)


class InterviewConcernParts(NewConcernParts):
    """For a member who reports the other side of an interview, even if there is a block between
    them."""

    @lazy
    def interview(self) -> Interview | None:  # type: ignore[override]
        asked = self._request.about or ""
        found = interviews.by_ids(self._db, [asked]).get(asked)
        if found is None or found.community != self._community or found.side_of(self._id) is None:
            return None
        return None if found.stage is Stage.DRAFT else found

    @property
    def is_there(self) -> bool:
        return self.interview is not None

    @lazy
    def other(self) -> Member | None:
        if self.interview is None or (side := self.interview.side_of(self._id)) is None:
            return None
        other = people.one(self._db, self.interview.member_on(side.other))
        return as_stranger(other, self.interview.asked_at)


class ConcernsParts(OrganizingParts):
    """For an organizer who looks at the concerns."""

    @lazy
    def concerns(self) -> tuple[Concern, ...]:
        return concerns.readable(self._db, self.me.community, self.me.id)

    @lazy
    def concerned(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, set().union(*map(_members_of, self.concerns)))

    @lazy
    def suspended(self) -> tuple[Member, ...]:
        return concerns.suspended(self._db, self.me.community, self.me.id)


class AboutConcern(CommunityParts):
    """A concern and all members who have to do with it."""

    @property
    def _concern_id(self) -> str:
        raise NotImplementedError

    @lazy
    def concern(self) -> Concern | None:
        """It is read after the programme was locked, if this context locks it."""
        return concerns.one(self._db, self._concern_id, self.programme.community)

    @lazy
    def reporter(self) -> Member | None:
        return self._people.get(self.concern.reporter) if self.concern else None

    @lazy
    def person(self) -> Member | None:
        return self._people.get(self.concern.about or 0) if self.concern else None

    @lazy
    def keeper(self) -> Member | None:
        return self._people.get(self.concern.keeper or 0) if self.concern else None

    @lazy
    def opposite(self) -> Concern | None:
        return concerns.opposite(self._db, self.concern) if self.concern else None

    @lazy
    def owners(self) -> tuple[Member, ...]:
        ids = (self.concern.owners or ()) if self.concern else ()
        found = self._people
        return tuple(found[each] for each in ids if each in found and not found[each].left)

    @lazy
    def _people(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, _members_of(self.concern))


class ConcernParts(AboutConcern, OrganizingParts):
    """For an organizer who acts on a concern. All members whom this may change are locked first."""

    @property
    def is_there(self) -> bool:
        return self._unlocked is not None

    @lazy
    def me(self) -> Member:
        organizers = programmes.organizers_of(self._db, self._community)
        of_person = self._open(self._unlocked)
        sides = {side for each in of_person for side in (each.seeker, each.host)}
        return self._locked(*sides, *_members_of(self._unlocked), *(o.id for o in organizers))[
            self._id
        ]

    @property
    def _concern_id(self) -> str:
        return self._request.about or ""

    @lazy
    def meant(self) -> tuple[Member, ...]:
        words = search.names(name_of_person(self.concern.named)) if self.concern else ()
        return named_members.by_name(self._db, self.me.community, words, self._id, NAMED_AT_MOST)

    @lazy
    def open_interviews(self) -> tuple[Interview, ...]:
        return self._open(self.concern)

    @lazy
    def _unlocked(self) -> Concern | None:
        return concerns.one(self._db, self._concern_id, self._community)

    def _open(self, concern: Concern | None) -> tuple[Interview, ...]:
        if concern is None or concern.about is None:
            return ()
        of_person = interviews.newest(self._db, concern.about)
        return tuple(each for each in of_person if each.stage in OPEN_STAGES)


class ConcernDueParts(AboutConcern, DueParts):
    """For a timer of a concern. The id of one of its readers may follow its own."""

    @property
    def _concern_id(self) -> str:
        return self._about.partition(" ")[0]

    @property
    def is_there(self) -> bool:
        return self.concern is not None


def _members_of(concern: Concern | None) -> set[int]:
    if concern is None:
        return set()
    these = {concern.reporter, concern.about, concern.keeper, *(concern.owners or ())}
    return {each for each in these if each is not None}
