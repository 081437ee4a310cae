"""What flows read about one interview, or about two members who had some."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import field

from bot.engine.contexts.member import Context
from bot.interview.afterwards.assessments import Assessment
from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Side
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.pairs import Pair
from bot.interview.staying_in_touch.journal import Reflection


@frozen
class InterviewContext(Context):
    """One interview in which I take part. It is never a draft. `reporters` are the sides that have
    reported the other, about this interview or anything else; they are read when somebody looks for
    one. Nobody is nudged to answer, thank or write to somebody whom they reported, or to look
    forward to their talk."""

    interview: Interview
    seeker: Member
    host: Member
    reporters: Container[Side] = field(default=(), kw_only=True, compare=False)

    @property
    def side(self) -> Side:
        return Side.SEEKER if self.me.id == self.seeker.id else Side.HOST

    @property
    def other(self) -> Member:
        return self.host if self.side is Side.SEEKER else self.seeker

    def on(self, side: Side) -> Member:
        return self.seeker if side is Side.SEEKER else self.host


@frozen
class SchedulingContext(InterviewContext):
    """The same, with the busy times of both (as in RequestContext) and the seeker's plans (as in
    PlanContext)."""

    seeker_interviews: tuple[Interview, ...]
    host_interviews: tuple[Interview, ...]
    seeker_busy: tuple[Busy, ...]
    host_busy: tuple[Busy, ...]
    plans: Mapping[str, Plan]

    @property
    def pair(self) -> Pair:
        """Both, without this interview: it does not stand in the way of its own new time."""
        return Pair(
            self.seeker,
            self.host,
            self.seeker_interviews,
            self.host_interviews,
            self.seeker_busy,
            self.host_busy,
            settings=self.settings,
        ).without(self.interview)


@frozen
class AbsenceContext(SchedulingContext):
    """The same, with `unseen` as in UnansweredContext."""

    unseen: Container[tuple[int, str]]


@frozen
class AssessmentContext(InterviewContext):
    """The same, with what I said about it with one press, and what its seeker keeps about it."""

    assessments: tuple[Assessment, ...]
    reflection: Reflection


@frozen
class QuoteContext(InterviewContext):
    """The same, with the sentence that its seeker offered to be quoted, None if they never did."""

    quote: ProgrammeQuote | None


@frozen
class FollowUpContext(InterviewContext):
    """The same, with the other interviews of the same seeker and host, without drafts."""

    others_of_pair: tuple[Interview, ...]


@frozen
class ThankingContext(FollowUpContext):
    """The same, with what I said about it with one press."""

    assessments: tuple[Assessment, ...]


@frozen
class OtherHostsContext(InterviewContext):
    """The same, with a few other hosts who fit the host's field and topics (as in SearchContext),
    and with `further` ones found among many more."""

    listings: Sequence[Listing]
    further: Sequence[Listing]


@frozen
class DebriefContext(InterviewContext):
    """The same, with what its seeker keeps about it, what of it is or was on the reading list, and
    next to which entries its host may be named. `named` are other open hosts whose name contains a
    word from the field of the form that may name somebody (or of the debrief, if the form has no
    such field)."""

    reflection: Reflection
    recommendations: tuple[Recommendation, ...]
    naming: Naming
    named: tuple[Member, ...]


@frozen
class UnansweredContext(InterviewContext):
    """The same, and the cards that nobody has seen yet, because their platform is away: the id of
    their reader, and their key. It is read when somebody looks for one."""

    unseen: Container[tuple[int, str]]


@frozen
class SilenceContext(InterviewContext):
    """One interview, with when its host is busy, as in RequestContext, and the members whom its
    host has reported, without organizers."""

    host_interviews: tuple[Interview, ...]
    host_reported: Container[int]
