"""What Askwell knows about interviews: values only, without behaviour."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.hosting import Venue
from bot.interview.limits import SILENCE
from bot.interview.next_step import NextStep

FIRST_REVISION = 1
"""The revision of a new interview."""


class Side(StrEnum):
    SEEKER = "seeker"
    HOST = "host"

    @property
    def other(self) -> "Side":
        return Side.HOST if self is Side.SEEKER else Side.SEEKER


class Stage(StrEnum):
    """A draft is visible to its seeker only, and counts nowhere."""

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
"""Stages in which somebody still has to act or to attend."""

HELD_STAGES = frozenset({Stage.HELD, Stage.THANKED})

CURRENT_STAGES = OPEN_STAGES | {Stage.HELD}
"""Stages in which something may still happen."""

COUNTED_STAGES = OPEN_STAGES | HELD_STAGES
"""Stages of interviews that have not ended without taking place."""

ROOM_STAGES = HELD_STAGES | {Stage.BOOKED}
"""Stages that take a place in the host's month."""


@frozen
class Slot:
    """A start (UTC) and a length that suit both."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@frozen
class Busy:
    """A stretch of time (UTC) that is taken in a member's own calendar. We never know what for."""

    start: datetime
    end: datetime


@frozen
class Debrief:
    """What the seeker noted afterwards, in their own words. Nobody else ever reads it. What is
    meant for the host is kept separately, in `Interview.thanks_for`."""

    takeaways: str = ""
    resources: str = ""
    people: str = ""


@frozen
class SelfIntroduction:
    """How a seeker introduces themselves to a host: `who` they are, which is the same for every
    host, and `why` they ask this host and what they hope to take away."""

    who: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.who, self.why)))


@frozen
class Update:
    """What the seeker wrote to the host about what came of an interview, and when it was sent
    (UTC)."""

    words: str
    at: datetime


class AbsenceState(StrEnum):
    """`ASKED`: only the other side has reported the absence, and this side has not answered yet."""

    NOTED = "noted"
    ASKED = "asked"
    CONTRADICTED = "contradicted"


@frozen
class Absence:
    """The side that did not attend an interview, or cancelled it late. None if it was nobody's
    fault. `at` is when we were told (UTC). Only the state NOTED counts."""

    side: Side | None
    at: datetime
    state: AbsenceState = AbsenceState.NOTED


@frozen
class Interview:
    """One request by one seeker to one host, from asking to staying in touch. All instants are
    UTC."""

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
    """It rises with every change. A button that carries another revision is out of date."""
    awaiting: Side = Side.HOST
    """The side that has to choose a time while the interview is asked for or is being moved."""
    offered: tuple[datetime, ...] = ()
    start: datetime | None = None
    debrief: Debrief | None = None
    thanks_for: str = ""
    """What the seeker wants to thank the host for. The host reads it."""
    note: str | None = None
    """The thank-you note. It is not sent yet while the stage is HELD."""
    last_contact_at: datetime | None = None
    """When the seeker last wrote after the interview, or after the thank-you note was sent."""
    nudges: bool = True
    """False once the seeker wants no more nudges about this interview."""
    moved: bool = False
    """True once an interview that was booked looks for another time."""
    absences: tuple[Absence, ...] = ()
    """One for each time that the interview did not take place as booked."""
    follow_up_at: datetime | None = None
    """When the seeker is nudged next to stay in touch. None if they are not."""
    reminded: tuple[datetime, ...] = ()
    """When they were nudged to stay in touch, oldest first, the last three times at most."""
    draft_update: str | None = None
    """An update that is not sent yet."""
    last_update: Update | None = None
    acknowledged: bool = False
    """The host has answered what the seeker last wrote."""
    venue: Venue | None = None
    """The agreed place while the interview is booked; see bot.interview.meeting.venue."""
    rounds: int = 0
    """How often times were proposed since it was asked for or last booked."""
    ends_at: datetime | None = None
    """When the request ends if nobody answers; for a booking, when the proposal to move it does."""
    ended_by: Side | None = None
    """Who declined, withdrew or cancelled."""
    may_ask_again: bool = False
    """The host lets the seeker ask again sooner than usual."""
    keep_posted: bool = False
    """The host would like to hear more."""
    self_introduction: SelfIntroduction | None = None
    """It reaches the host with the request. None if none was written."""
    goal: str = ""
    """What the seeker wants to know in the end. Visible to the seeker only."""
    notes: tuple[str, ...] = ()
    """What the seeker notes during the interview, oldest first, until the debrief is written.
    Visible to the seeker only."""
    next_step: NextStep | None = None
    """What the seeker wants to do next. Visible to the seeker only."""
    told_of_lateness: tuple[Side, ...] = ()
    """The side that was told that the other will be a few minutes late for this booking, once for
    each message."""

    @property
    def was_just_sent(self) -> bool:
        """Whether it is a request that nobody has acted on yet."""
        return self.stage is Stage.ASKED and self.asked_at == self.changed_at

    @property
    def ends(self) -> datetime:
        """When the request ends if nobody answers."""
        return self.ends_at or self.changed_at + SILENCE

    @property
    def slot(self) -> Slot | None:
        """The booked slot, also after it has passed."""
        return Slot(self.start, self.minutes) if self.start else None

    @property
    def is_moving(self) -> bool:
        """Whether another time is proposed for a booking. The booking stays valid until one is
        chosen."""
        return self.stage is Stage.BOOKED and self.ends_at is not None

    @property
    def is_asked_of_host(self) -> bool:
        """Whether the host has to answer it. A booking that somebody would move stays one."""
        return self.stage is Stage.ASKED and self.awaiting is Side.HOST

    def waits_for(self, side: Side) -> bool:
        """Whether times are offered to this side to choose from."""
        return (self.stage is Stage.ASKED or self.is_moving) and self.awaiting is side

    def needs_other_times(self, now: datetime) -> bool:
        """Whether all times have passed that were offered to one side. Then either side may propose
        others."""
        is_open = self.stage is Stage.ASKED or self.is_moving
        return is_open and bool(self.offered) and max(self.offered) <= now

    def may_propose(self, side: Side, now: datetime) -> bool:
        """Whether it is this side's turn to propose times. While the other side chooses among times
        that were offered, it is not."""
        return not self.waits_for(side.other) or self.needs_other_times(now)

    @property
    def may_be_made_up(self) -> bool:
        """Whether another time is offered after a missed interview. That is done once; two who
        missed each other twice may write to each other themselves."""
        return self.stage is Stage.MISSED and len(self.absences) < 2

    def is_near(self, now: datetime, before: timedelta) -> bool:
        """Whether it is booked, and goes on now or begins within the time `before`."""
        if self.stage is not Stage.BOOKED or self.slot is None:
            return False
        return self.slot.start - before <= now < self.slot.end

    def side_of(self, member: int) -> Side | None:
        return {self.seeker: Side.SEEKER, self.host: Side.HOST}.get(member)

    def side_taken_by(self, member: int) -> Side:
        """For a member who surely takes part in it."""
        return Side.SEEKER if member == self.seeker else Side.HOST

    def member_on(self, side: Side) -> int:
        return self.seeker if side is Side.SEEKER else self.host

    @property
    def follow_up(self) -> "FollowUp":
        return FollowUp(self.id, self.follow_up_at, self.reminded)

    @property
    def own_words(self) -> "OwnWords":
        return OwnWords(self.id, self.goal, self.notes)


@frozen
class FollowUp:
    """When the seeker of an interview is nudged next to stay in touch, and when they were nudged
    before; see Interview. It is saved separately where only time passed, so that the revision, and
    with it every button, stays valid."""

    interview: str
    at: datetime | None
    reminded: tuple[datetime, ...]


@frozen
class OwnWords:
    """The `goal` and the `notes` of an interview; see there. They are saved separately where
    nothing else changes, so that the revision, and with it every button, stays valid."""

    interview: str
    goal: str
    notes: tuple[str, ...]
