"""What Askwell knows about people. Values only: nothing here acts."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview.hosting import HostProfile
from bot.interview.trips import Trip, travelling


def zone_or_utc(name: str | None) -> ZoneInfo:
    """A time zone by its name, such as Europe/Berlin; UTC where none is known."""
    return ZoneInfo(name or "UTC")


class ClockFormat(StrEnum):
    """How somebody reads a time of the day: 17:00 or 5:00 PM."""

    HOURS_24 = "24"
    HOURS_12 = "12"


class Suspension(StrEnum):
    """What organizers decided about a member: one who is paused neither asks nor is asked; one who
    is removed takes part no more. It lasts until an organizer lifts it."""

    PAUSED = "paused"
    REMOVED = "removed"


class Situation(StrEnum):
    """Where a seeker stands, if they care to say."""

    EXPLORING = "exploring"
    GRADUATE = "graduate"
    CAREER_CHANGER = "career changer"
    LAID_OFF = "laid off"
    STUCK = "stuck"
    RETURNING = "returning"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a platform. The three together identify them; a name never does."""

    platform: str
    space: str
    user: str


@dataclass(frozen=True, slots=True)
class NamedMember:
    """All that a list of others shows of one; see Member."""

    person: Person
    name: str
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class NamedHost(NamedMember):
    """The same with the field of their profile, empty where they have none."""

    field: str


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one space. `zone` is an IANA name, or None until they have told us; between
    `night_from` and `night_until` no interview is suggested to them as a seeker, and at any hour
    where the two are the same; `words_to_all`: they get what organizers write to many;
    `minutes_before`: they want to be reminded five minutes before a
    talk, too; `unreachable`: the last card for them could not be delivered; `left`: because they
    are in their space no more; `locale` is a tag such as "en-GB" (BCP 47), None where their
    platform has not told it; `language` and `clock` are None unless they set them by hand, which
    `zone_by_hand` tells of the zone; `zone_told` is the zone that their platform told last,
    and `trip` to another one is what they told ahead; `suspension` is what organizers decided,
    None for nearly everybody;
    `agreed_at` (UTC) is when they last agreed to the rules of their community, None if never;
    `arrived_at` (UTC) is when they were here first, or first again after they were erased, None
    where nobody noted it; `erased_at` (UTC) is when everything about them was erased, None for all
    others: then nobody is that `person`. They
    joined their space at `joined_at` (UTC), None where their platform does not tell it.
    `who_i_am`: how they introduce themselves to hosts, in their own words, kept for the next
    time; empty where they never changed our draft. `picture` is the address of their picture, as
    their platform told it last, empty where it did not. `minutes_left`: they want a quiet sign five
    minutes before the end of an interview that they asked for."""

    id: int
    community: int
    person: Person
    name: str
    zone: str | None = None
    quiet_from: time = time(20)
    quiet_until: time = time(9)
    night_from: time = time(22)
    night_until: time = time(7)
    nudges: bool = True
    words_to_all: bool = True
    minutes_before: bool = False
    situation: Situation | None = None
    unreachable: bool = False
    left: bool = False
    locale: str | None = None
    language: str | None = None
    clock: ClockFormat | None = None
    suspension: Suspension | None = None
    zone_by_hand: bool = False
    zone_told: str | None = None
    trip: Trip | None = None
    agreed_at: datetime | None = None
    arrived_at: datetime | None = None
    erased_at: datetime | None = None
    joined_at: datetime | None = None
    who_i_am: str = ""
    picture: str = ""
    minutes_left: bool = False
    profile: HostProfile | None = None

    @property
    def zoneinfo(self) -> ZoneInfo:
        """With the trip that they told of."""
        if self.zone is None or self.trip is None:
            return zone_or_utc(self.zone)
        return travelling(self.zone, self.trip)

    @property
    def is_removed(self) -> bool:
        return self.suspension is Suspension.REMOVED
