"""The words of a search, and the order of what it found."""

import re

WORDS_AT_MOST = 8
_SKIPPED = frozenset(
    "a about am an and anybody anyone are as at be by can do find for from hi how i id in is it "
    "like me my of on or please somebody someone talk that the to want what who with works "
    "work would you".split()
)


def words(text: str) -> tuple[str, ...]:
    """What to search for in `text`: each word once, in lower case, without those that say
    nothing; at most eight. The databases match each as the beginning of a word."""
    found = dict.fromkeys(word for word in re.findall(r"[^\W_]+", text.lower()))
    telling = [word for word in found if word not in _SKIPPED]
    return tuple(telling[:WORDS_AT_MOST])
