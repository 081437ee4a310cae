"""When Askwell gives up a connection that breaks again and again: after five breaks within a
minute, by a monotonic clock."""

import pytest

from adapters.discord.connecting.breaks import BREAKS, Breaks


@pytest.mark.parametrize(("apart", "given_up"), [(0.0, True), (14.9, True), (15.0, False)])
def test_frequent_breaks_are_too_many(apart: float, given_up: bool) -> None:
    times = (number * apart for number in range(20))
    breaks = Breaks(lambda: next(times))
    assert [breaks.too_many(0) for _ in range(20)] == [False] * (BREAKS - 1) + [given_up] * 16


def test_each_connection_has_its_own() -> None:
    breaks = Breaks(lambda: 0.0)
    assert not any(breaks.too_many(shard) for _ in range(BREAKS - 1) for shard in (0, 1))
    assert breaks.too_many(1)
