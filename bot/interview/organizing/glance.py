"""What organizers see at a glance: this month in five numbers, and what needs their attention."""

from datetime import timedelta

from bot.interview.frozen import frozen

SILENT_FOR = timedelta(days=30)
"""A host counts as silent if they let a request expire within this time and have answered none
since. They need not answer members whom they have reported."""


@frozen
class MonthSoFar:
    """The numbers since the first of the month, as defined in bot.interview.numbers."""

    requests: int
    held: int
    seekers: int
    hosts: int
    hours: float


@frozen
class InNeed:
    """How many need attention."""

    would_host: int
    """Members who want to host, and wait for an organizer's approval."""
    waiting: int
    """Requests that their host has not answered for five days."""
    silent: int
    """Hosts with an open door who are silent, see SILENT_FOR."""
    unreachable: int
    """Members who cannot be sent cards."""
    sought: tuple[str, ...]
    """Up to three searches that found nobody, made by at least three people this month, the most
    frequent first."""

    @property
    def is_empty(self) -> bool:
        return not (
            self.would_host or self.waiting or self.silent or self.unreachable or self.sought
        )


@frozen
class Glance:
    month: MonthSoFar
    in_need: InNeed
