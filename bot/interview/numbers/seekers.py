"""Numbers about those who ask."""

from bot.interview.numbers.counted import DAY, Counting, Seconds
from bot.interview.numbers.figures import Figure, count, share

WITHIN: Seconds = 30 * DAY


def seekers_served(counting: Counting) -> Figure:
    """Different people with at least one interview held in the period."""
    return count(len({each.seeker for each in counting.held}))


def participation(counting: Counting) -> Figure:
    """Seekers who sent a request in the period ÷ members who could: those with the role that
    seeking requires, otherwise those who had agreed to the rules by its end. Unknown: seekers who
    may not seek any more, or were erased."""
    may = {each for each, at in counting.material.may_seek.items() if at < counting.end}
    asked = {each.seeker for each in counting.sent}
    return share(len(asked & may), len(may), unknown=len(asked - may))


def got_an_interview(counting: Counting) -> Figure:
    """Seekers with an interview held within 30 days of their first request ÷ seekers whose first
    request was in the period and is more than 30 days old. Unknown: those whose first request is
    more recent."""
    material = counting.material
    firsts = {each: at for each, at in material.first_requests.items() if counting.holds(at)}
    old = {each: at for each, at in firsts.items() if at + WITHIN <= material.now}
    got = {
        each.seeker
        for each in material.held
        if each.seeker in old and (each.over_at or 0) <= old[each.seeker] + WITHIN
    }
    return share(len(got), len(old), unknown=len(firsts) - len(old))
