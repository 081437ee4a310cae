"""The scenes of one interview, in chapters of three that are next to each other in one picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Moment(StrEnum):
    """What a scene shows. The value is the caption above it."""

    FOUND = "Maya looks for somebody who knows"
    ASKS = "She asks Daniel, with a line about herself"
    CHECKS = "She reads it as he will"
    ASKED = "Daniel is asked, and presses a time"
    BOOKED = "Maya has a date"
    PLAN = "And a plan for the talk"
    DAY_BEFORE = "The day before"
    HOW_WAS_IT = "Afterwards: how was it?"
    LEARNED = "Her notes, and her thanks"
    THANKS = "A thank-you note, in her own words"
    THANKED = "Daniel is remembered"
    IN_TOUCH = "A month later, a reason to write"


DANIELS = frozenset({Moment.ASKED, Moment.THANKED})
CHAPTERS: Mapping[str, tuple[Moment, ...]] = {
    "1-asking": (Moment.FOUND, Moment.ASKS, Moment.CHECKS),
    "2-booked": (Moment.ASKED, Moment.BOOKED, Moment.PLAN),
    "3-the-day": (Moment.DAY_BEFORE, Moment.HOW_WAS_IT, Moment.LEARNED),
    "4-remembered": (Moment.THANKS, Moment.THANKED, Moment.IN_TOUCH),
}
CONNECTION = "We both studied physics."
WISH = "How you moved from teaching to research."
TAKEAWAY = "Listening is a trained skill."
THANKS_FOR = "your honest words"
NOTE = "Dear Daniel, thank you for your honest words. I listen differently now."


@dataclass(frozen=True, slots=True)
class Seen:
    """A card or a form, as the platform was asked to show it."""

    parts: list[dict[str, object]]
    title: str = ""
    """The title of a form."""
