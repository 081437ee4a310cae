"""Why somebody cannot be asked, and why a time cannot be taken. The numbers are in
bot.interview.limits, the texts in bot.texts."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.interview.conduct.absences import rests_until
from bot.interview.hosting import HostProfile
from bot.interview.limits import (
    A_WEEK,
    AGAIN_AFTER,
    BREAK,
    FIRST_WEEKS,
    MORE_MAY_WAIT,
    NEW_AFTER_ARRIVING,
    NEW_AFTER_JOINING,
    NEWCOMERS_OPEN_REQUESTS,
    REQUESTS_A_WEEK,
    WITHDRAWN_A_WEEK,
)
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Busy, Interview, Side, Slot, Stage
from bot.interview.pairs import Month, Pair, Stretch, month_of, used_in, waits


class Refusal(Enum):
    """Why somebody cannot be asked."""

    YOURSELF = auto()
    SUSPENDED = auto()
    RESTING = auto()
    NOT_A_HOST = auto()
    PAUSED = auto()
    ALREADY_OPEN = auto()
    TOO_MANY_OPEN = auto()
    NEWCOMER = auto()
    WEEK_FULL = auto()
    TOO_SOON_AGAIN = auto()
    MONTH_FULL = auto()
    TOO_MANY_WAIT = auto()


class BadTime(Enum):
    """Why an interview cannot take place at some time."""

    PASSED = auto()
    TOO_EARLY = auto()
    TOO_LATE = auto()
    SEEKER_BUSY = auto()
    HOST_BUSY = auto()
    MONTH_FULL = auto()
    TOO_MANY_WAIT = auto()


def refusal(pair: Pair, now: datetime) -> Refusal | None:
    """Why this seeker cannot ask this host now, or None."""
    checks = (_refused_for_who_they_are, _refused_for_requests, _refused_for_month)
    return next((why for check in checks if (why := check(pair, now))), None)


def _refused_for_who_they_are(pair: Pair, now: datetime) -> Refusal | None:
    profile = pair.host.profile
    if pair.host.id == pair.seeker.id:
        return Refusal.YOURSELF
    if pair.seeker.suspension:
        return Refusal.SUSPENDED
    rests = rests_until(pair.seeker.id, pair.seeker_interviews)
    if rests is not None and now < rests:
        return Refusal.RESTING
    if profile is None or not profile.open or pair.host.suspension:
        return Refusal.NOT_A_HOST
    return Refusal.PAUSED if profile.is_paused(now) else None


def _refused_for_requests(pair: Pair, now: datetime) -> Refusal | None:
    """Refused because of what the seeker has asked before."""
    asked = [each for each in pair.seeker_interviews if each.seeker == pair.seeker.id]
    if any(each.host == pair.host.id and each.stage in OPEN_STAGES for each in asked):
        return Refusal.ALREADY_OPEN
    waiting = sum(waits(each) for each in asked)
    if waiting >= pair.settings.open_requests:
        return Refusal.TOO_MANY_OPEN
    if pair.is_new and waiting >= NEWCOMERS_OPEN_REQUESTS and _is_newcomer(pair, now):
        return Refusal.NEWCOMER
    week_ends = next_week_from(pair)
    if pair.is_new and week_ends is not None and now < week_ends:
        return Refusal.WEEK_FULL
    again = may_ask_again_from(pair)
    return Refusal.TOO_SOON_AGAIN if again is not None and now < again else None


def _refused_for_month(pair: Pair, now: datetime) -> Refusal | None:
    ends = (now + pair.settings.earliest, now + pair.settings.latest)
    months = [month_of(at, pair.host_zone) for at in ends]
    with_room = [month for month in months if _room(pair, month) > 0]
    if not with_room:
        return Refusal.MONTH_FULL
    if pair.is_new and all(_too_many_wait(pair, month) for month in with_room):
        return Refusal.TOO_MANY_WAIT
    return None


def may_ask_from(pair: Pair, why: Refusal) -> datetime | None:
    """The time from which the seeker can ask, if the reason for the refusal ends at a known
    time."""
    match why:
        case Refusal.RESTING:
            return rests_until(pair.seeker.id, pair.seeker_interviews)
        case Refusal.PAUSED:
            return pair.host.profile.paused_until if pair.host.profile else None
        case Refusal.NEWCOMER:
            return is_newcomer_until(pair.seeker)
        case Refusal.WEEK_FULL:
            return next_week_from(pair)
        case Refusal.TOO_SOON_AGAIN:
            return may_ask_again_from(pair)
    return None


def is_newcomer_until(member: Member) -> datetime | None:
    """When somebody is no longer a newcomer. None if they came before we recorded that."""
    if member.joined_at:
        return member.joined_at + NEW_AFTER_JOINING
    return member.arrived_at + NEW_AFTER_ARRIVING if member.arrived_at else None


def _is_newcomer(pair: Pair, now: datetime) -> bool:
    until, began_at = is_newcomer_until(pair.seeker), pair.began_at
    is_young = began_at is not None and now < began_at + FIRST_WEEKS
    return until is not None and now < until and not is_young


def next_week_from(pair: Pair) -> datetime | None:
    """When a seeker who has sent as many requests as a week allows can send the next one. None if
    they have not sent that many."""
    sent = sorted(
        each.asked_at
        for each in pair.seeker_interviews
        if each.seeker == pair.seeker.id and each.stage is not Stage.DRAFT
    )
    return sent[-REQUESTS_A_WEEK] + A_WEEK if len(sent) >= REQUESTS_A_WEEK else None


def may_ask_again_from(pair: Pair) -> datetime | None:
    """When the seeker may ask the host again, if the host declined or did not answer, or if the
    seeker asked and withdrew twice in a week. None if they need not wait."""
    of_pair = [
        each
        for each in pair.seeker_interviews
        if (each.seeker, each.host) == (pair.seeker.id, pair.host.id)
    ]
    ended = [each.changed_at for each in of_pair if must_wait_to_ask_again(each)]
    withdrawn = sorted(each.asked_at for each in of_pair if each.stage is Stage.WITHDRAWN)
    waits = [max(ended) + AGAIN_AFTER] if ended else []
    waits += [withdrawn[-WITHDRAWN_A_WEEK] + A_WEEK] if len(withdrawn) >= WITHDRAWN_A_WEEK else []
    return max(waits, default=None)


def bad_time(pair: Pair, slot: Slot, now: datetime) -> BadTime | None:
    """Why this slot cannot be offered to the two, or None."""
    if slot.start < now + pair.settings.earliest:
        return BadTime.TOO_EARLY
    if slot.start > now + pair.settings.latest:
        return BadTime.TOO_LATE
    month = month_of(slot.start, pair.host_zone)
    if _room(pair, month) <= 0:
        return BadTime.MONTH_FULL
    if pair.is_new and _too_many_wait(pair, month):
        return BadTime.TOO_MANY_WAIT
    return clash(pair, slot, BREAK)


def clash(pair: Pair, slot: Slot, apart: timedelta = timedelta()) -> BadTime | None:
    """Which of the two has another interview booked at that time, or with a gap of less than
    `apart`. None if neither has."""
    around = Busy(slot.start - apart, slot.end + apart)
    if _overlaps(around, pair.seeker_booked):
        return BadTime.SEEKER_BUSY
    if _overlaps(around, pair.host_booked):
        return BadTime.HOST_BUSY
    return None


def not_free(pair: Pair, slot: Slot) -> list[Side]:
    """The sides whose own calendar is taken at that time."""
    held = {Side.SEEKER: pair.seeker_busy, Side.HOST: pair.host_busy}
    return [side for side, busy in held.items() if _overlaps(slot, busy)]


def room(host: Member, interviews: Iterable[Interview], at: datetime) -> int:
    """How many more interviews the host takes in the month of `at`, in the host's time zone."""
    profile = host.profile or HostProfile()
    zone = ZoneInfo(profile.zone)
    hosted = (each for each in interviews if each.host == host.id)
    return profile.per_month - used_in(hosted, zone)[month_of(at, zone)]


def counts_in(month: Stretch, start: datetime | None, offered: Sequence[datetime]) -> bool:
    """Whether an interview that takes a place takes it in this month, by its start or by one of the
    times it offers."""
    first, end = month
    if start is not None:
        return first <= start < end
    return any(first <= at < end for at in offered)


def waits_in_vain(host: Member, interviews: Iterable[Interview], asked: Interview) -> bool:
    """Whether a request can no longer be booked, because all months in which it offers times are
    full."""
    return waits(asked) and all(room(host, interviews, at) <= 0 for at in asked.offered)


def _room(pair: Pair, month: Month) -> int:
    """How many more interviews the host of the pair takes in this month."""
    profile = pair.host.profile or HostProfile()
    return profile.per_month - pair.used[month]


def _too_many_wait(pair: Pair, month: Month) -> bool:
    """Whether the host's month has as many waiting requests as are allowed."""
    return pair.waiting[month] >= _room(pair, month) + MORE_MAY_WAIT


def must_wait_to_ask_again(ended: Interview) -> bool:
    """Whether the seeker has to wait before they may ask this host again. A host who had agreed and
    then had to cancel may be asked at once."""
    return ended.stage in (Stage.DECLINED, Stage.EXPIRED) and not ended.may_ask_again


def _overlaps(one: Slot | Busy, others: Iterable[Busy]) -> bool:
    return any(one.start < each.end and each.start < one.end for each in others)
