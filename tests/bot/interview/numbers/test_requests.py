from bot.interview.model import Stage
from bot.interview.numbers import requests
from bot.interview.numbers.counted import HOUR
from bot.interview.numbers.figures import Figure, Measure, count, share
from tests.bot.interview.numbers.facts import asked, booked, closed, noon, november

DECLINED = asked(
    stage=Stage.DECLINED, first_act="no", first_act_at=noon(2) + HOUR, closed_at=noon(2) + HOUR
)
OTHER_TIMES = asked(first_act="other times", first_act_at=noon(2) + 3 * HOUR)
WAITS = asked(20)
EXPIRED = closed(Stage.EXPIRED, 7 * 24)
TAKEN_BACK_SOON = closed(Stage.WITHDRAWN, 23)
TAKEN_BACK_LATER = closed(Stage.WITHDRAWN, 25)
EARLIER = booked(-10)
ALL = november(
    DECLINED, OTHER_TIMES, WAITS, EXPIRED, TAKEN_BACK_SOON, TAKEN_BACK_LATER, EARLIER, booked()
)


def test_requests_are_counted_when_they_are_sent() -> None:
    assert requests.requests_sent(ALL) == count(7)


def test_yes_no_and_other_times_are_answers_of_a_person() -> None:
    assert requests.answered_by_a_person(ALL) == share(3, 6, unknown=1)


def test_requests_that_ended_without_an_answer_count_as_never_answered() -> None:
    assert requests.never_answered(ALL) == share(2, 6, unknown=1)


def test_a_time_that_was_agreed_is_a_yes_also_if_it_was_cancelled() -> None:
    given_up = booked(stage=Stage.CANCELLED, closed_at=noon(3))
    counting = november(*ALL.sent, given_up)
    assert requests.said_yes(counting) == share(2, 8, unknown=1)


def test_time_to_answer_is_the_median_and_leaves_out_what_was_not_noted() -> None:
    hours = (1, 2, 3, 10, 100)
    acts = [booked(first_act_at=noon(2) + each * HOUR) for each in hours]
    counting = november(*acts, booked(first_act_at=None), WAITS)
    assert requests.time_to_answer(counting) == Figure(Measure.HOURS, 3, 5, unknown=1)


def test_fewer_than_five_have_no_median() -> None:
    assert requests.time_to_answer(november(booked(), booked())) == Figure(Measure.HOURS, None, 2)
