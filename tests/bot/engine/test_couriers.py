"""Whose cards are free, and when."""

from collections.abc import Collection

from bot.engine.couriers import BEAT, DEAD_AFTER, Heart


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


class Watch:
    """A clock that counts from anywhere."""

    seconds = 7_000.0

    def __call__(self) -> float:
        return self.seconds


def test_who_beats_no_more_is_buried_within_fifteen_seconds_of_a_restart() -> None:
    ward, watch = Ward(), Watch()
    ward.beat("killed")
    restarted = Heart("restarted", watch, alone=False)
    began = watch.seconds
    while not restarted.beat(ward):
        watch.seconds += BEAT
    assert DEAD_AFTER <= watch.seconds - began < 15
    assert ward.beats.keys() == {"restarted"}


def test_who_beats_lives_whatever_their_clock_says() -> None:
    ward, watches = Ward(), (Watch(), Watch())
    watches[1].seconds = -4_000.0
    one, other = (
        Heart(name, watch, alone=False) for name, watch in zip("ab", watches, strict=True)
    )
    for _ in range(20):
        assert not one.beat(ward)
        assert not other.beat(ward)
        for each in watches:
            each.seconds += BEAT


def test_who_is_alone_buries_all_others_at_once() -> None:
    ward = Ward()
    ward.beat("killed")
    assert Heart("restarted", Watch(), alone=True).beat(ward)
    assert ward.beats.keys() == {"restarted"}
