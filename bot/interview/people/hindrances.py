"""Why somebody receives nothing from Askwell, as far as organizers may know it. A block by another
member is never among the reasons."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.members import Member, Suspension
from bot.interview.organizing.agreement import has_agreed
from bot.interview.organizing.programme import Programme
from bot.interview.people.standing import Door, HostStanding
from bot.interview.scheduling.quiet_hours import next_allowed


class Hindrance(StrEnum):
    """What prevents one kind of message or another."""

    NOT_OPEN = "not open"
    LEFT = "left"
    ASLEEP = "asleep"
    REMOVED = "removed"
    SUSPENDED = "suspended"
    UNREACHABLE = "unreachable"
    RULES = "rules"
    NUDGES_STOPPED = "nudges stopped"
    DOOR_CLOSED = "door closed"
    CLOSED_FOR_SILENCE = "closed for silence"
    DOOR_BEGUN = "door begun"
    PAUSED = "paused"
    AWAY = "away"
    DOOR_FULL = "door full"
    QUIET_HOURS = "quiet hours"


@frozen
class Hindered:
    """What prevents it, and until when (UTC) if that is known."""

    by: Hindrance
    until: datetime | None = None


def hindrances(
    person: Member,
    programme: Programme,
    hosting: HostStanding | None,
    now: datetime,
    *,
    asleep: bool,
) -> Sequence[Hindered]:
    """Everything that prevents messages now, the most serious first. `hosting` is None for a member
    who is no host. `asleep`: Askwell was removed from their space."""
    return [
        *_of_membership(person, programme, asleep=asleep),
        *([Hindered(Hindrance.NUDGES_STOPPED)] if not person.nudges else []),
        *(_of_door(hosting, now) if hosting else ()),
        *_of_the_hour(person, now),
    ]


def _of_membership(person: Member, programme: Programme, *, asleep: bool) -> Iterator[Hindered]:
    found = {
        Hindrance.NOT_OPEN: programme.opened_at is None,
        Hindrance.LEFT: person.left,
        Hindrance.ASLEEP: asleep,
        Hindrance.REMOVED: person.is_removed,
        Hindrance.SUSPENDED: person.suspension is Suspension.PAUSED,
        Hindrance.UNREACHABLE: person.unreachable and not person.left,
        Hindrance.RULES: not has_agreed(person, programme),
    }
    return (Hindered(each) for each, holds in found.items() if holds)


_OF_DOOR = {
    Door.CLOSED: Hindrance.DOOR_CLOSED,
    Door.BEGUN: Hindrance.DOOR_BEGUN,
    Door.PAUSED: Hindrance.PAUSED,
    Door.AWAY: Hindrance.AWAY,
    Door.FULL: Hindrance.DOOR_FULL,
}


def _of_door(hosting: HostStanding, now: datetime) -> Iterator[Hindered]:
    profile, door = hosting.profile, hosting.door_by_choice(now)
    by = _OF_DOOR.get(door)
    if door is Door.CLOSED and profile.closed_for_silence_at is not None:
        by = Hindrance.CLOSED_FOR_SILENCE
    if by is not None:
        yield Hindered(by, profile.paused_until if door is Door.PAUSED else None)


def _of_the_hour(person: Member, now: datetime) -> Iterator[Hindered]:
    wakes = next_allowed(person, now)
    if wakes > now:
        yield Hindered(Hindrance.QUIET_HOURS, wakes)
