"""What Askwell knows about people: values only, without behaviour."""

from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.interview.hosting import HostProfile
from bot.interview.trips import Trip, travelling


def zone_or_utc(name: str | None) -> ZoneInfo:
    """The time zone with this name, such as Europe/Berlin. UTC if none is known."""
    return ZoneInfo(name or "UTC")


class ClockFormat(StrEnum):
    """How somebody reads a time of day: 17:00 or 5:00 PM."""

    HOURS_24 = "24"
    HOURS_12 = "12"


class Suspension(StrEnum):
    """What organizers decided about a member: one who is paused can neither ask nor be asked, one
    who is removed takes no part any more. It lasts until an organizer lifts it."""

    PAUSED = "paused"
    REMOVED = "removed"


class Situation(StrEnum):
    """What situation a seeker is in, if they want to say so."""

    EXPLORING = "exploring"
    GRADUATE = "graduate"
    CAREER_CHANGER = "career changer"
    LAID_OFF = "laid off"
    STUCK = "stuck"
    RETURNING = "returning"


@frozen
class Person:
    """Somebody on a platform. Only the three values together identify a person; a name never
    does."""

    platform: str
    space: str
    user: str


@frozen
class NamedMember:
    """Everything that a list shows about another member; see Member."""

    id: int
    person: Person
    name: str
    erased_at: datetime | None


@frozen
class Member:
    """One person in one space. All instants are UTC."""

    id: int
    community: int
    person: Person
    name: str
    zone: str | None = None
    """Its IANA name. None until the member or their platform has told it."""
    quiet_from: time = time(20)
    quiet_until: time = time(9)
    night_from: time = time(22)
    """No interview is suggested to a seeker from here to `night_until`. If the two are the same, it
    can be at any hour."""
    night_until: time = time(7)
    nudges: bool = True
    words_to_all: bool = True
    """They receive what organizers write to many members."""
    minutes_before: bool = False
    """They want another reminder five minutes before an interview."""
    situation: Situation | None = None
    unreachable: bool = False
    """The last card for them could not be delivered."""
    left: bool = False
    """It could not be delivered because they have left their space."""
    locale: str | None = None
    """A tag such as "en-GB" (BCP 47). None if their platform has not told it."""
    language: str | None = None
    """None unless they chose one in the settings."""
    clock: ClockFormat | None = None
    """None unless they chose one in the settings."""
    suspension: Suspension | None = None
    zone_by_hand: bool = False
    """They chose their time zone in the settings."""
    zone_told: str | None = None
    """The time zone that their platform told last."""
    trip: Trip | None = None
    """A trip to another time zone that they told us about ahead."""
    agreed_at: datetime | None = None
    """When they last agreed to the rules of their community."""
    arrived_at: datetime | None = None
    """When they first did something here, or first again after they were erased. None if that was
    not recorded yet."""
    returned_at: datetime | None = None
    """When they came back after everything about them was erased. To what was before, they are a
    stranger. None if they never were erased."""
    erased_at: datetime | None = None
    """When everything about them was erased. After that, `person` belongs to nobody."""
    joined_at: datetime | None = None
    """When they joined their space. None if their platform does not tell it."""
    who_i_am: str = ""
    """How they introduce themselves to hosts, in their own words, kept for the next time. Empty if
    they never changed our draft."""
    picture: str = ""
    """The URL of their picture, as their platform told it last. Empty if it told none."""
    minutes_left: bool = False
    """They want a quiet sign five minutes before the end of an interview that they asked for."""
    profile: HostProfile | None = None

    @property
    def zoneinfo(self) -> ZoneInfo:
        """The member's time zone, changed for the days of a trip if they told us about one."""
        if self.zone is None or self.trip is None:
            return zone_or_utc(self.zone)
        return travelling(self.zone, self.trip)

    @property
    def has_open_door(self) -> bool:
        """They host, and have not stopped. A pause does not close the door."""
        return self.profile is not None and self.profile.open

    @property
    def is_removed(self) -> bool:
        return self.suspension is Suspension.REMOVED

    @property
    def is_gone(self) -> bool:
        """They have left their space, or were erased."""
        return self.left or self.erased_at is not None

    @property
    def is_reachable(self) -> bool:
        """They are here, and the last card for them arrived."""
        return not (self.is_gone or self.unreachable)

    @property
    def may_be_nudged(self) -> bool:
        """A nudge reaches them, they want nudges, and organizers have not suspended them."""
        return self.is_reachable and self.nudges and not self.suspension


def returned_after(member: Member, at: datetime) -> bool:
    """Whether they came back after that time, having been erased: a stranger to what was then."""
    return member.returned_at is not None and at < member.returned_at


def asking_time(now: datetime, *sides: Member) -> datetime:
    """When these ask each other: now (UTC), or when the last of them came back, if the clock was
    set back since. To anything older they would be strangers."""
    return max(now, *(each.returned_at or now for each in sides))


def as_stranger(member: Member, at: datetime) -> Member:
    """The member as an interview of that time knows them. Somebody who was erased since is nobody
    to it, even if they have come back."""
    return as_erased(member, member.returned_at) if returned_after(member, at) else member


def as_erased(member: Member, at: datetime | None) -> Member:
    """What is left of a member who was erased at that time (UTC)."""
    of = (member.id, member.community, member.person)
    return Member(*of, "", left=True, erased_at=at, suspension=member.suspension)
