"""What flows read. A flow names one of these classes; the store loads it before the flow runs.

A context is composed of its fields: for a new one, name fields that others have, and a field that
none has needs one small function in storage.context_parts. Everything is of one community, and
holds nobody with whom I do not meet here any more (bot.interview.blocks), unless it says so.
Whoever may be changed is locked until the decision is saved. In each, `me` is the member who acts;
for a timer it is the seeker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.engine.personal_data import PersonalData
from bot.interview.calendars import Source
from bot.interview.door_questions import DoorQuestion
from bot.interview.listing import Listing
from bot.interview.members import Member, NamedMember
from bot.interview.model import Busy, Interview, Stage
from bot.interview.plan import Plan
from bot.interview.programme import Programme
from bot.interview.programme_settings import OURS, ProgrammeSettings
from bot.interview.quotes import ProgrammeQuote


@dataclass(frozen=True, slots=True)
class Context:
    """`settings`: those of the programme of my community."""

    me: Member
    settings: ProgrammeSettings = field(default=OURS, kw_only=True)


@dataclass(frozen=True, slots=True)
class MemberContext(Context):
    """`interviews`: mine on either side but drafts, newest first, at most 50, and `others` in
    them by id."""

    interviews: tuple[Interview, ...]
    others: Mapping[int, Member]


WithOther = tuple[Interview, NamedMember]
"""One of mine, and its other side."""


@dataclass(frozen=True, slots=True)
class MyInterviewsContext(Context):
    """`page`: my interviews on either side but drafts, each with the other, from where a button
    says: current ones first, then newest first. One more than a card lists, so that it can say
    whether there are more."""

    page: tuple[WithOther, ...]


@dataclass(frozen=True, slots=True)
class HomeContext(Context):
    """`current`: my interviews on either side in which something may still happen, each with the
    other, newest first, at most 50; `has_any`: whether I have one at all; `organizes`: whether I
    am an organizer."""

    current: tuple[WithOther, ...]
    has_any: bool
    organizes: bool


@dataclass(frozen=True, slots=True)
class HostingContext(MemberContext):
    """MemberContext, with `programme`, `organizers` and `contact` as in CommunityContext."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None


@dataclass(frozen=True, slots=True)
class PlanContext(MemberContext):
    """The same, with all my plans as a seeker."""

    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class PrivacyContext(Context):
    """`programme` says for how long words are kept."""

    programme: Programme


@dataclass(frozen=True, slots=True)
class PersonalDataContext(Context):
    """`personal_data`: everything that is held about me."""

    personal_data: PersonalData


@dataclass(frozen=True, slots=True)
class ErasureContext(Context):
    """`still_open`: my interviews, on either side, in which somebody still has to act or to turn
    up. Everybody with whom I ever had one is locked, too."""

    still_open: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class SearchContext(Context):
    """`listings`: hosts but me who can be asked now, and whose headline, field, topics, role or
    organisation hold a searched word, or whose field is called so (any hosts where nothing was
    searched), as bot.interview.listing ranks them, at most 100; each is read in full when it is
    looked at. `topics`: where there are none, what others know about whom one could ask now,
    first those that look a little like the words."""

    listings: Sequence[Listing]
    topics: tuple[str, ...]


class AutocompleteContext(Protocol):
    """For somebody who types; each is read when it is asked for. Nothing where their space is
    unknown."""

    @property
    def named(self) -> Sequence[str]:
        """Open hosts but them whose name holds all of the words."""

    @property
    def topics(self) -> Sequence[str]:
        """What others know about whom they could ask now, with words that begin as they typed."""


@dataclass(frozen=True, slots=True)
class RequestContext(Context):
    """`other` is the person meant, who becomes a member where the platform tells who they are, None
    if unknown, and with a closed door if I do not meet them
    any more; `named`: open hosts whose name holds all of the words, and if there is one only,
    `other` is that one. `programme` and `contact` as in CommunityContext.

    The interviews are those of the last 120 days and all that are open or lie ahead, on either
    side of a calendar: what each of the two is busy with. So is what their own calendars hold,
    as far as they let us read them. `is_apart`: I do not meet the other any more.
    """

    other: Member | None
    named: tuple[Member, ...]
    my_interviews: tuple[Interview, ...]
    other_interviews: tuple[Interview, ...]
    programme: Programme
    contact: Member | None
    my_busy: tuple[Busy, ...] = ()
    other_busy: tuple[Busy, ...] = ()
    is_apart: bool = False

    @property
    def draft(self) -> Interview | None:
        """The request to the other that I have written and not sent."""
        return next((each for each in self._to_other() if each.stage is Stage.DRAFT), None)

    @property
    def closed_by_nobody(self) -> Interview | None:
        """My last request to the other, where it was closed and neither of us ended it."""
        last = max(self._to_other(), key=lambda each: each.asked_at, default=None)
        if last is None or last.stage is not Stage.CANCELLED or last.ended_by or last.start:
            return None
        return last

    def _to_other(self) -> list[Interview]:
        pair = (self.me.id, self.other.id) if self.other else None
        return [each for each in self.my_interviews if (each.seeker, each.host) == pair]


@dataclass(frozen=True, slots=True)
class RequestFormContext(RequestContext):
    """The same; `suggested_wish`: what I would like to learn, where the other was suggested to me
    for it; else empty."""

    suggested_wish: str = ""


@dataclass(frozen=True, slots=True)
class DoorContext(RequestContext):
    """The same. `door_questions`: whom I asked to open their door; `askers`: who asked the other
    before me, but for whom they do not meet any more. `is_invited`: an organizer invited them to
    host; `knows_us`: a message of ours has reached them."""

    door_questions: tuple[DoorQuestion, ...] = ()
    askers: tuple[Member, ...] = ()
    is_invited: bool = False
    knows_us: bool = False


@dataclass(frozen=True, slots=True)
class FreeTextContext(PlanContext):
    """The same. `named`: open hosts but me with a name that begins like one of the words, and
    whoever was mentioned. `contact` as in CommunityContext."""

    named: tuple[Member, ...]
    contact: Member | None

    def people(self) -> tuple[Member, ...]:
        """Whom I may mean by a name."""
        return tuple({each.id: each for each in (*self.named, *self.others.values())}.values())


@dataclass(frozen=True, slots=True)
class CalendarContext(Context):
    """`since`: when the address of my feed was given to me, None if I have none. `fresh`: a token
    that nobody has ever seen and nobody can guess, for a new one. `reached_at`: where Askwell can
    be reached from outside, empty if nowhere. `sources`: my own calendars that are read;
    `started`: when I had one read in the last day, oldest first."""

    since: datetime | None
    fresh: str = field(repr=False)
    reached_at: str
    sources: tuple[Source, ...]
    started: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class FeedContext(MemberContext):
    """What my feed shows, to whoever has its address; it is open `since` then."""

    since: datetime


@dataclass(frozen=True, slots=True)
class MyQuotesContext(Context):
    """`my_quotes`: what I offered to be quoted, and what points to me and I was asked about, newest
    first, at most 10."""

    my_quotes: tuple[ProgrammeQuote, ...]


@dataclass(frozen=True, slots=True)
class BlocksContext(Context):
    """`blocked`: whom I blocked, the last one first. `found`: other members whose name holds all
    of the words, also those whom I do not meet any more; the first ten."""

    blocked: tuple[Member, ...]
    found: tuple[Member, ...]
