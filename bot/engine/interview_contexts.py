"""What a flow reads about one interview, or about two members who had some."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.engine.contexts import Context
from bot.interview.assessments import Assessment
from bot.interview.journal import Reflection
from bot.interview.listing import Listing
from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Side
from bot.interview.plan import Plan
from bot.interview.quotes import ProgrammeQuote
from bot.interview.resources import Naming, Recommendation


@dataclass(frozen=True, slots=True)
class InterviewContext(Context):
    """One interview in which I take part, never a draft."""

    interview: Interview
    seeker: Member
    host: Member

    @property
    def side(self) -> Side:
        return Side.SEEKER if self.me.id == self.seeker.id else Side.HOST

    @property
    def other(self) -> Member:
        return self.host if self.side is Side.SEEKER else self.seeker

    def on(self, side: Side) -> Member:
        return self.seeker if side is Side.SEEKER else self.host


@dataclass(frozen=True, slots=True)
class SchedulingContext(InterviewContext):
    """The same, with what both are busy with (as in RequestContext), and the seeker's plans."""

    seeker_interviews: tuple[Interview, ...]
    host_interviews: tuple[Interview, ...]
    seeker_busy: tuple[Busy, ...]
    host_busy: tuple[Busy, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class AssessmentContext(InterviewContext):
    """The same, with what I said of it with one press."""

    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class QuoteContext(InterviewContext):
    """The same, with what its seeker offered to be quoted; None where they never did."""

    quote: ProgrammeQuote | None


@dataclass(frozen=True, slots=True)
class FollowUpContext(InterviewContext):
    """The same, with the others of the same seeker with the same host, but drafts."""

    pair: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class OtherHostsContext(InterviewContext):
    """The same, with a few other hosts who fit the host's field and topics (as in SearchContext),
    and with `further` ones: the same among many more."""

    listings: Sequence[Listing]
    further: Sequence[Listing]


@dataclass(frozen=True, slots=True)
class DebriefContext(InterviewContext):
    """The same, with what its seeker keeps about it, what of it is on the reading list or was,
    and beside what its host may be named. `named`: open hosts but the two whose names hold a
    word of the form's that may name somebody (of the debrief's, where it asks nothing)."""

    reflection: Reflection
    recommendations: tuple[Recommendation, ...]
    naming: Naming
    named: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class BlockContext(Context):
    """`whom`: the other member meant, also one whom I do not meet any more; None if unknown.
    `between`: what is open between us, each with other hosts for its seeker."""

    whom: Member | None
    between: tuple[OtherHostsContext, ...]
