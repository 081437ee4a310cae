"""Numbers about those who give their time."""

from collections import Counter, defaultdict
from math import ceil

from bot.interview.numbers.counted import DAY, CountedDoor, Counting, Seconds
from bot.interview.numbers.figures import Figure, count, share

OPEN_FOR: Seconds = 30 * DAY


def volunteers(counting: Counting) -> Figure:
    """Different hosts with at least one interview held in the period."""
    return count(len(_volunteers(counting)))


def new_volunteers(counting: Counting) -> Figure:
    """Volunteers of the period whose first interview ever was held in it."""
    return count(sum(map(counting.holds, counting.material.first_held.values())))


def returning_volunteers(counting: Counting, before: Counting) -> Figure:
    """Volunteers of the period who also held an interview in the period before."""
    return count(len(_volunteers(counting) & _volunteers(before)))


def _volunteers(counting: Counting) -> set[int]:
    return {each.host for each in counting.held}


def hosts_in_use(counting: Counting) -> Figure:
    """Hosts with an interview held in the period ÷ hosts whose door was open in it and, by its end,
    had been open for at least 30 days in all."""
    there = hosts_with_open_doors(counting)
    return share(len(_volunteers(counting) & there), len(there))


def hosts_with_open_doors(counting: Counting) -> set[int]:
    """Hosts whose door was open in the period and, by its end, for at least 30 days in all."""
    open_for: defaultdict[int, Seconds] = defaultdict(int)
    end = min(counting.end, counting.material.now)
    for door in counting.material.doors:
        open_for[door.host] += max(_closed_by(door, end) - door.opened_at, 0)
    now_open = {each.host for each in counting.material.doors if _is_open_in(each, counting)}
    return {host for host, seconds in open_for.items() if seconds >= OPEN_FOR} & now_open


def _closed_by(door: CountedDoor, end: Seconds) -> Seconds:
    return end if door.closed_at is None else min(door.closed_at, end)


def _is_open_in(door: CountedDoor, counting: Counting) -> bool:
    closed = door.closed_at is not None and door.closed_at <= counting.start
    return door.opened_at < counting.end and not closed


def spread(counting: Counting) -> Figure:
    """The share of the interviews held that was given by the tenth of the hosts (at least one host)
    who were asked most in the period."""
    asked = Counter(each.host for each in counting.sent)
    ranked = sorted(asked, key=lambda host: (-asked[host], host))
    most = set(ranked[: ceil(len(asked) / 10)])
    given = sum(each.host in most for each in counting.held)
    return share(given, len(counting.held))
