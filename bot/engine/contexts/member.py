"""What flows read about the member who acts."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from bot.engine.personal_data import PersonalData
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member, NamedMember
from bot.interview.model import Interview, Stage
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.scheduling.calendars import Source


@frozen
class Context:
    """`settings` are those of my community's programme. `i_reported` are the members whom I have
    reported; it is read when the flow looks at it. In the context of a timer, I am the seeker."""

    me: Member
    settings: ProgrammeSettings = field(default=DEFAULT_SETTINGS, kw_only=True)
    i_reported: Container[int] = field(default=(), kw_only=True, compare=False)


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
    """`page` holds my interviews on either side, and what I wrote as a seeker and have not sent,
    each with its other side, starting where a button says. Current ones come first, and then the
    newest. It holds one more than a card lists, so that the card can say whether there are more."""

    page: tuple[WithOther, ...]


@frozen
class HomeContext(Context):
    """`current` are my interviews on either side in which something may still happen, each with its
    other side, newest first, at most 50. `unsent`: if there are none, the newest request that I
    wrote lately and have not sent. `has_any`: I have at least one interview, or such a request.
    `organizes`: I am an organizer."""

    current: tuple[WithOther, ...]
    unsent: WithOther | None
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
class FreeTextContext(MemberContext):
    """MemberContext, with `plans` as in PlanContext. `people` are those whom I may mean by a name:
    the other members in my interviews, open hosts with a name that begins like one of the words,
    and whoever was mentioned. `others` are the same people; they are read when the flow looks at
    one. `contact` is as in CommunityContext. `organizes` is as in HomeContext. `hosts_for` searches
    for hosts as in SearchContext, as long as the transaction lasts."""

    plans: Mapping[str, Plan]
    people: tuple[NamedMember, ...]
    contact: Member | None
    organizes: bool
    hosts_for: Callable[[Sequence[str]], Sequence[Listing]]

    @property
    def has_plan(self) -> bool:
        """Whether I have booked an interview as a seeker."""
        booked = (each for each in self.interviews if each.stage is Stage.BOOKED)
        return any(each.seeker == self.me.id for each in booked)


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
