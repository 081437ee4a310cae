from typing import Any

import pytest

from bot.interview.afterwards.assessments import Assessed, AssessmentAnswer
from bot.interview.model import Side
from bot.interview.numbers import outcomes
from bot.interview.numbers.counted import (
    DAY,
    CountedAnswer,
    CountedChange,
    CountedInterview,
    is_held,
    is_missed,
)
from bot.interview.numbers.figures import Figure, Measure, count, share
from tests.bot.interview.numbers.facts import (
    booked,
    cancelled,
    held,
    material,
    missed,
    noon,
    november,
    over,
)


def answer(of: CountedInterview, what: Assessed, said: str, day: int = 20) -> CountedAnswer:
    side = Side.SEEKER if what in outcomes.CAME_OF_IT else Side.HOST
    return CountedAnswer(of.id, of.seeker, of.host, of.field, side, what, said, noon(day))


@pytest.mark.parametrize(
    ("interview", "is_it_held", "is_it_missed"),
    [
        (held(), True, False),
        (over(), False, False),
        (booked(), False, False),
        (missed(), False, True),
        (missed(contradicted_at=noon(11)), False, False),
        (held(missed_at=noon(12)), False, True),
        (held(missed_at=noon(10) + 3 * DAY + 1), True, False),
        (held(9, missed_at=noon(12)), True, True),
        (over(9, said_held_at=noon(12)), False, False),
    ],
    ids=[
        "thanked",
        "nobody told",
        "ahead",
        "missed",
        "the two do not agree",
        "contradicted within three days",
        "contradicted later",
        "missed, and held at another time",
        "said of an earlier time",
    ],
)
def test_held_and_missed_interviews_are_told_apart(
    interview: CountedInterview, is_it_held: bool, is_it_missed: bool
) -> None:
    assert (is_held(interview), is_missed(interview)) == (is_it_held, is_it_missed)


ALL = november(
    *(held(day) for day in (1, 2, 3)),
    *(over(4), missed(5), missed(6, contradicted_at=noon(15))),
    *(cancelled(23), cancelled(25), held(-30), held(27)),
)


def test_interviews_held_ended_in_the_period() -> None:
    assert outcomes.interviews_held(ALL) == count(3, unknown=1)


def test_an_outcome_is_known_once_either_side_told() -> None:
    assert outcomes.outcome_known(ALL) == share(5, 6)


def test_the_held_rate_counts_missed_ones_and_late_cancellations() -> None:
    assert outcomes.held_rate(ALL) == share(3, 5, unknown=2)


def test_hours_given_are_the_lengths_held() -> None:
    assert outcomes.hours_given(ALL) == Figure(Measure.HOURS, 1.5, 3)


def test_worth_it_is_the_share_of_top_answers_of_hosts() -> None:
    interviews = [held(day, host=100 + day) for day in range(1, 8)]
    said = [AssessmentAnswer.YES] * 3 + [AssessmentAnswer.PARTLY, AssessmentAnswer.NO]
    pairs = list(zip(interviews, said, strict=False))
    answers: dict[str, Any] = {
        "answers": [
            *(answer(of, Assessed.WORTH_IT, each) for of, each in pairs),
            *(answer(of, Assessed.PREPARED, AssessmentAnswer.YES) for of, _ in pairs),
            answer(held(-30), Assessed.WORTH_IT, AssessmentAnswer.YES),
        ]
    }
    counting = november(*interviews, **answers)
    assert outcomes.worth_it_for_hosts(counting) == share(3, 5, unknown=2)
    assert outcomes.prepared(counting) == share(5, 5, unknown=2)


def test_worth_it_of_seekers_counts_their_own_answers() -> None:
    interviews = [held(day, seeker=day) for day in range(1, 9)]
    said = [AssessmentAnswer.YES] * 4 + [AssessmentAnswer.PARTLY] + [AssessmentAnswer.NO]
    pairs = list(zip(interviews, said, strict=False))
    counting = november(
        *interviews,
        answers=[
            *(answer(of, Assessed.WORTH_IT, each)._replace(side=Side.SEEKER) for of, each in pairs),
            *(answer(of, Assessed.WORTH_IT, AssessmentAnswer.YES) for of in interviews[:3]),
        ],
    )
    assert outcomes.worth_it_for_seekers(counting) == share(4, 6, unknown=2)
    assert outcomes.worth_it_for_hosts(counting).n == 3


def test_before_and_after_count_only_where_both_were_told() -> None:
    told = ((2, 4), (3, 3), (4, 5), (5, 4), (1, 4), (None, 5), (3, None))
    changes = [CountedChange(n, 101, "law", noon(9), *each) for n, each in enumerate(told)]
    earlier = CountedChange(1, 101, "law", noon(-9), 1, 5)
    counting = november(*(held() for _ in told), changes=[*changes, earlier])
    assert outcomes.mean_change(counting) == Figure(Measure.POINTS, 1.0, 5, unknown=2)
    assert outcomes.share_that_rose(counting) == share(3, 5, unknown=2)


def test_the_last_answer_of_a_seeker_is_the_outcome() -> None:
    interviews = [held(-40 - day, seeker=day) for day in range(5)]
    nothing = AssessmentAnswer.NOTHING_YET
    answers = [answer(of, Assessed.CAME_OF_IT, nothing) for of in interviews]
    changed = answer(interviews[0], Assessed.CAME_OF_IT_LATER, AssessmentAnswer.DECIDED, day=21)
    counting = november(*interviews, answers=[changed, *answers])
    assert outcomes.something_came_of_it(counting) == share(1, 5)
    assert outcomes.what_came_of_it(counting) == {nothing: 4, AssessmentAnswer.DECIDED: 1}


def test_the_report_on_a_group_counts_only_its_members() -> None:
    everything = material(held(2, 1, 101), held(3, 2, 101), held(4, 1, 102))
    of_seeker = everything.of_members(frozenset({1}), Side.SEEKER)
    of_host = everything.of_members(frozenset({101}), Side.HOST)
    assert [each.host for each in of_seeker.interviews] == [101, 102]
    assert [each.seeker for each in of_host.interviews] == [1, 2]


def test_many_answers_of_few_people_are_shown_to_nobody() -> None:
    interviews = [held(day, day % 4, 100 + day % 4) for day in range(1, 9)]
    yes, decided = AssessmentAnswer.YES, AssessmentAnswer.DECIDED
    counting = november(
        *interviews,
        answers=[
            *(answer(of, Assessed.WORTH_IT, yes) for of in interviews),
            *(answer(of, Assessed.CAME_OF_IT, decided) for of in interviews),
        ],
        changes=[CountedChange(each.seeker, 101, "law", noon(9), 2, 4) for each in interviews],
    )
    for number in (
        outcomes.worth_it_for_hosts,
        outcomes.mean_change,
        outcomes.share_that_rose,
        outcomes.something_came_of_it,
    ):
        assert (number(counting).value, number(counting).n) == (None, 8)
    assert outcomes.what_came_of_it(counting) == {}
