"""How couriers measure time together, and when a courier's cards are free."""

from collections.abc import Collection

from bot.engine.store.couriers import BEAT, Heart, Tick

HOUR = 3600.0


class Ward:
    """The couriers of a database, with the tick of the last beat of each."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.beaten: dict[str, Tick] = {}

    def beat(self, courier: str) -> dict[str, int]:
        latest = max(self.beaten.values(), key=lambda each: each.number, default=Tick(0, 0))
        tick = self.beaten[courier] = latest.at(self.now)
        others = self.beaten.keys() - {courier}
        return {each: tick.number - self.beaten[each].number for each in others}

    def is_known(self, courier: str) -> bool:
        return courier in self.beaten

    def bury(self, couriers: Collection[str]) -> None:
        for each in couriers:
            del self.beaten[each]

    def free(self, courier: str, cards: Collection[int]) -> None:
        raise AssertionError

    def beats(self, *hearts: Heart, late: float = 0.0) -> bool:
        """Let each of them beat after one more BEAT, plus `late` seconds. Returns whether any has
        buried another."""
        self.now += BEAT + late
        return sum(each.beat(self) for each in hearts) > 0


def heart(name: str) -> Heart:
    return Heart(name, alone=False)


def test_a_silent_courier_is_buried_within_fifteen_seconds_of_a_restart() -> None:
    ward = Ward()
    ward.beat("killed")
    killed_at, restarted = ward.now, heart("restarted")
    while not ward.beats(restarted, late=0.05):
        pass
    assert 9 <= ward.now - killed_at < 15
    assert ward.beaten.keys() == {"restarted"}


def test_a_process_that_starts_again_and_again_buries_the_dead_all_the_same() -> None:
    ward = Ward()
    ward.beat("killed")
    for number in range(5):
        ward.beats(heart(f"number {number}"))
    assert "killed" not in ward.beaten


def test_a_courier_that_beats_is_alive() -> None:
    ward, one, other = Ward(), heart("a"), heart("b")
    assert not any(ward.beats(one, other) for _ in range(20))
    assert not any(ward.beats(one, *[other] * 20, late=-BEAT) for _ in range(20)), "in one moment"


def test_a_courier_that_slept_buries_no_other_that_slept_as_long() -> None:
    """As on a laptop, or while the database was away."""
    ward, one, other = Ward(), heart("a"), heart("b")
    for _ in range(5):
        assert not ward.beats(one, other)
        assert not ward.beats(one, one, other, late=HOUR), (
            "who wakes first sees the other as before"
        )


def test_a_clock_that_is_set_back_stops_no_time() -> None:
    ward, one = Ward(), heart("a")
    ward.beat("killed")
    ward.now -= HOUR
    assert any(ward.beats(one) for _ in range(5))


def test_a_process_that_is_alone_buries_all_other_couriers_at_once() -> None:
    ward = Ward()
    ward.beat("killed")
    assert Heart("restarted", alone=True).beat(ward)
    assert ward.beaten.keys() == {"restarted"}
