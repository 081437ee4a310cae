"""What flows read when a member looks for hosts, or asks somebody."""

from collections.abc import Sequence
from typing import Protocol

from bot.engine.contexts.member import Context
from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Stage
from bot.interview.organizing.programme import Programme


@frozen
class SearchContext(Context):
    """`listings` are other hosts who can be asked now and whose headline, field, topics, role or
    organisation contains a searched word, or whose field has that name; without searched words, any
    hosts. They are ranked as in bot.interview.finding.listing, and at most 50; each is read in
    full only when it is used. `topics` is filled if there are no listings: what hosts whom I could
    ask now know about, first the topics that resemble the searched words."""

    listings: Sequence[Listing]
    topics: tuple[str, ...]


class AutocompleteContext(Protocol):
    """For a member who is typing. Each property is read only when it is used. Empty if their space
    is unknown."""

    @property
    def named(self) -> Sequence[str]:
        """The names of other open hosts that contain all of the words."""

    @property
    def topics(self) -> Sequence[str]:
        """What hosts whom they could ask now know about, beginning with what they have typed."""


@frozen
class RequestContext(Context):
    """A request to somebody. The interviews are those of the last 120 days and all that are open or
    lie ahead, on either side, because they show when each of the two is busy. So do the busy times
    from their own calendars, if they let us read them."""

    other: Member | None
    """The person I mean: None if unknown, and shown with a closed door if I do not meet them any
    more. If the platform says who they are, they become a member."""
    named: tuple[Member, ...]
    """The open hosts whose name contains all of the words; if there is only one, it is also
    `other`. If there are none, those whose name is only a typing slip away."""
    my_interviews: tuple[Interview, ...]
    other_interviews: tuple[Interview, ...]
    programme: Programme
    """As in CommunityContext."""
    contact: Member | None
    """As in CommunityContext."""
    my_busy: tuple[Busy, ...] = ()
    other_busy: tuple[Busy, ...] = ()
    is_blocked: bool = False
    """I do not meet the other any more."""

    @property
    def draft(self) -> Interview | None:
        """My request to the other that is written but not sent."""
        return next((each for each in self._to_other() if each.stage is Stage.DRAFT), None)

    @property
    def closed_by_nobody(self) -> Interview | None:
        """My last request to the other, if it was closed without either of us ending it."""
        last = max(self._to_other(), key=lambda each: each.asked_at, default=None)
        if last is None or last.stage is not Stage.CANCELLED or last.ended_by or last.start:
            return None
        return last

    def _to_other(self) -> list[Interview]:
        pair = (self.me.id, self.other.id) if self.other else None
        return [each for each in self.my_interviews if (each.seeker, each.host) == pair]


@frozen
class RequestFormContext(RequestContext):
    """The same. `suggested_wish` is what I would like to learn, if the other was suggested to me
    for that; otherwise empty."""

    suggested_wish: str = ""


@frozen
class DoorContext(RequestContext):
    """A RequestContext for somebody whose door may be closed."""

    door_questions: tuple[DoorQuestion, ...] = ()
    """Whom I asked to open their door."""
    askers: tuple[Member, ...] = ()
    """Who asked the other before me, without those they do not meet any more."""
    is_invited: bool = False
    """An organizer invited them to host."""
    knows_us: bool = False
    """They have received a message of ours."""
