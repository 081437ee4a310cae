"""What flows read. A flow names one of these classes, and the store loads it before the flow runs.

The store fills each field by its name. A new context can use field names that others have; for a
new field name, storage.context_parts needs one small function. Everything belongs to one community.
Members whom I do not meet any more because of a block (bot.interview.blocks) are left out unless a
field says otherwise. Members who may be changed are locked until the decision is saved. `me` is the
member who acts; for a timer it is the seeker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Protocol

from bot.engine.personal_data import PersonalData
from bot.interview.calendars import Source
from bot.interview.door_questions import DoorQuestion
from bot.interview.frozen import frozen
from bot.interview.listing import Listing
from bot.interview.members import Member, NamedMember
from bot.interview.model import Busy, Interview, Stage
from bot.interview.plan import Plan
from bot.interview.programme import Programme
from bot.interview.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from bot.interview.quotes import ProgrammeQuote


@frozen
class Context:
    """`settings` are those of my community's programme."""

    me: Member
    settings: ProgrammeSettings = field(default=DEFAULT_SETTINGS, kw_only=True)


@frozen
class MemberContext(Context):
    """`interviews` are mine on either side without drafts, newest first, at most 50; `others` are
    the other members in them, by id."""

    interviews: tuple[Interview, ...]
    others: Mapping[int, Member]


WithOther = tuple[Interview, NamedMember]
"""One of my interviews with its other side."""


@frozen
class MyInterviewsContext(Context):
    """`page` holds my interviews on either side without drafts, each with its other side, starting
    where a button says. Current ones come first, and then the newest. It holds one more than a card
    lists, so that the card can say whether there are more."""

    page: tuple[WithOther, ...]


@frozen
class HomeContext(Context):
    """`current` are my interviews on either side in which something may still happen, each with its
    other side, newest first, at most 50. `has_any`: I have at least one interview. `organizes`: I
    am an organizer."""

    current: tuple[WithOther, ...]
    has_any: bool
    organizes: bool


@frozen
class HostedContext(Context):
    """`hosted` are the interviews that I host and in which somebody still has to act or to turn up,
    each with its seeker, newest first."""

    hosted: tuple[WithOther, ...]


@frozen
class HostingContext(HostedContext):
    """HostedContext, with `programme`, `organizers` and `contact` as in CommunityContext."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None


@frozen
class OwedNotesContext(Context):
    """`owed` are my interviews as a seeker that took place, and for which I have not said thank you
    yet, each with its host, newest first. There are no more than a card shows."""

    owed: tuple[tuple[Interview, Member], ...]


@frozen
class PlanContext(Context):
    """`planned` is the interview that a button is about, if I am its seeker; for a command it is my
    next booked one as a seeker. Its host stands beside it. `plans` are all plans that I made as a
    seeker, by their interviews; each is read when the flow looks at it."""

    planned: tuple[Interview, Member] | None
    plans: Mapping[str, Plan]


@frozen
class PrivacyContext(Context):
    """`programme` says how long words are kept."""

    programme: Programme


@frozen
class PersonalDataContext(Context):
    """`personal_data` is everything that is stored about me."""

    personal_data: PersonalData


@frozen
class ErasureContext(Context):
    """`still_open` are my interviews on either side in which somebody still has to act or to
    attend. Everybody with whom I ever had an interview is locked, too."""

    still_open: tuple[Interview, ...]


@frozen
class SearchContext(Context):
    """`listings` are other hosts who can be asked now and whose headline, field, topics, role or
    organisation contains a searched word, or whose field has that name; without searched words, any
    hosts. They are ranked as in bot.interview.listing, and at most 100; each is read in full only
    when it is used. `topics` is filled if there are no listings: what hosts whom I could ask now
    know about, first the topics that resemble the searched words."""

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


@frozen
class FreeTextContext(MemberContext):
    """MemberContext, with `plans` as in PlanContext. `named` are other open hosts with a name that
    begins like one of the words, and whoever was mentioned. `contact` is as in CommunityContext."""

    plans: Mapping[str, Plan]
    named: tuple[Member, ...]
    contact: Member | None

    def people(self) -> tuple[Member, ...]:
        """The people I may mean by a name."""
        return tuple({each.id: each for each in (*self.named, *self.others.values())}.values())


@frozen
class CalendarContext(Context):
    """My calendar feed, and my own calendars that Askwell reads."""

    since: datetime | None
    """When I received the address of my feed. None if I have none."""
    fresh: str = field(repr=False)
    """An unused token for a new one, which nobody can guess."""
    reached_at: str
    """Askwell's public address. Empty if it has none."""
    sources: tuple[Source, ...]
    """My own calendars that are read."""
    started: tuple[datetime, ...]
    """When I started a reading in the last day, oldest first."""


@frozen
class FeedContext(MemberContext):
    """What my feed shows to everybody who has its address."""


@frozen
class MyQuotesContext(Context):
    """`my_quotes`: the sentences that I offered to be quoted, and those about me that I was asked
    about, newest first, at most 10."""

    my_quotes: tuple[ProgrammeQuote, ...]


@frozen
class BlocksContext(Context):
    """`blocked`: the members I blocked, the last one first. `found`: other members whose name
    contains all of the words, including those whom I do not meet any more, at most 10."""

    blocked: tuple[Member, ...]
    found: tuple[Member, ...]
