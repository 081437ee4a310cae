"""What the organizers of a programme set. The defaults are ours."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from bot.interview.groups import Group
from bot.interview.limits import OPEN_REQUESTS, SILENCE
from bot.interview.members import ClockFormat
from bot.interview.quiet_weeks import QuietWeeks

NAME = 60
LINE = 150
LENGTHS = (15, 20, 25, 30, 45, 60)
"""Minutes that a programme may offer."""
OPEN_AT_MOST = range(1, 6)
PER_MONTH = range(1, 11)
NUDGE_DAYS = range(2, 31)
ANSWER_DAYS = range(3, 61)
FOLLOW_UP_DAYS = range(14, 366)
FOLLOW_UPS = 3
"""A year, at most."""
LEAD_HOURS = range(1, 169)
AHEAD_WEEKS = range(1, 13)


class Admission(StrEnum):
    """Who may seek or host: everybody, who is in a group, whom organizers invited, or whom they
    had a look at first."""

    EVERYBODY = "everybody"
    GROUP = "group"
    INVITED = "invited"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Admits:
    """`group`: as it was when it was chosen, None unless it is about one."""

    who: Admission = Admission.EVERYBODY
    group: Group | None = None


EVERYBODY = Admits()


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """`name` and `line` are empty for ours. `lengths` are minutes; `per_month` is what a new host
    is shown; a request is nudged about after `nudge_days` and ends after `answer_days`; seekers are
    asked to write again after each of `follow_up_days`. The programme's year begins with the month
    `year_begins`. Times are offered from `lead_hours` on, and `ahead_weeks` ahead. New members have
    the quiet hours and the clock; None for the clock of their language. Whoever cannot be written
    to is told in the channel `announcements`, by the platform's id; where it is empty, in the
    operator's, if there is one. What is asked and booked keeps to what was set then."""

    name: str = ""
    line: str = ""
    seekers: Admits = EVERYBODY
    hosts: Admits = EVERYBODY
    lengths: tuple[int, ...] = (20, 25, 30)
    per_month: int = 2
    open_requests: int = OPEN_REQUESTS
    nudge_days: int = 3
    answer_days: int = SILENCE.days
    follow_up_days: tuple[int, ...] = (30, 90)
    year_begins: int = 1
    lead_hours: int = 24
    ahead_weeks: int = 3
    quiet_from: time = time(20)
    quiet_until: time = time(9)
    clock: ClockFormat | None = None
    quiet_weeks: tuple[QuietWeeks, ...] = ()
    announcements: str = ""

    @property
    def earliest(self) -> timedelta:
        return timedelta(hours=self.lead_hours)

    @property
    def latest(self) -> timedelta:
        return timedelta(weeks=self.ahead_weeks)

    @property
    def usual_minutes(self) -> int:
        """What a new host is shown: ours, or what comes nearest."""
        return min(self.lengths, key=lambda each: (abs(each - 25), each))


OURS = ProgrammeSettings()
