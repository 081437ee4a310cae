"""Suggestions: who wants somebody suggested to them, who was suggested, and when a round is made.

A round is made for a whole community at once. Its cards arrive on a Tuesday at 10:00 in each
member's time zone, so the round goes out on the Monday before, when it is not yet 10:00 on that
Tuesday anywhere.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.scheduling.quiet_hours import next_allowed

EVERY_WEEKS = (2, 4)
WORDS_LENGTH = 200
"""The longest description of what a member would like to learn, in characters."""
AGAIN_AFTER = timedelta(days=91)
"""A host whom somebody was suggested to or asked is not suggested to them again within this
time."""
COMES_AT = time(10)
GOES_OUT_AT = time(18)
"""On Monday, in UTC. It is not 10:00 on Tuesday anywhere before 20:00 UTC."""
PREVIEWED_FROM = time(9)
"""On Thursday, in UTC. From then on, organizers can look at a community's first round."""

TUESDAY = 1
_WEEK = timedelta(weeks=1)
_TO_MONDAY = timedelta(days=1)
_TO_THURSDAY = timedelta(days=5)


class RoundState(StrEnum):
    """`LOOKED_AT`: organizers can look at the round before it goes out."""

    WANTED = "wanted"
    LOOKED_AT = "looked_at"
    GOING = "going"
    GONE = "gone"
    DROPPED = "dropped"


class Unmatched(StrEnum):
    """Why nobody was suggested to a member."""

    NOBODY_FITS = "nobody_fits"
    ALL_KNOWN = "all_known"
    NO_ROOM = "no_room"
    OTHERS_FIRST = "others_first"
    TOO_MANY_OPEN = "too_many_open"
    RESTS = "rests"
    HOST_GONE = "host_gone"
    OWN_CHOICE = "own_choice"


FIRST_NEXT_TIME = frozenset({Unmatched.NO_ROOM, Unmatched.OTHERS_FIRST, Unmatched.HOST_GONE})
"""Members who got nobody for one of these reasons come first the next time."""


@frozen
class SuggestionWish:
    """A member's wish that somebody who knows about `words` is suggested to them, every so many
    weeks, next on the Tuesday `next_on`, until they `stopped`. `left_out` is how many times in a
    row they got nobody; `served_at` is when they last got somebody (UTC)."""

    member: int
    community: int
    words: str
    every_weeks: int
    next_on: date
    paused: bool = False
    left_out: int = 0
    served_at: datetime | None = None
    stopped: bool = False

    def is_due(self, day: date) -> bool:
        return not self.paused and not self.stopped and self.next_on <= day

    def after(self, day: date) -> "SuggestionWish":
        """The wish after that Tuesday's round."""
        return replace(self, next_on=day + timedelta(weeks=self.every_weeks))


@frozen
class Suggestion:
    """What a round holds for a member: a host and `why` they fit (topics of the host's own), or the
    reason why there is none. `at` (UTC) is when the round was made, `sent_at` when the card was
    posted, `refused_at` when the member said that this host is not the right one."""

    community: int
    day: date
    member: int
    at: datetime
    host: int | None = None
    why: tuple[str, ...] = ()
    unmatched: Unmatched | None = None
    sent_at: datetime | None = None
    refused_at: datetime | None = None


@frozen
class SuggestionRound:
    """The round of a community for a Tuesday. `hosts` is how many could be asked when it was made,
    at `made_at` (UTC); `full` is how many of them had no place left."""

    community: int
    day: date
    state: RoundState
    made_at: datetime
    hosts: int = 0
    full: int = 0


def key(day: date) -> str:
    """The key of each member's card for that Tuesday."""
    return f"suggestion:{day:%Y%m%d}"


def preview_key(day: date) -> str:
    """The key of the card on which organizers see the round for that Tuesday before it goes out."""
    return f"round:{day:%Y%m%d}"


def round_day(now: datetime) -> date:
    """The next Tuesday (in UTC). It may be today."""
    today = now.astimezone(UTC).date()
    return today + timedelta(days=(TUESDAY - today.weekday()) % 7)


def goes_out_at(day: date) -> datetime:
    return datetime.combine(day - _TO_MONDAY, GOES_OUT_AT, UTC)


def previewed_from(day: date) -> datetime:
    return datetime.combine(day - _TO_THURSDAY, PREVIEWED_FROM, UTC)


def comes_at(member: Member, day: date) -> datetime:
    """10:00 on that Tuesday in the member's time zone, or the end of their quiet hours (UTC)."""
    at = datetime.combine(day, COMES_AT, member.zoneinfo).astimezone(UTC)
    return next_allowed(member, at)


def first_day(now: datetime) -> date:
    """The first Tuesday whose round has not gone out yet."""
    day = round_day(now)
    return day if now < goes_out_at(day) else day + _WEEK


def joins_on(now: datetime, last: SuggestionRound | None) -> date:
    """The Tuesday of the first round that a new wish is part of. A first round is made on a
    Thursday, before it goes out, and again after organizers have stopped it."""
    day = first_day(now)
    is_made = last.day >= day if last else now >= previewed_from(day)
    return day + _WEEK if is_made else day


def next_step_at(now: datetime) -> datetime:
    """When the next step of a round is due: on a Thursday or on a Monday."""
    days = (round_day(now), round_day(now) + _WEEK)
    steps = (step(day) for day in days for step in (previewed_from, goes_out_at))
    return min(each for each in steps if each > now)


def next_state(last: SuggestionRound | None, now: datetime) -> RoundState | None:
    """The next state of the last round of a community. WANTED stands for a new round for
    `round_day`. LOOKED_AT is never returned: that is decided elsewhere. None if nothing changes
    now."""
    day = round_day(now)
    if last is None or (last.state is RoundState.DROPPED and last.day < day):
        return RoundState.WANTED if previewed_from(day) <= now < goes_out_at(day) else None
    waits = last.state is RoundState.LOOKED_AT
    if last.day < day and waits:
        return RoundState.DROPPED
    if now < goes_out_at(day):
        return None
    if last.day < day:
        return RoundState.WANTED
    return RoundState.GOING if waits else None
