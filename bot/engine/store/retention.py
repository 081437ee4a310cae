"""What the core needs from the store to delete what is old. bot.engine.retention says when."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.interview.frozen import frozen
from bot.interview.model import Stage


@frozen
class SpaceRetention:
    """A space, with the time zone of its community: that of the community's contact, None if there
    is none. The words of interviews are kept for so many `months`, None if nobody has begun a
    programme there."""

    platform: str
    id: str
    community: int
    zone: str | None
    months: int | None


@frozen
class SettledCard:
    """A card by its id, and when a courier last handled it."""

    at: datetime
    id: int


@frozen
class CardsForgotten:
    """Which cards are deleted: those about no interview, about one that has `ended`, or about one
    that has been `resting` for long."""

    ended: tuple[Stage, ...]
    resting: tuple[Stage, ...]


@frozen
class InterviewWords:
    """An interview in which somebody's words are still kept, for so many `months` in their
    community. `forgotten_at` is when they will be deleted, as their writer was told."""

    id: str
    stage: Stage
    changed_at: datetime
    last_contact_at: datetime | None
    months: int
    forgotten_at: datetime | None


class Retention(Protocol):
    """Finds what is old, a few rows at a time, in the order of their ids."""

    def spaces(self) -> Sequence[SpaceRetention]: ...

    def settled(
        self, space: SpaceRetention, before: datetime, after: SettledCard | None, most: int
    ) -> Sequence[SettledCard]:
        """The next cards of a space that were settled before then, oldest first."""

    def forget_cards(
        self, some: Sequence[SettledCard], which: CardsForgotten, before: datetime
    ) -> None:
        """Delete those of these cards that `which` describes and whose interview has not changed
        since `before`."""

    def forget_fleeting(self, before: datetime, most: int) -> bool:
        """Delete up to `most` of the cards that are kept for a day only, in every space. Return
        whether there were any."""

    def interviews(
        self, community: int, before: datetime, after: InterviewWords | None, most: int
    ) -> Sequence[InterviewWords]:
        """The next interviews of a community that have not changed since `before`, oldest first."""

    def forget_venues(self, community: int, before: datetime, most: int) -> bool:
        """Delete the places of up to `most` interviews that began before then. Return whether there
        were any."""

    def forget_words(self, interviews: Collection[str]) -> None:
        """Delete everything that somebody wrote in these interviews, also in their cards."""

    def expect(self, ends: Mapping[str, datetime]) -> None:
        """Note, by interview, when its words will be deleted, and lock its members."""

    def abandoned(
        self, platforms: Collection[str], since: datetime, now: datetime, most: int
    ) -> Sequence[int]:
        """Up to `most` members, not erased yet, of a space of these platforms that has been asleep
        since then. A space that is asleep without a known time is noted with the present one."""

    def forget_searchers(self, now: datetime) -> None:
        """Delete who searched in vain in months that are over, and the searches that hardly anybody
        made."""

    def forget_reading_starts(self, now: datetime) -> None:
        """Delete when members started readings of their calendars, if that does not count any
        more."""

    def begin_to_tidy_words(self) -> None:
        """Begin to merge what was added to the indexes of words, so that searches stay fast."""

    def tidy_words(self) -> bool:
        """Go on with it for a few milliseconds. Return whether there was anything to merge."""

    def note_run(self, now: datetime) -> None:
        """Note that the whole run is done."""
