"""How a letter addresses somebody of whom only the platform name is known. It only knows English
titles."""

from enum import StrEnum


class Tone(StrEnum):
    WARM = "warm"
    SHORT = "short"
    FORMAL = "formal"


NAME_AT_MOST = 40
NAME_WORDS = 4
_PARTICLES = frozenset("al bin da de del den der di dos el la le van von y".split())
_TITLES = frozenset("dr mr mrs ms mx prof professor sir".split())


def first_name(name: str) -> str:
    """The first name without titles, initials and anything in brackets. Empty if it cannot be
    told."""
    return next((_cased(each) for each in _words(name) if _is_given(each)), "")


def whole_name(name: str) -> str:
    """The name in one line. Empty if it has no letter, or is too long for a line."""
    words = _words(name)
    whole = " ".join(map(_cased, words))
    fits = len(whole) <= NAME_AT_MOST and len(words) <= NAME_WORDS
    is_name = fits and any(map(str.isalpha, whole))
    return whole if is_name else first_name(name)


def _words(name: str) -> list[str]:
    return [each.strip(",;|") for each in name.split() if each.strip(",;|")]


def _cased(word: str) -> str:
    """As it is written in a letter, if it was typed in lower case or in capitals."""
    is_shouted = word.isupper() and len(word) > len("JD")
    is_odd = word[0].isalpha() and (word.islower() or is_shouted)
    return word.title() if is_odd and word not in _PARTICLES else word


def _is_given(word: str) -> bool:
    is_title = word.rstrip(".").lower() in _TITLES
    is_short = word.endswith(".") or word.startswith(("(", "["))
    return word[0].isalnum() and len(word) <= NAME_AT_MOST and not is_title and not is_short
