"""Numbers about what became of interviews."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.interview.assessments import Assessed, AssessmentAnswer
from bot.interview.numbers.counted import CountedAnswer, Counting
from bot.interview.numbers.figures import Figure, Measure, count, mean_points, share

CAME_OF_IT = frozenset({Assessed.CAME_OF_IT, Assessed.CAME_OF_IT_LATER})


def interviews_held(counting: Counting) -> Figure:
    """Interviews that ended in the period, of which a side has shown that they took place, and
    nobody said within three days that they did not. Not known: ended ones that nobody has told
    about."""
    return count(len(counting.held), unknown=counting.untold)


def outcome_known(counting: Counting) -> Figure:
    """Interviews that ended in the period and of which either side told how it was ÷ those that
    ended."""
    ended = len(counting.over)
    return share(ended - counting.untold, ended)


def held_rate(counting: Counting) -> Figure:
    """Held ÷ (held + missed + cancelled less than 24 hours before). Not known: ended ones that
    nobody has told about, or about which the two do not agree."""
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
    """Hosts who said that an interview was worth their time ÷ hosts who answered. Not known: the
    interviews held without their answer."""
    return _top_answers(counting, Assessed.WORTH_IT)


def prepared(counting: Counting) -> Figure:
    """Hosts who said that their seeker was prepared ÷ hosts who answered. Not known: the interviews
    held without their answer."""
    return _top_answers(counting, Assessed.PREPARED)


def _top_answers(counting: Counting, what: Assessed) -> Figure:
    held = {each.id for each in counting.held}
    given = [
        each for each in counting.material.answers if each.what == what and each.interview in held
    ]
    top = sum(each.answer == AssessmentAnswer.YES for each in given)
    return share(top, len(given), unknown=len(held) - len(given))


def mean_change(counting: Counting) -> Figure:
    """By how much seekers see a field in a better light after an interview, on average, in steps
    from 1 to 5; only those who said both. Not known: the interviews held without both."""
    changes = _changes(counting)
    return mean_points(changes, unknown=max(len(counting.held) - len(changes), 0))


def share_that_rose(counting: Counting) -> Figure:
    """Seekers who see a field in a better light after an interview ÷ those who said how they saw it
    before and after. Not known: the interviews held without both."""
    changes = _changes(counting)
    rose = sum(each > 0 for each in changes)
    return share(rose, len(changes), unknown=max(len(counting.held) - len(changes), 0))


def _changes(counting: Counting) -> list[int]:
    return [
        each.after - each.before
        for each in counting.material.changes
        if counting.holds(each.over_at) and each.before is not None and each.after is not None
    ]


def something_came_of_it(counting: Counting) -> Figure:
    """Interviews of which their seeker said in the period, a month or three after them, that they
    decided something, took a next step or met another person ÷ those they answered about."""
    last = _last_answers(counting).values()
    something = sum(each.answer != AssessmentAnswer.NOTHING_YET for each in last)
    return share(something, len(last))


def what_came_of_it(counting: Counting) -> Mapping[str, int]:
    """How many interviews each answer was given about, as its seeker said last."""
    return Counter(each.answer for each in _last_answers(counting).values())


def _last_answers(counting: Counting) -> dict[int, CountedAnswer]:
    given: Iterable[CountedAnswer] = (
        each
        for each in counting.material.answers
        if each.what in CAME_OF_IT and counting.holds(each.at)
    )
    return {each.interview: each for each in sorted(given, key=lambda each: each.at)}
