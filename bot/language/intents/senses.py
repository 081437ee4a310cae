"""In which sense words are used, where many words mean nearly the same: "scared", "jittery" and
"cold feet" are all fear. So what was learned from one of them also counts for one that nobody
taught.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

FILE = "senses.toml"
MOST_WORDS = 4
"""Of an entry."""

_ENDINGS = (
    ("ings", ""),
    ("ing", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
)
_KEPT = 4
"""Letters that a word keeps at least, because short ones would become other words: "noted", "not".
"""
_OTHER_WORDS = {"evening": "evening", "evenings": "evening"}
"""What is no form of what is left without the ending."""


def senses(words: Sequence[str]) -> set[str]:
    """The names of the senses in which the words of a sentence are used."""
    stems = [stem(each) for each in words]
    spans = (
        " ".join(stems[start:end])
        for start in range(len(stems))
        for end in range(start + 1, min(start + MOST_WORDS, len(stems)) + 1)
    )
    return {name for span in spans for name in _by_stems().get(span, ())}


def stem(word: str) -> str:
    """The word without its ending. It need not be a word, only the same for all its forms."""
    if word in _OTHER_WORDS:
        return _OTHER_WORDS[word]
    short = _without_ending(word)
    if len(short) > _KEPT:
        short = short.removesuffix("e")
    return short[:-1] if len(short) >= _KEPT and short[-1] == short[-2] else short


def _without_ending(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            return word.removesuffix(ending) + instead
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) >= _KEPT
    return word[:-1] if is_plural else word


@cache
def _by_stems() -> Mapping[str, Sequence[str]]:
    """The names of the senses by the stems of each entry."""
    found: dict[str, tuple[str, ...]] = {}
    for name, entries in written().items():
        for entry in entries:
            stems = " ".join(map(stem, entry.split()))
            found[stems] = tuple(dict.fromkeys((*found.get(stems, ()), name)))
    return found


def written() -> Mapping[str, Sequence[str]]:
    """The entries of the file by the name of their sense."""
    toml = files(__package__).joinpath(FILE).read_text("utf-8")
    return {
        name: [" ".join(each.split()) for each in listed.split(",")]
        for name, listed in tomllib.loads(toml).items()
    }
