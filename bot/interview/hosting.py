"""What a host offers, and where they meet."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.interview.hours import NO_HOURS, TimeOff, WeeklyHours

OTHER_FIELD = "other"
"""In place of the id of a field: it is none of those there are questions for."""
ASKED_FIELD = "asked"
"""Instead: they were asked for it when something was booked, and have not said it yet."""


class Place(StrEnum):
    PHONE = "phone"
    VIDEO = "video link"
    HUDDLE = "huddle"
    IN_PERSON = "in person"


class HostLook(StrEnum):
    """Where organizers have a look at who would be a host: how far that has come."""

    WANTED = "wanted"
    WAITING = "waiting"
    MORE = "more"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Venue:
    """Where two meet: `detail` is a number, a link or an address, empty until the host gives it.
    `changed_at` is when they last gave another one for a booked interview (UTC), None if never,
    and `changes` how often they did.
    """

    place: Place = Place.VIDEO
    detail: str = ""
    changed_at: datetime | None = None
    changes: int = 0


@dataclass(frozen=True, slots=True)
class HostProfile:
    """What a host offers. `hours` are wall times in `zone`; nobody sees it before `open`. The
    public holidays of `country` (ISO 3166, two letters; none if empty) are kept free. `look` is
    None for who may open their door by themselves.
    `closed_for_silence_at` (UTC) is when the door was closed for them, since three requests in a
    row had no answer; None if never.

    `field` is what they call their field, and `field_id` the pack of questions that they chose for
    it: OTHER_FIELD if none fits, empty or ASKED_FIELD as long as they have not chosen. `page` is
    an https address where they can be read about."""

    headline: str = ""
    field: str = ""
    topics: tuple[str, ...] = ()
    gladly: str = ""
    per_month: int = 2
    minutes: int = 25
    hours: WeeklyHours = NO_HOURS
    zone: str = "UTC"
    place: Place = Place.VIDEO
    place_detail: str = ""
    open: bool = False
    paused_until: datetime | None = None
    time_off: tuple[TimeOff, ...] = ()
    country: str = ""
    look: HostLook | None = None
    closed_for_silence_at: datetime | None = None
    field_id: str = ""
    role: str = ""
    organisation: str = ""
    page: str = ""

    @property
    def venue(self) -> Venue:
        """As it is agreed for whatever is booked from now on."""
        return Venue(self.place, self.place_detail.strip())

    @property
    def has_chosen_field(self) -> bool:
        return self.field_id not in ("", ASKED_FIELD)

    def closed(self) -> "HostProfile":
        """With their door shut; and no organizer's welcome opens it meanwhile."""
        waits = self.look is HostLook.WAITING
        return replace(self, open=False, look=HostLook.WANTED if waits else self.look)

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until

    def can_be_asked(self, now: datetime) -> bool:
        return self.open and not self.is_paused(now)
