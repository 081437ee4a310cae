"""What contexts are made of that are about what a member keeps: see storage.context_parts."""

from collections.abc import Iterable, Mapping

from bot.interview.journal import Reflection
from bot.interview.members import Member, NamedHost
from bot.interview.model import Interview
from bot.interview.resources import Naming, Recommendation
from storage import interviews, people, reading_list, reflections
from storage.context_parts import MemberParts
from storage.once import once
from storage.scope import apart_from


class KeptParts(MemberParts):
    """For a member who looks at their journal, their contacts or the reading list."""

    @once
    def held(self) -> tuple[Interview, ...]:
        return interviews.held(self._db, self.me.id)

    @once
    def held_hosts(self) -> Mapping[int, NamedHost]:
        return self._hosts_of(self.held)

    @once
    def apart(self) -> frozenset[int]:
        return apart_from(self._db, self.me.id, self.held_hosts.keys())

    @once
    def reflections(self) -> tuple[Reflection, ...]:
        return reflections.of_seeker(self._db, self.me.id)

    @once
    def sought(self) -> tuple[Interview, ...]:
        return interviews.counted(self._db, self.me.id)

    @once
    def sought_hosts(self) -> Mapping[int, NamedHost]:
        return self._hosts_of(self.sought)

    @once
    def recommendations(self) -> tuple[Recommendation, ...]:
        return reading_list.listed(self._db, self._scope, self._request.words)

    @once
    def entry(self) -> tuple[Recommendation, ...]:
        return reading_list.under(self._db, self._scope, self._request.words)

    @once
    def namings(self) -> tuple[Naming, ...]:
        return reading_list.namings_of(self._db, {each.interview for each in self.recommendations})

    @once
    def named_hosts(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, {each.host for each in self.namings if each.keys})

    def _hosts_of(self, these: Iterable[Interview]) -> dict[int, NamedHost]:
        return people.names_of(self._db, {each.host for each in these})
