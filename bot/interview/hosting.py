"""What a host offers, and where they meet."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.hours import NO_HOURS, TimeOff, WeeklyHours

OTHER_FIELD = "other"
"""Used in place of a field's id if it is none of the fields that we have questions for."""
ASKED_FIELD = "asked"
"""Used in place of a field's id while a host was asked for their field at a booking and has not
answered yet."""


class Place(StrEnum):
    PHONE = "phone"
    VIDEO = "video link"
    HUDDLE = "huddle"
    IN_PERSON = "in person"


class HostApproval(StrEnum):
    """How far the organizers' review of a new host has come, in programmes where they review
    hosts."""

    WANTED = "wanted"
    WAITING = "waiting"
    MORE = "more"
    NOT_NOW = "not_now"


@frozen
class Venue:
    """Where two meet. `detail` is a number, a link or an address, and empty until the host gives
    it. `changed_at` is when the host last changed it for a booked interview (UTC), None if never,
    and `changes` how often they did."""

    place: Place = Place.VIDEO
    detail: str = ""
    changed_at: datetime | None = None
    changes: int = 0


@frozen
class HostProfile:
    """What a host offers. All instants are UTC."""

    headline: str = ""
    field: str = ""
    """Their field in their own words."""
    topics: tuple[str, ...] = ()
    gladly: str = ""
    per_month: int = 2
    minutes: int = 25
    hours: WeeklyHours = NO_HOURS
    """Wall-clock times in `zone`."""
    zone: str = "UTC"
    place: Place = Place.VIDEO
    place_detail: str = ""
    open: bool = False
    """Nobody sees the profile before it is open."""
    paused_until: datetime | None = None
    time_off: tuple[TimeOff, ...] = ()
    country: str = ""
    """Its public holidays are kept free (ISO 3166, two letters; empty for none)."""
    approval: HostApproval | None = None
    """How far the organizers' review of them has come. None for hosts who need no approval."""
    closed_for_silence_at: datetime | None = None
    """When the door was closed for them because three requests in a row got no answer. None if
    never."""
    field_id: str = ""
    """The set of questions that they chose for their field: OTHER_FIELD if none fits, and empty or
    ASKED_FIELD until they have chosen."""
    role: str = ""
    organisation: str = ""
    page: str = ""
    """An https address where people can read about them."""

    @property
    def venue(self) -> Venue:
        """Where bookings take place from now on, unless the two agree otherwise."""
        return Venue(self.place, self.place_detail.strip())

    @property
    def has_chosen_field(self) -> bool:
        return self.field_id not in ("", ASKED_FIELD)

    def closed(self) -> "HostProfile":
        """The profile with a closed door. An organizer's approval that is still to come does not
        open it."""
        waits = self.approval is HostApproval.WAITING
        return replace(self, open=False, approval=HostApproval.WANTED if waits else self.approval)

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until

    def can_be_asked(self, now: datetime) -> bool:
        return self.open and not self.is_paused(now)
