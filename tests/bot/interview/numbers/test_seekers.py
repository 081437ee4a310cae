from dataclasses import replace

from bot.interview.numbers import seekers
from bot.interview.numbers.counted import DAY, Counting
from bot.interview.numbers.figures import count, share
from tests.bot.interview.numbers.facts import NOVEMBER, asked, held, noon, november, over


def test_seekers_served_are_different_people_with_one_held() -> None:
    counting = november(held(2, 1), held(3, 1), held(3, 2), over(3, 3), held(-20, 4))
    assert seekers.seekers_served(counting) == count(2)


def test_participation_counts_only_members_who_may_seek() -> None:
    may = {seeker: noon(-30) for seeker in range(1, 9)} | {9: noon(40)}
    counting = november(asked(2, 1), asked(3, 1), asked(4, 2), asked(4, -7), may_seek=may)
    assert seekers.participation(counting) == share(2, 8, unknown=1)


def test_got_an_interview_within_thirty_days_of_the_first_request() -> None:
    never = [asked(2, seeker) for seeker in (1, 2, 3)]
    soon, late = held(2, 4), [asked(2, 5), held(28, 5)]
    not_first, young = [held(-40, 6), held(2, 6)], held(9, 7)
    today = november(*never, soon, *late, *not_first, young)
    on_the_5th = replace(today.material, now=noon(35))
    counting = Counting(on_the_5th, NOVEMBER)
    assert noon(9) + 30 * DAY > on_the_5th.now
    assert seekers.got_an_interview(counting) == share(1, 5, unknown=1)
