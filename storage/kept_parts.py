"""Parts of the contexts about what a member keeps: see storage.context_parts."""

from collections.abc import Mapping, Sequence

from bot.interview.follow_ups import Encounter
from bot.interview.journal import JournalLine, Page
from bot.interview.members import Member
from bot.interview.resources import Naming, Recommendation
from storage import interviews, journal, people, reading_list
from storage.context_parts import MemberParts
from storage.once import once


class KeptParts(MemberParts):
    """For a member who looks at their journal, their contacts or the reading list."""

    @once
    def lines(self) -> tuple[JournalLine, ...]:
        return journal.lines(self._db, self._id)

    def pages(self, these: Sequence[JournalLine]) -> list[Page]:
        return journal.pages(self._db, self._id, these)

    @once
    def encounters(self) -> tuple[Encounter, ...]:
        return interviews.encounters(self._db, self._id)

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
