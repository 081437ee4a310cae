"""Numbers about concerns."""

from bot.interview.numbers.counted import Counting
from bot.interview.numbers.figures import Figure, count, middle_hours


def concerns_opened(counting: Counting) -> Figure:
    """Concerns that were opened in the period."""
    return count(sum(counting.holds(each.opened_at) for each in counting.material.concerns))


def concerns_closed(counting: Counting) -> Figure:
    """Concerns that were closed in the period, whenever they were opened."""
    return count(sum(counting.holds(each.closed_at) for each in counting.material.concerns))


def time_to_look_after(counting: Counting) -> Figure:
    """The median of the hours from opening a concern in the period to [I look after it]. Unknown:
    those that nobody looks after yet."""
    opened = [each for each in counting.material.concerns if counting.holds(each.opened_at)]
    hours = [
        each.looked_after_at - each.opened_at for each in opened if each.looked_after_at is not None
    ]
    return middle_hours(hours, unknown=len(opened) - len(hours))
