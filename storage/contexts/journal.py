"""The parts of contexts about what a member keeps."""

from collections.abc import Mapping, Sequence

from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.members import Member, NamedMember
from bot.interview.staying_in_touch.contacts import CONTACTS_SHOWN, Acquaintance, Contact, on_page
from bot.interview.staying_in_touch.contacts import contacts as in_turn
from bot.interview.staying_in_touch.journal import PAGES_SHOWN, Chapter, Page, chapters, in_order
from storage.contexts.member import MemberParts
from storage.interviews import contacts, journal, reading_list
from storage.lazy import lazy
from storage.people import people
from storage.spaces.scope import Scope


class JournalParts(MemberParts):
    """For a member who looks at their journal, their contacts or the reading list."""

    @lazy
    def chapters(self) -> tuple[Chapter, ...]:
        return chapters(journal.lines(self._db, self._id))

    @lazy
    def pages(self) -> tuple[Page, ...]:
        start = self._request.start
        return self._in_full(slice(start, start + PAGES_SHOWN))

    @lazy
    def every_page(self) -> tuple[Page, ...]:
        return self._in_full(slice(None))

    def _in_full(self, part: slice) -> tuple[Page, ...]:
        lines = [line for _, line in in_order(self.chapters)[part]]
        return tuple(journal.pages(self._db, self._id, lines))

    @lazy
    def contacts(self) -> tuple[tuple[Contact, NamedMember], ...]:
        start = self._request.start
        these, before = on_page(self._acquaintances, start)
        found = contacts.encounters(self._db, these)
        newest_last = sorted(found, key=lambda each: each[0].asked_at)
        host_of = {each.host: host for each, host in newest_last}
        ordered = in_turn(self.me, (each for each, _ in found), self._now)
        shown = ordered[start - before :][:CONTACTS_SHOWN]
        return tuple((each, host_of[each.held.host]) for each in shown)

    @property
    def in_all(self) -> int:
        return sum(each.has_met for each in self._acquaintances)

    @property
    def has_any(self) -> bool:
        return bool(self._acquaintances)

    @lazy
    def _acquaintances(self) -> Sequence[Acquaintance]:
        return contacts.acquaintances(self._db, self._id)

    @lazy
    def recommendations(self) -> tuple[Recommendation, ...]:
        return reading_list.listed(self._db, self._scope, self._request.words)

    @lazy
    def namings(self) -> tuple[Naming, ...]:
        return reading_list.namings_of(self._db, {each.interview for each in self.recommendations})

    @lazy
    def named_hosts(self) -> Mapping[int, Member]:
        return people.by_ids(self._db, {each.host for each in self.namings if each.keys})


class ReadingEntryParts(MemberParts):
    """For a member who takes an entry off the reading list. Everybody who takes part in it is
    locked, so that nobody who is erased meanwhile comes back with it."""

    @lazy
    def me(self) -> Member:
        found = self._read(self._community)
        sides = {side for each in found for side in (each.seeker, each.host)}
        return self._locked(*sides)[self._id]

    @lazy
    def entry(self) -> tuple[Recommendation, ...]:
        """Read after the members are locked."""
        return self._read(self.me.community)

    def _read(self, community: int) -> tuple[Recommendation, ...]:
        of = Scope(community, self._id)
        return reading_list.with_keys(self._db, of, self._request.words)
