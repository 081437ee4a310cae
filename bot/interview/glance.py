"""What organizers see at a glance: this month in five numbers, and what needs a hand."""

from dataclasses import dataclass
from datetime import timedelta

SILENT_FOR = timedelta(days=30)
"""A host is silent who let a request lapse in this time, and has answered none since."""


@dataclass(frozen=True, slots=True)
class MonthSoFar:
    """By the definitions in bot.interview.numbers, from the first of the month on."""

    requests: int
    held: int
    seekers: int
    hosts: int
    hours: float


@dataclass(frozen=True, slots=True)
class InNeed:
    """How many need a hand. `waiting`: requests that their host has not answered for five days;
    `silent`: hosts whose door is open, see SILENT_FOR; `unreachable`: members to whom cards do not
    get; `sought`: what at least three people looked for in vain this month, the most wished for
    first, at most 3."""

    waiting: int
    silent: int
    unreachable: int
    sought: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.waiting or self.silent or self.unreachable or self.sought)


@dataclass(frozen=True, slots=True)
class Glance:
    month: MonthSoFar
    in_need: InNeed
