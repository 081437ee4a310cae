"""The numbers and the limits that protect both sides. Texts for them stand in bot.texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.interview.absences import rests_until
from bot.interview.model import (
    COUNTED_STAGES,
    OPEN_STAGES,
    Busy,
    HostProfile,
    Interview,
    Member,
    Side,
    Slot,
    Stage,
)

OPEN_REQUESTS = 3
TIMES_PER_REQUEST = 3
LENGTHS = (20, 25, 30)
EARLIEST = timedelta(hours=24)
LATEST = timedelta(weeks=3)
BREAK = timedelta(minutes=10)
"""Between two talks of one member."""
AGAIN_AFTER = timedelta(days=90)
A_WEEK = timedelta(weeks=1)
WITHDRAWN_A_WEEK = 2

Month = tuple[int, int]


class Refusal(Enum):
    """Why somebody cannot be asked."""

    YOURSELF = auto()
    RESTING = auto()
    NOT_A_HOST = auto()
    PAUSED = auto()
    ALREADY_OPEN = auto()
    TOO_MANY_OPEN = auto()
    TOO_SOON_AGAIN = auto()
    MONTH_FULL = auto()


class BadTime(Enum):
    """Why an interview cannot be at some time."""

    PASSED = auto()
    TOO_EARLY = auto()
    TOO_LATE = auto()
    SEEKER_BUSY = auto()
    HOST_BUSY = auto()
    MONTH_FULL = auto()


@dataclass(frozen=True, slots=True)
class Pair:
    """Who would meet, and what both are busy with (see bot.engine.contexts.RequestContext). What
    their own calendars hold keeps a time from being offered, but nobody from proposing it, once
    they know."""

    seeker: Member
    host: Member
    seeker_interviews: Iterable[Interview]
    host_interviews: Iterable[Interview]
    seeker_busy: Iterable[Busy] = ()
    host_busy: Iterable[Busy] = ()

    def without(self, interview: Interview) -> "Pair":
        """An interview that is being moved does not stand in its own way, nor does the entry for
        it that somebody made in their own calendar."""
        slot = interview.slot
        entry = Busy(slot.start, slot.end) if slot else None
        return replace(
            self,
            seeker_interviews=[each for each in self.seeker_interviews if each.id != interview.id],
            host_interviews=[each for each in self.host_interviews if each.id != interview.id],
            seeker_busy=[each for each in self.seeker_busy if each != entry],
            host_busy=[each for each in self.host_busy if each != entry],
        )


def refusal(pair: Pair, now: datetime) -> Refusal | None:
    """Why this seeker cannot ask this host now, or None."""
    profile = pair.host.profile
    if pair.host.id == pair.seeker.id:
        return Refusal.YOURSELF
    rests = rests_until(pair.seeker.id, pair.seeker_interviews)
    if rests is not None and now < rests:
        return Refusal.RESTING
    if profile is None or not profile.open:
        return Refusal.NOT_A_HOST
    if profile.is_paused(now):
        return Refusal.PAUSED
    asked = [each for each in pair.seeker_interviews if each.seeker == pair.seeker.id]
    if any(each.host == pair.host.id and each.stage in OPEN_STAGES for each in asked):
        return Refusal.ALREADY_OPEN
    if sum(each.stage is Stage.ASKED and not each.moved for each in asked) >= OPEN_REQUESTS:
        return Refusal.TOO_MANY_OPEN
    again = again_from(pair)
    if again is not None and now < again:
        return Refusal.TOO_SOON_AGAIN
    ends = (now + EARLIEST, now + LATEST)
    if not any(room(pair.host, pair.host_interviews, at) > 0 for at in ends):
        return Refusal.MONTH_FULL
    return None


def ask_from(pair: Pair, why: Refusal) -> datetime | None:
    """The day on which what refuses the seeker ends, where that is known."""
    match why:
        case Refusal.RESTING:
            return rests_until(pair.seeker.id, pair.seeker_interviews)
        case Refusal.PAUSED:
            return pair.host.profile.paused_until if pair.host.profile else None
        case Refusal.TOO_SOON_AGAIN:
            return again_from(pair)
    return None


def again_from(pair: Pair) -> datetime | None:
    """When the seeker may ask a host again who declined or did not answer, or whom they asked
    and withdrew twice in a week; None if they need not wait."""
    of_pair = [
        each
        for each in pair.seeker_interviews
        if (each.seeker, each.host) == (pair.seeker.id, pair.host.id)
    ]
    ended = [each.changed_at for each in of_pair if each.stage in (Stage.DECLINED, Stage.EXPIRED)]
    withdrawn = sorted(each.asked_at for each in of_pair if each.stage is Stage.WITHDRAWN)
    waits = [max(ended) + AGAIN_AFTER] if ended else []
    waits += [withdrawn[-WITHDRAWN_A_WEEK] + A_WEEK] if len(withdrawn) >= WITHDRAWN_A_WEEK else []
    return max(waits, default=None)


def bad_time(pair: Pair, slot: Slot, now: datetime) -> BadTime | None:
    """Why these two cannot be offered this slot, or None."""
    if slot.start < now + EARLIEST:
        return BadTime.TOO_EARLY
    if slot.start > now + LATEST:
        return BadTime.TOO_LATE
    if room(pair.host, pair.host_interviews, slot.start) <= 0:
        return BadTime.MONTH_FULL
    return clash(pair, slot, BREAK)


def clash(pair: Pair, slot: Slot, apart: timedelta = timedelta()) -> BadTime | None:
    """Which of the two has another interview booked at that time, or nearer to it than `apart`;
    or None."""
    if _is_busy(pair.seeker_interviews, slot, apart):
        return BadTime.SEEKER_BUSY
    if _is_busy(pair.host_interviews, slot, apart):
        return BadTime.HOST_BUSY
    return None


def not_free(pair: Pair, slot: Slot) -> list[Side]:
    """Whose own calendar holds something at that time."""
    held = {Side.SEEKER: pair.seeker_busy, Side.HOST: pair.host_busy}
    return [
        side
        for side, busy in held.items()
        if any(slot.start < each.end and each.start < slot.end for each in busy)
    ]


def room(host: Member, interviews: Iterable[Interview], at: datetime) -> int:
    """How many more interviews the host takes in the month of `at`, in the host's zone."""
    profile = host.profile or HostProfile()
    zone = ZoneInfo(profile.zone)
    hosted = (each for each in interviews if each.host == host.id)
    return profile.per_month - _used(hosted, zone)[_month(at, zone)]


def _used(interviews: Iterable[Interview], zone: ZoneInfo) -> Counter[Month]:
    """A booked or held interview counts in its month; a request in each month it offers."""
    return Counter(
        month
        for each in interviews
        if each.stage in COUNTED_STAGES
        for month in {_month(at, zone) for at in ((each.start,) if each.start else each.offered)}
    )


def _month(at: datetime, zone: ZoneInfo) -> Month:
    local = at.astimezone(zone)
    return local.year, local.month


def _is_busy(interviews: Iterable[Interview], slot: Slot, apart: timedelta) -> bool:
    wide = Slot(slot.start - apart, slot.minutes + 2 * apart // timedelta(minutes=1))
    booked = (each.slot for each in interviews if each.stage is Stage.BOOKED and each.slot)
    return any(each.overlaps(wide) for each in booked)
