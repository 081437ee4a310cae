from bot.interview.numbers import care, fields, hosts
from bot.interview.numbers.counted import HOUR, CountedConcern, CountedDoor, CountedSearch
from bot.interview.numbers.fields import FieldRoom, Sought
from bot.interview.numbers.figures import Figure, Measure, count, share
from tests.bot.interview.numbers.facts import (
    asked,
    held,
    material,
    noon,
    november,
    october,
    over,
)

SOME = material(held(2, host=101), held(3, host=101), held(2, host=102), over(2, host=103))
EARLIER = [held(-20, host=102), held(-60, host=104), held(-70, host=101)]


def test_volunteers_are_different_hosts_with_one_held() -> None:
    assert hosts.volunteers(november(*SOME.interviews)) == count(2)


def test_volunteers_are_new_without_interviews_before_and_returning_with_some() -> None:
    everything = (*SOME.interviews, *EARLIER, held(4, host=105))
    now, before = november(*everything), october(*everything)
    assert hosts.new_volunteers(now) == count(1)
    assert hosts.returning_volunteers(now, before) == count(1)


def test_hosts_in_use_are_of_those_whose_door_was_open_for_thirty_days() -> None:
    long = [CountedDoor(host, "law", 2, noon(-60)) for host in (101, 102, 103, 104)]
    twice = [
        CountedDoor(105, "law", 2, noon(-60), noon(-40)),
        CountedDoor(105, "law", 2, noon(10)),
    ]
    short = CountedDoor(106, "law", 2, noon(10))
    gone = CountedDoor(107, "law", 2, noon(-90), noon(0))
    used = [held(2, host=host) for host in (101, 105, 106, 107)]
    counting = november(*used, doors=[*long, *twice, short, gone])
    assert hosts.hosts_in_use(counting) == share(2, 5)


def test_spread_is_the_share_of_the_most_asked_tenth() -> None:
    """Of eleven hosts who were asked, a tenth is rounded up to two."""
    often = [held(2, host=101) for _ in range(3)] + [held(3, host=102) for _ in range(2)]
    once = [held(4, host=host) for host in range(103, 108)]
    only_asked = [asked(4, host=host) for host in range(108, 112)]
    assert hosts.spread(november(*often, *once, *only_asked)) == share(5, 10)


def test_room_is_free_places_against_requests_and_vain_searches() -> None:
    doors = [
        CountedDoor(101, "Law ", 6, noon(-60)),
        CountedDoor(102, "law", 2, noon(15) + 12 * HOUR),
    ]
    requests = [held(2), held(3), *(asked(4, field="LAW") for _ in range(3))]
    few = [asked(5, field="nursing") for _ in range(4)]
    searches = [
        CountedSearch(noon(1) - 12 * HOUR, "law", 3),
        CountedSearch(noon(1) - 12 * HOUR, "physics", 7),
        CountedSearch(noon(1) - 12 * HOUR, "my firm", 2),
        CountedSearch(noon(-61), "law", 9),
    ]
    counting = november(*requests, *few, doors=doors, searches=searches)
    rooms = fields.room_against_wish(counting)
    assert rooms == (FieldRoom("law", 5, 2, 5, 3), FieldRoom("physics", 0, 0, 0, 7))
    assert [each.room for each in rooms] == [5 / 8, 0]
    assert fields.looked_for_in_vain(counting) == (Sought("physics", 7), Sought("law", 3))


def test_concerns_are_counted_when_they_are_opened_and_closed() -> None:
    waits = [CountedConcern(noon(3)), CountedConcern(noon(-9), noon(-8), noon(2))]
    kept = [CountedConcern(noon(4), noon(4) + hours * HOUR) for hours in (1, 2, 4, 8, 50)]
    counting = november(concerns=[*waits, *kept])
    assert care.concerns_opened(counting) == count(6)
    assert care.concerns_closed(counting) == count(1)
    assert care.time_to_look_after(counting) == Figure(Measure.HOURS, 4, 5, unknown=1)
