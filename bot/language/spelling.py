"""Typing mistakes: one letter too many, one missing, one wrong, or two in the wrong order."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from itertools import takewhile

SHORTEST_CORRECTED = 5
"""Letters. In shorter words a mistake often makes another word."""


@cache
def ordinary_words() -> Collection[str]:
    """Correctly spelled words, of the lengths in which mistakes are corrected."""
    listed = files(__package__).joinpath("ordinary_words.txt").read_text("utf-8")
    return frozenset(listed.split())


def correct_spelling(typed: str, words: Iterable[str]) -> str | None:
    """The only one of the words that a single mistake turns into what was typed. None if there are
    none or several."""
    if len(typed) < SHORTEST_CORRECTED:
        return None
    near = [word for word in words if _is_one_slip(typed, word)]
    return near[0] if len(near) == 1 else None


class SpellingIndex:
    """An index of words by the parts that a single mistake leaves unchanged: the first two letters,
    or the last two."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginning: dict[str, list[str]] = defaultdict(list)
        self._ending: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._beginning[word[:2]].append(word)
            self._ending[word[-2:]].append(word)

    def near(self, typed: str) -> Collection[str]:
        """All words that a single mistake may turn into what was typed, and some others. What was
        typed must be long enough to be corrected."""
        return {*self._beginning.get(typed[:2], ()), *self._ending.get(typed[-2:], ())}


def _is_one_slip(typed: str, word: str) -> bool:
    if abs(len(typed) - len(word)) > 1 or (typed[0] != word[0] and typed[-1] != word[-1]):
        return False  # a slip leaves the first letter or the last as it was
    pairs = zip(typed, word, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ours, theirs = typed[same:], word[same:]
    return (
        ours[1:] == theirs[1:]  # one is wrong
        or ours[1:] == theirs  # one is too many
        or ours == theirs[1:]  # one is missing
        or (ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:])  # two are in the wrong order
    )
