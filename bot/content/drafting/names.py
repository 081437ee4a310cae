"""What a letter calls somebody of whom only the name on the platform is known, and its tone. It
knows the titles of English only."""

from enum import StrEnum


class Tone(StrEnum):
    WARM = "warm"
    SHORT = "short"
    FORMAL = "formal"


NAME_AT_MOST = 40
NAME_WORDS = 4
_TITLES = frozenset("dr mr mrs ms mx prof professor sir".split())


def first_name(name: str) -> str:
    """Without titles, initials and what stands in brackets; empty where none can be told."""
    return next((each for each in _words(name) if _is_given(each)), "")


def whole_name(name: str) -> str:
    """In one line; empty where it holds no letter, or is too long for one."""
    words = _words(name)
    whole = " ".join(words)
    fits = len(whole) <= NAME_AT_MOST and len(words) <= NAME_WORDS
    is_name = fits and any(map(str.isalpha, whole))
    return whole if is_name else first_name(name)


def _words(name: str) -> list[str]:
    return [each.strip(",;|") for each in name.split() if each.strip(",;|")]


def _is_given(word: str) -> bool:
    is_title = word.rstrip(".").lower() in _TITLES
    is_short = word.endswith(".") or word.startswith(("(", "["))
    return word[0].isalnum() and len(word) <= NAME_AT_MOST and not is_title and not is_short
