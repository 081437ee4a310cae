"""The cache keeps entries for a set time, and never grows without limit."""

from adapters.shared.cache import Cache


def test_the_oldest_goes_first() -> None:
    cache = Cache[str, int](2, 60, lambda: 0)
    for number, key in enumerate("abac"):
        cache.put(key, number)
    assert [cache.get(key) for key in "abc"] == [2, None, 3]


def test_nothing_is_kept_longer_than_its_time() -> None:
    now = 0.0
    cache = Cache[str, str](2, 60, lambda: now)
    cache.put("maya", "Africa/Nairobi")
    now = 59
    assert cache.get("maya") == "Africa/Nairobi"
    now = 60
    assert cache.get("maya") is None
    cache.put("maya", "Europe/Berlin")
    cache.forget("maya")
    cache.forget("nobody")
    assert cache.get("maya") is None
