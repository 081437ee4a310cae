"""How long Askwell waits before it tries again."""

from adapters.shared.connecting.backoff import LONGEST, STEADY, Backoff


class Time:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def longest(least: float, most: float) -> float:
    assert least == most / 2
    return most


def test_at_once_and_then_ever_longer_up_to_two_minutes() -> None:
    backoff = Backoff(Time(), longest)
    waits = [backoff.next() for _ in range(3_000)]
    assert waits[:9] == [0, 1, 2, 4, 8, 16, 32, 64, LONGEST]
    assert {*waits[9:]} == {LONGEST}


def test_after_a_connection_that_stood_all_is_as_at_first() -> None:
    time = Time()
    backoff = Backoff(time, longest)
    assert [backoff.next() for _ in range(3)] == [0, 1, 2]
    time.at = STEADY + 1
    assert [backoff.next() for _ in range(2)] == [0, 1]


def test_two_waits_are_never_equal() -> None:
    one, another = Backoff(), Backoff()
    assert [one.next() for _ in range(9)] != [another.next() for _ in range(9)]
