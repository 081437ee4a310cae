"""What the organizers of a programme can set, with our defaults."""

from datetime import time, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.limits import OPEN_REQUESTS, SILENCE
from bot.interview.members import ClockFormat
from bot.interview.organizing.groups import Group
from bot.interview.organizing.quiet_weeks import QuietWeeks

NAME_LENGTH = 60
LINE_LENGTH = 150
LENGTHS = (15, 20, 25, 30, 45, 60)
"""The lengths in minutes that a programme can offer."""
OPEN_AT_MOST = range(1, 6)
PER_MONTH = range(1, 11)
NUDGE_DAYS = range(2, 31)
ANSWER_DAYS = range(3, 61)
FOLLOW_UP_DAYS = range(14, 366)
FOLLOW_UPS = 3
"""At most this many a year."""
LEAD_HOURS = range(1, 169)
AHEAD_WEEKS = range(1, 13)


class Admission(StrEnum):
    """Who may seek or host: everybody, the members of a group, those whom organizers invited, or
    those whom they approved first."""

    EVERYBODY = "everybody"
    GROUP = "group"
    INVITED = "invited"
    APPROVED = "look"  # as it was stored from the start


@frozen
class Admits:
    """`group` is the group as it was when it was chosen, None unless `who` is GROUP."""

    who: Admission = Admission.EVERYBODY
    group: Group | None = None


EVERYBODY = Admits()


@frozen
class ProgrammeSettings:
    """What is already asked for or booked keeps the settings of that time."""

    name: str = ""
    """Empty for ours."""
    line: str = ""
    """Empty for ours."""
    seekers: Admits = EVERYBODY
    hosts: Admits = EVERYBODY
    lengths: tuple[int, ...] = (20, 25, 30)
    """Minutes."""
    per_month: int = 2
    """How many interviews a month a new host is shown first."""
    open_requests: int = OPEN_REQUESTS
    nudge_days: int = 3
    """After so many days without an answer the host is nudged."""
    answer_days: int = SILENCE.days
    """After so many days without an answer a request ends."""
    follow_up_days: tuple[int, ...] = (30, 90)
    """After each of these seekers are nudged to write again."""
    year_begins: int = 1
    """The first month of the programme's year."""
    lead_hours: int = 24
    """Times are offered from so many hours ahead."""
    ahead_weeks: int = 3
    """Times are offered up to so many weeks ahead."""
    quiet_from: time = time(20)
    """When the quiet hours of new members begin."""
    quiet_until: time = time(9)
    clock: ClockFormat | None = None
    """The clock of new members. None for the one that is usual in their language."""
    quiet_weeks: tuple[QuietWeeks, ...] = ()
    announcements: str = ""
    """The platform's id of the channel for announcements to members who cannot be written to. If
    it is empty, the operator's channel is used, if there is one."""

    @property
    def earliest(self) -> timedelta:
        return timedelta(hours=self.lead_hours)

    @property
    def latest(self) -> timedelta:
        return timedelta(weeks=self.ahead_weeks)

    @property
    def usual_minutes(self) -> int:
        """The length that a new host is shown first: 25 minutes, or the nearest that is offered."""
        return min(self.lengths, key=lambda each: (abs(each - 25), each))


DEFAULT_SETTINGS = ProgrammeSettings()
