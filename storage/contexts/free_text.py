"""The parts of what a flow reads about a member who writes something that is no command."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from bot.engine.contexts.member import WithOther
from bot.interview.members import Member, NamedMember
from bot.interview.model import Interview
from storage.contexts.member import MemberParts
from storage.interviews import interviews
from storage.lazy import lazy
from storage.people import people
from storage.search import named_hosts
from storage.spaces.scope import are_blocked

ALIKE_AT_MOST = 50


class FreeTextParts(MemberParts):
    """Names come with the interviews, because a message may mean any of these people. Most answers
    need nobody in full."""

    @lazy
    def interviews(self) -> tuple[Interview, ...]:
        return tuple(each for each, _ in self._mine)

    @lazy
    def people(self) -> tuple[NamedMember, ...]:
        """Each of them once, as the newest interview knows them: to an older one, somebody who was
        erased and came back is a stranger."""
        found: dict[int, NamedMember] = {}
        for each in (*self._named, *(other for _, other in self._mine)):
            found.setdefault(each.id, each)
        return tuple(found.values())

    @lazy
    def others(self) -> Mapping[int, Member]:
        return _InFull(self._db, self._id, self._named, self.interviews)

    @lazy
    def _mine(self) -> tuple[WithOther, ...]:
        return interviews.newest_with_other(self._db, self.me.id)

    @lazy
    def _named(self) -> tuple[NamedMember, ...]:
        words = self._request.words
        named = named_hosts.with_similar_name(
            self._db, self._scope, words, {self._id}, ALIKE_AT_MOST
        )
        user = None if self._request.user is None else self._meant(())
        if user is None or are_blocked(self._db, self._id, user):
            return named
        known = people.one(self._db, user)
        return (*named, NamedMember(known.id, known.person, known.name, known.erased_at))


class _InFull(Mapping[int, Member]):
    """Members by id: those who were named as they are, and the others in my interviews as these
    know them. All are read when the first is looked up, which is possible until their transaction
    ends."""

    def __init__(
        self, db: Connection, me: int, named: Sequence[NamedMember], mine: Sequence[Interview]
    ) -> None:
        self._db = db
        self._me = me
        self._named = {each.id for each in named}
        self._mine = mine

    def __getitem__(self, member: int) -> Member:
        return self._all[member]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @lazy
    def _all(self) -> Mapping[int, Member]:
        sides = people.sides_of(self._db, self._mine, without={self._me, *self._named})
        return people.by_ids(self._db, self._named) | sides
