"""Numbers about requests, and how hosts answer them."""

from bot.interview.numbers.counted import Counting
from bot.interview.numbers.figures import Figure, count, middle_hours, share


def requests_sent(counting: Counting) -> Figure:
    """Requests that were sent in the period."""
    return count(len(counting.sent))


def answered_by_a_person(counting: Counting) -> Figure:
    """Requests of the period that their host answered with yes, no or other times ÷ requests sent,
    without those withdrawn within 24 hours. Unknown: those that still wait."""
    kept = counting.kept
    answered = sum(each.first_act is not None for each in kept)
    return share(answered, len(kept), unknown=counting.waiting)


def never_answered(counting: Counting) -> Figure:
    """Requests of the period that ended without an answer ÷ requests sent, without those withdrawn
    within 24 hours. Unknown: those that still wait."""
    kept = counting.kept
    silent = sum(each.first_act is None for each in kept) - counting.waiting
    return share(silent, len(kept), unknown=counting.waiting)


def said_yes(counting: Counting) -> Figure:
    """Requests of the period for which a time was agreed ÷ requests sent. Unknown: those that still
    wait for an answer."""
    sent = counting.sent
    booked = sum(each.start is not None for each in sent)
    return share(booked, len(sent), unknown=counting.waiting)


def time_to_answer(counting: Counting) -> Figure:
    """The median of the hours from sending a request to the host's first reaction. Unknown: answers
    whose time an older version did not record."""
    acts = [each for each in counting.sent if each.first_act is not None]
    known = [each.first_act_at - each.asked_at for each in acts if each.first_act_at is not None]
    return middle_hours(known, unknown=len(acts) - len(known))
