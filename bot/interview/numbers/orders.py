"""Reports that organizers asked for. They are made in the background."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.interview.numbers.counted import CountedInterview, Seconds
from bot.interview.numbers.field_names import field_mark
from bot.interview.numbers.periods import Period, PeriodName, between, so_far


class ReportPart(StrEnum):
    """The numbers on a card; a table with a row for each interview; the same table with names."""

    CARD = "card"
    TABLE = "table"
    NAMES = "names"


@frozen
class ReportOrder:
    """What an organizer asked for at that time (UTC). If its period is given by two dates, they are
    days in the organizer's time zone, from `first` to `last`, both included. It is about a `group`
    or everybody, and about hosts in a `field` or in all."""

    member: int
    community: int
    part: ReportPart
    period: PeriodName
    at: datetime
    first: date | None = None
    last: date | None = None
    group: int | None = None
    field: str = ""

    def encode(self) -> str:
        """The order as a button carries it."""
        mark = field_mark(self.field) if self.field else "-"
        return f"{self.period} {self.first or '-'} {self.last or '-'} {self.group or '-'} {mark}"

    def chosen(self, arg: str, fields: Sequence[str]) -> "ReportOrder":
        """The order with what a button carries; old buttons carry no field. `fields` are those that
        can be chosen. Raises ValueError for anything that `encode` cannot have made."""
        period, first, last, group, mark = [*arg.split(" "), "-"][:5]
        known = {field_mark(each): each for each in fields} | {"-": ""}
        if mark not in known:
            raise ValueError(mark)
        return replace(
            self,
            period=PeriodName(period),
            first=None if first == "-" else date.fromisoformat(first),
            last=None if last == "-" else date.fromisoformat(last),
            group=None if group == "-" else int(group),
            field=known[mark],
        )

    def period_in(self, zone: ZoneInfo, year_begins: int) -> Period:
        """The period of the order. `year_begins` is a month."""
        if self.first is not None and self.last is not None:
            return between(self.first, self.last, zone)
        return so_far(self.period, self.at, zone, year_begins)


@frozen
class InterviewLine:
    """A row of the table. Groups are those that each side is in now. Names, and the numbers that an
    import gave, are empty if they were not asked for or the member was erased."""

    fact: CountedInterview
    booked_at: Seconds | None
    seeker_groups: Sequence[str]
    host_groups: Sequence[str]
    seeker: str = ""
    host: str = ""
    seeker_number: str = ""
    host_number: str = ""
