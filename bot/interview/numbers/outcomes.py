"""Numbers about what became of interviews."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.interview.afterwards.assessments import Assessed, AssessmentAnswer
from bot.interview.model import Side
from bot.interview.numbers.counted import CountedAnswer, CountedChange, Counting
from bot.interview.numbers.figures import (
    Figure,
    Measure,
    are_enough,
    count,
    mean_points,
    share,
    told_by,
)

CAME_OF_IT = frozenset({Assessed.CAME_OF_IT, Assessed.CAME_OF_IT_LATER})


def interviews_held(counting: Counting) -> Figure:
    """Interviews that ended in the period, that a side has shown took place, and of which nobody
    said within three days that they did not. Unknown: interviews that ended and that nobody has
    said anything about."""
    return count(len(counting.held), unknown=counting.untold)


def outcome_known(counting: Counting) -> Figure:
    """Interviews that ended in the period and about which either side said how it was ÷ interviews
    that ended."""
    ended = len(counting.over)
    return share(ended - counting.untold, ended)


def held_rate(counting: Counting) -> Figure:
    """Held ÷ (held + missed + cancelled less than 24 hours before). Unknown: interviews that ended
    and that nobody has said anything about, or about which the two disagree."""
    material, held = counting.material, len(counting.held)
    missed = sum(counting.holds(each.missed_at) for each in material.missed)
    late = sum(counting.holds(each.closed_at) for each in material.cancelled_late)
    disputed = sum(each.contradicted_at is not None for each in counting.over)
    return share(held, held + missed + late, unknown=counting.untold + disputed)


def hours_given(counting: Counting) -> Figure:
    """The sum of the lengths of the interviews held, in hours."""
    minutes = sum(each.minutes for each in counting.held)
    return Figure(Measure.HOURS, minutes / 60, len(counting.held))


def worth_it_for_hosts(counting: Counting) -> Figure:
    """Hosts who said that an interview was worth their time ÷ hosts who answered. Unknown:
    interviews held without their answer."""
    return _top_answers(counting, Side.HOST, Assessed.WORTH_IT)


def worth_it_for_seekers(counting: Counting) -> Figure:
    """Seekers who said that an interview was worth their time ÷ seekers who answered. Unknown:
    interviews held without their answer."""
    return _top_answers(counting, Side.SEEKER, Assessed.WORTH_IT)


def prepared(counting: Counting) -> Figure:
    """Hosts who said that their seeker was prepared ÷ hosts who answered. Unknown: interviews held
    without their answer."""
    return _top_answers(counting, Side.HOST, Assessed.PREPARED)


def _top_answers(counting: Counting, side: Side, what: Assessed) -> Figure:
    held = {each.id for each in counting.held}
    given = [
        each
        for each in counting.material.answers
        if (each.side, each.what) == (side, what) and each.interview in held
    ]
    top = sum(each.answer == AssessmentAnswer.YES for each in given)
    told = share(top, len(given), unknown=len(held) - len(given))
    who = (each.host if side is Side.HOST else each.seeker for each in given)
    return told_by(who, told)


def mean_change(counting: Counting) -> Figure:
    """The mean change in how seekers see a field after an interview, in steps of the scale from 1
    to 5, among those who said it before and after. Unknown: interviews held without both
    answers."""
    said = _changes(counting)
    told = mean_points(list(map(_by, said)), unknown=max(len(counting.held) - len(said), 0))
    return told_by((each.seeker for each in said), told)


def share_that_rose(counting: Counting) -> Figure:
    """Seekers who see a field in a better light after an interview ÷ those who said how they saw it
    before and after. Unknown: interviews held without both answers."""
    said = _changes(counting)
    rose = sum(_by(each) > 0 for each in said)
    told = share(rose, len(said), unknown=max(len(counting.held) - len(said), 0))
    return told_by((each.seeker for each in said), told)


def _changes(counting: Counting) -> list[CountedChange]:
    return [
        each
        for each in counting.material.changes
        if counting.holds(each.over_at) and each.before is not None and each.after is not None
    ]


def _by(change: CountedChange) -> int:
    return (change.after or 0) - (change.before or 0)


def something_came_of_it(counting: Counting) -> Figure:
    """Interviews of which their seeker said in the period, one or three months later, that they
    decided something, took a next step or met another person ÷ interviews that they answered
    about."""
    last = _last_answers(counting).values()
    something = sum(each.answer != AssessmentAnswer.NOTHING_YET for each in last)
    return told_by((each.seeker for each in last), share(something, len(last)))


def what_came_of_it(counting: Counting) -> Mapping[str, int]:
    """For how many interviews each answer was given, by the last answer of its seeker. Empty if
    fewer than five seekers answered."""
    last = _last_answers(counting).values()
    if not are_enough(each.seeker for each in last):
        return {}
    return Counter(each.answer for each in last)


def _last_answers(counting: Counting) -> dict[int, CountedAnswer]:
    given: Iterable[CountedAnswer] = (
        each
        for each in counting.material.answers
        if each.what in CAME_OF_IT and counting.holds(each.at)
    )
    return {each.interview: each for each in sorted(given, key=lambda each: each.at)}
