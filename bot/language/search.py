"""The words of a search."""

import re
from collections.abc import Iterable

WORDS_AT_MOST = 8
ARG_LENGTH = 74
_SKIPPED = frozenset(
    """a about am an and anybody anyone are as at be by can do find for from how i in is it like
    me my of on or please somebody someone talk that the to want what who with works would
    you""".split()
)


def words(text: str) -> tuple[str, ...]:
    """What to search for in `text`: each word once, in lower case, without those that say
    nothing unless there are no others; the first eight. The databases match each as the
    beginning of a word."""
    found = names(text)
    telling = tuple(word for word in found if word not in _SKIPPED)
    return (telling or found)[:WORDS_AT_MOST]


def names(text: str) -> tuple[str, ...]:
    """All words of `text`, each once, in lower case: a name may be any word."""
    return tuple(dict.fromkeys(re.findall(r"[^\W_]+", text.lower())))


def as_arg(text: str) -> str:
    """The words to search for, as a button carries them: as they were typed where there is room.
    They find what `text` finds, but for words too long to be carried."""
    typed = " ".join(text.split())
    return typed if len(typed) <= ARG_LENGTH else " ".join(words(text))[:ARG_LENGTH]


def matching(typed: str, among: Iterable[str]) -> list[str]:
    """Those that hold what somebody has typed so far; first those that begin with it."""
    wanted = typed.strip().casefold()
    found = [each for each in among if wanted in each.casefold()]
    return sorted(found, key=lambda each: not each.casefold().startswith(wanted))
