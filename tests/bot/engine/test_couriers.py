"""Whose cards are free, and when."""

from collections.abc import Collection

from bot.engine.couriers import BEAT, Heart


class Ward:
    """The couriers of a database, by their beats."""

    def __init__(self) -> None:
        self.beats: dict[str, int] = {}

    def beat(self, courier: str) -> dict[str, int]:
        self.beats[courier] = self.beats.get(courier, 0) + 1
        return {each: count for each, count in self.beats.items() if each != courier}

    def bury(self, couriers: Collection[str]) -> None:
        for each in couriers:
            del self.beats[each]

    def free(self, courier: str, cards: Collection[int]) -> None:
        raise AssertionError


def beaten(*hearts: Heart, ward: Ward) -> bool:
    """Whether any of them has buried somebody."""
    return sum(each.beat(ward) for each in hearts) > 0


def test_who_beats_no_more_is_buried_within_fifteen_seconds_of_a_restart() -> None:
    ward = Ward()
    ward.beat("killed")
    restarted = Heart("restarted", alone=False)
    beats = 0
    while not restarted.beat(ward):
        beats += 1
    assert 10 <= beats * BEAT < 15
    assert ward.beats.keys() == {"restarted"}


def test_who_beats_lives() -> None:
    ward, one, other = Ward(), Heart("a", alone=False), Heart("b", alone=False)
    assert not any(beaten(one, other, ward=ward) for _ in range(20))


def test_who_slept_takes_nobody_for_dead_who_slept_as_long() -> None:
    """As on a laptop, or while the database was away."""
    ward, one, other = Ward(), Heart("a", alone=False), Heart("b", alone=False)
    for _ in range(5):
        assert not beaten(one, other, ward=ward)
        # An hour passes. Who wakes first sees the other as it was before.
        assert not beaten(one, one, other, ward=ward)


def test_who_is_alone_buries_all_others_at_once() -> None:
    ward = Ward()
    ward.beat("killed")
    assert Heart("restarted", alone=True).beat(ward)
    assert ward.beats.keys() == {"restarted"}
