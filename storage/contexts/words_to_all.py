"""The parts of contexts about words to all."""

from bot.interview.groups import Group
from bot.interview.members import Member
from bot.interview.words_to_all import Reach, WordToAll
from storage import groups, words_to_all
from storage.contexts.member import DueParts
from storage.contexts.programme import InvitingParts
from storage.lazy import lazy

AT_ONCE = 25
"""Members in one step. A step of this size takes less than 20 ms."""


class WordsParts(InvitingParts):
    """For an organizer who writes to many members."""

    @lazy
    def words(self) -> tuple[WordToAll, ...]:
        return words_to_all.newest(self._db, self.programme.community)

    @lazy
    def word(self) -> WordToAll | None:
        """Read after the programme is locked."""
        about = self._request.about or ""
        return words_to_all.locked(self._db, about, self.programme.community, waits=True)

    @lazy
    def fields(self) -> tuple[str, ...]:
        return words_to_all.fields_of_hosts(self._db, self.me.community)


class WordDueParts(DueParts):
    """For a timer of a word to all."""

    @property
    def is_there(self) -> bool:
        return words_to_all.is_there(self._db, self._about, self._community)

    @lazy
    def word(self) -> WordToAll | None:
        return words_to_all.locked(self._db, self._about, self._community, waits=False)

    @lazy
    def author(self) -> Member | None:
        by = self.word.by if self.word else None
        return next((each for each in self.organizers if each.id == by), None)

    @lazy
    def group(self) -> Group | None:
        group = self.word.group if self.word else None
        return None if group is None else groups.by_id(self._db, self._community, group)

    @lazy
    def before(self) -> tuple[WordToAll, ...]:
        return words_to_all.newest(self._db, self._community)

    @lazy
    def reach(self) -> Reach:
        return words_to_all.reach(self._db, self.word) if self.word else Reach(0)

    @lazy
    def _next(self) -> tuple[tuple[Member, ...], int, bool]:
        if self.word is None:
            return (), 0, False
        return words_to_all.receivers(self._db, self.word, AT_ONCE)

    @property
    def receivers(self) -> tuple[Member, ...]:
        return self._next[0]

    @property
    def seen_to(self) -> int:
        return self._next[1]

    @property
    def is_last(self) -> bool:
        return self._next[2]

    @lazy
    def waiting(self) -> int:
        return words_to_all.count_waiting(self._db, self.word) if self.word else 0

    @lazy
    def got(self) -> int:
        return words_to_all.count_received(self._db, self.word) if self.word else 0
