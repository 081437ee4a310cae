"""What was seen is remembered for a set time, and the memory never grows without limit."""

from adapters.shared.seen import Seen


def test_a_key_is_new_once() -> None:
    seen = Seen[str]()
    assert seen.add("maya")
    assert not seen.add("maya")
    assert "maya" in seen
    assert "daniel" not in seen


def test_it_is_new_again_after_its_time_however_often_it_came() -> None:
    now = 0.0
    seen = Seen[str](2, 60, lambda: now)
    seen.add("maya")
    now = 59
    assert not seen.add("maya")
    now = 60
    assert seen.add("maya")


def test_the_oldest_is_forgotten_first() -> None:
    seen = Seen[str](2)
    for key in "abc":
        seen.add(key)
    assert [key in seen for key in "abc"] == [False, True, True]
