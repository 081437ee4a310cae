"""What is kept about interviews, doors and searches for the numbers that organizers show: plain
facts without a word of anybody's, which outlive the words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Interview, Side, Stage

_TOOK_PLACE_OR_NOT = HELD_STAGES | {Stage.MISSED}
_JUST_ANSWERED = frozenset({Stage.ASKED, Stage.BOOKED, Stage.DECLINED})
"""Stages that an answer of the host leads to: since when it is so is when they answered."""

SEARCH_LENGTH = 60
"""So many characters of what somebody looked for in vain are kept."""


class FirstAct(StrEnum):
    """What a host did first about a request."""

    YES = "yes"
    NO = "no"
    OTHER_TIMES = "other times"


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """What an interview tells about itself as it now stands; None where it tells nothing. All
    instants are UTC. `first_act` is what its host has done so far, `first_act_at` when; `booked_at`
    when its time was agreed. `start` is the time that was agreed, and `over_at` its end, once that
    has passed. `said_held_at` is when a side showed that it took place, `missed_at` when one said
    that it did not. `closed_at` is when it came to nothing, by whom `ended_by` tells, and `notice`
    is how long before its start it was cancelled, in minutes."""

    interview: str
    community: int
    seeker: int
    host: int
    minutes: int
    asked_at: datetime
    stage: Stage
    ended_by: Side | None
    closed_at: datetime | None
    first_act: FirstAct | None
    first_act_at: datetime | None
    booked_at: datetime | None
    start: datetime | None
    over_at: datetime | None
    said_held_at: datetime | None
    missed_at: datetime | None
    notice: int | None


def of_interview(interview: Interview, now: datetime) -> InterviewFacts:
    """`now` is when it is saved (UTC)."""
    changed, stage, act = interview.changed_at, interview.stage, _act_of_host(interview)
    is_over = stage in _TOOK_PLACE_OR_NOT
    is_closed = stage not in OPEN_STAGES | HELD_STAGES
    return InterviewFacts(
        interview.id,
        *(interview.community, interview.seeker, interview.host),
        interview.minutes,
        interview.asked_at,
        stage,
        ended_by=interview.ended_by,
        closed_at=changed if is_closed else None,
        first_act=act,
        first_act_at=changed if act and stage in _JUST_ANSWERED else None,
        booked_at=changed if stage is Stage.BOOKED else None,
        start=interview.start,
        over_at=interview.slot.end if interview.slot and is_over else None,
        said_held_at=now if _shows_that_it_was_held(interview) else None,
        missed_at=changed if stage is Stage.MISSED else None,
        notice=_notice(interview),
    )


def _act_of_host(interview: Interview) -> FirstAct | None:
    """The least that the host has done for it to stand as it does."""
    if interview.stage is Stage.ASKED:
        return FirstAct.OTHER_TIMES if interview.awaiting is Side.SEEKER else None
    if interview.stage is Stage.DECLINED:
        return FirstAct.NO
    return FirstAct.YES if interview.start else None


def _shows_that_it_was_held(interview: Interview) -> bool:
    """Only who was there notes what was said, or sends their thanks."""
    noted = interview.stage is Stage.HELD and interview.debrief is not None
    return noted or interview.stage is Stage.THANKED


def _notice(interview: Interview) -> int | None:
    """What was moved, and then ended while it had no time, was cancelled for no time."""
    if interview.stage is not Stage.CANCELLED or interview.start is None:
        return None
    return (interview.start - interview.changed_at) // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """What a host's door offers while it is open: so many talks a month, from then on (UTC)."""

    field: str
    per_month: int
    since: datetime


def open_door(host: Member, now: datetime) -> OpenDoor | None:
    """None where it is closed. One that is paused is open again afterwards."""
    profile = host.profile
    if profile is None or not profile.open or host.suspension:
        return None
    paused = profile.paused_until if profile.is_paused(now) else None
    return OpenDoor(profile.field, profile.per_month, paused or now)


@dataclass(frozen=True, slots=True)
class VainSearch:
    """A member of the community looked for this, and there was nobody. Who it was is known for the
    month only, so that they count once."""

    community: int
    member: int
    words: str
