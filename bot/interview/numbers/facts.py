"""What is kept about interviews, doors and searches for the numbers that organizers see: plain
facts without anybody's words, which are kept when the words are forgotten."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Interview, Side, Stage

_TOOK_PLACE_OR_NOT = HELD_STAGES | {Stage.MISSED}
_JUST_ANSWERED = frozenset({Stage.ASKED, Stage.BOOKED, Stage.DECLINED})
"""Stages that an interview enters by the host's answer, so the time of entering them is the time of
the answer."""

SEARCH_LENGTH = 60
"""How many characters are kept of a search that found nobody."""


class FirstAct(StrEnum):
    """How a host first reacted to a request."""

    YES = "yes"
    NO = "no"
    OTHER_TIMES = "other times"


@frozen
class InterviewFacts:
    """What is known about an interview now; None for what is not known. All instants are UTC."""

    interview: str
    community: int
    seeker: int
    host: int
    minutes: int
    asked_at: datetime
    stage: Stage
    ended_by: Side | None
    """Who closed it."""
    closed_at: datetime | None
    """When it ended without taking place."""
    first_act: FirstAct | None
    """How the host reacted first."""
    first_act_at: datetime | None
    booked_at: datetime | None
    """When a time was agreed."""
    start: datetime | None
    """The agreed time."""
    over_at: datetime | None
    """The end of the agreed time, once it has passed."""
    said_held_at: datetime | None
    """When a side showed that it took place."""
    missed_at: datetime | None
    """When a side said that it did not take place."""
    notice: int | None
    """How many minutes before its start it was cancelled."""


def of_interview(interview: Interview, now: datetime) -> InterviewFacts:
    """The facts when the interview is saved at `now` (UTC)."""
    changed, stage, act = interview.changed_at, interview.stage, _act_of_host(interview)
    is_over = stage in _TOOK_PLACE_OR_NOT
    is_closed = stage not in OPEN_STAGES | HELD_STAGES
    return InterviewFacts(
        interview.id,
        interview.community,
        interview.seeker,
        interview.host,
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
    """The host's first reaction, as far as the present stage shows it."""
    if interview.stage is Stage.ASKED:
        return FirstAct.OTHER_TIMES if interview.awaiting is Side.SEEKER else None
    if interview.stage is Stage.DECLINED:
        return FirstAct.NO
    return FirstAct.YES if interview.start else None


def _shows_that_it_was_held(interview: Interview) -> bool:
    """Whether a side has shown that it took place: only somebody who was there takes notes or sends
    thanks."""
    noted = interview.stage is Stage.HELD and interview.debrief is not None
    return noted or interview.stage is Stage.THANKED


def _notice(interview: Interview) -> int | None:
    """How many minutes before its start the interview was cancelled. None if it had no start any
    more, because it ended while it was being moved."""
    if interview.stage is not Stage.CANCELLED or interview.start is None:
        return None
    return (interview.start - interview.changed_at) // timedelta(minutes=1)


@frozen
class OpenDoor:
    """What a host offers while their door is open: interviews per month, from then on (UTC)."""

    field: str
    per_month: int
    since: datetime


def open_door(host: Member, now: datetime) -> OpenDoor | None:
    """None if the door is closed. A door that is paused counts as open again after the pause."""
    profile = host.profile
    if profile is None or not profile.open or host.suspension:
        return None
    paused = profile.paused_until if profile.is_paused(now) else None
    return OpenDoor(profile.field, profile.per_month, paused or now)


@frozen
class VainSearch:
    """A member of the community searched for this and found nobody. Who it was is kept for the
    month only, so that each person counts once."""

    community: int
    member: int
    words: str
