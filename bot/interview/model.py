"""What Askwell knows about interviews. Values only: nothing here acts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.hosting import Venue
from bot.interview.limits import SILENCE
from bot.interview.next_step import NextStep

FIRST_REVISION = 1
"""Of an interview that was just written."""


class Side(StrEnum):
    SEEKER = "seeker"
    HOST = "host"

    @property
    def other(self) -> "Side":
        return Side.HOST if self is Side.SEEKER else Side.SEEKER


class Stage(StrEnum):
    """A draft is its seeker's alone: nobody else sees it, and it counts nowhere."""

    DRAFT = "draft"
    ASKED = "asked"
    BOOKED = "booked"
    HELD = "held"
    THANKED = "thanked"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    MISSED = "missed"


OPEN_STAGES = frozenset({Stage.ASKED, Stage.BOOKED})
"""Stages in which somebody still has to act or to turn up."""

HELD_STAGES = frozenset({Stage.HELD, Stage.THANKED})

CURRENT_STAGES = OPEN_STAGES | {Stage.HELD}
"""Stages in which something may still happen."""

COUNTED_STAGES = OPEN_STAGES | HELD_STAGES
"""Stages of what has not come to nothing."""

ROOM_STAGES = HELD_STAGES | {Stage.BOOKED}
"""Stages that use up a host's monthly room."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A start instant (UTC) with a length that both could make."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    def overlaps(self, other: "Slot") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch of time (UTC) that a member's own calendar holds; what for, we never know."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the seeker noted afterwards, in their own words. Nobody else ever reads it: what is
    meant for the host stands beside it, in `Interview.thanks_for`."""

    takeaways: str = ""
    resources: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class SelfIntroduction:
    """How a seeker introduces themselves to a host: `who` they are, which is the same for every
    host, and `why` they ask this one and what they hope to take away."""

    who: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.who, self.why)))


@dataclass(frozen=True, slots=True)
class Update:
    """What the seeker wrote to the host about what came of an interview, sent then (UTC)."""

    words: str
    at: datetime


class AbsenceState(StrEnum):
    """`ASKED`: only the other side says so, and this one has not answered yet."""

    NOTED = "noted"
    ASKED = "asked"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Absence:
    """The side who could not make an interview, or cancelled it late; None where it was neither's
    doing. `at` (UTC) is when we were told. Only what is noted counts."""

    side: Side | None
    at: datetime
    state: AbsenceState = AbsenceState.NOTED


@dataclass(frozen=True, slots=True)
class Interview:
    """One request by one seeker to one host, from asking to staying in touch.

    All instants are UTC. `revision` rises with every change; a button that carries another one is
    out of date. `awaiting` is the side that has to choose a time while it is asked, or is to be
    moved. `nudges` is
    False once the seeker wants no more of them about this interview; `moved` is True once an
    interview that was booked looks for another time. `absences` holds one for each time that it
    did not happen as booked. `thanks_for` is what the seeker would thank the host for, for the
    host to read, `next_step` what they will do themselves. `told_late` is how often one of the two
    was told that the other comes a few minutes late. `note` is unsent while it is held;
    `draft_update` is an update that is not sent yet, `last_update` one that was. `last_contact_at`
    is when the seeker last wrote after the talk, or after the note once it was sent.
    `acknowledged`: the host has answered the seeker's last words; `keep_posted`: with the wish to
    hear more. `touch_at` is when the seeker is nudged next to stay in touch, None if they are not;
    `reminded` when they last were, oldest first, at most three times. `venue` is where it takes
    place, as it was agreed, for as long as it is booked; see bot.interview.venue. `rounds` is how
    often times were proposed since it was asked, or was last booked; `ends_at` when it ends if
    nobody answers: the request, or beside a booking the proposal to move it. `ended_by` is who
    declined, withdrew or cancelled it; `may_ask_again`: the host lets the seeker ask sooner than
    is usual. `self_introduction` comes to the host with the request; None where none was written.
    The seeker's alone are the `goal`, which says what they
    want to know afterwards, and the `notes` that they take while it goes on, oldest first, until
    they have noted the debrief."""

    id: str
    community: int
    seeker: int
    host: int
    connection: str
    wish: str
    minutes: int
    asked_at: datetime
    changed_at: datetime
    stage: Stage = Stage.ASKED
    revision: int = FIRST_REVISION
    awaiting: Side = Side.HOST
    offered: tuple[datetime, ...] = ()
    start: datetime | None = None
    debrief: Debrief | None = None
    thanks_for: str = ""
    note: str | None = None
    last_contact_at: datetime | None = None
    nudges: bool = True
    moved: bool = False
    absences: tuple[Absence, ...] = ()
    touch_at: datetime | None = None
    reminded: tuple[datetime, ...] = ()
    draft_update: str | None = None
    last_update: Update | None = None
    acknowledged: bool = False
    venue: Venue | None = None
    rounds: int = 0
    ends_at: datetime | None = None
    ended_by: Side | None = None
    may_ask_again: bool = False
    keep_posted: bool = False
    self_introduction: SelfIntroduction | None = None
    goal: str = ""
    notes: tuple[str, ...] = ()
    next_step: NextStep | None = None
    told_late: int = 0

    @property
    def was_just_sent(self) -> bool:
        """Whether it is a request about which nothing was done yet."""
        return self.stage is Stage.ASKED and self.asked_at == self.changed_at

    @property
    def ends(self) -> datetime:
        """When it ends if nobody answers, while it is asked."""
        return self.ends_at or self.changed_at + SILENCE

    @property
    def slot(self) -> Slot | None:
        """The booked slot, also after it has passed."""
        return Slot(self.start, self.minutes) if self.start else None

    @property
    def is_moving(self) -> bool:
        """Whether another time is proposed for what is booked, which stands until one is chosen."""
        return self.stage is Stage.BOOKED and self.ends_at is not None

    def waits_for(self, side: Side) -> bool:
        """Whether times are offered to this side to choose from."""
        return (self.stage is Stage.ASKED or self.is_moving) and self.awaiting is side

    @property
    def may_be_made_up(self) -> bool:
        """Another time is offered once; who missed each other twice may write themselves."""
        return self.stage is Stage.MISSED and len(self.absences) < 2

    def side_of(self, member: int) -> Side | None:
        return {self.seeker: Side.SEEKER, self.host: Side.HOST}.get(member)

    def member_on(self, side: Side) -> int:
        return self.seeker if side is Side.SEEKER else self.host

    @property
    def follow_up(self) -> "FollowUp":
        return FollowUp(self.id, self.touch_at, self.reminded)

    @property
    def own_words(self) -> "OwnWords":
        return OwnWords(self.id, self.goal, self.notes)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When the seeker of an interview is nudged next to stay in touch, and when they were; see
    there. It is kept by itself where only time passed, so that every button stays as it is."""

    interview: str
    at: datetime | None
    reminded: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The `goal` and the `notes` of an interview; see there. They are kept by themselves where
    nothing else moves on, so that every button stays as it is."""

    interview: str
    goal: str
    notes: tuple[str, ...]
