"""Ranks advice by the words that it shares with a worry (Okapi BM25). It is used if no phrase is
found, to offer what comes closest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from bot.content.advice.answers import Advice, the_advice

SATURATION, LENGTH_COUNTS = 1.2, 0.6
"""The usual values."""
OF_A_NAME, OF_A_NEAR_WORD, OF_A_PHRASE, OF_AN_ANSWER = 2.0, 2.0, 1.0, 0.4
"""How much a word counts in each of these places. An answer counts least, because it is about many
other things, too."""
ENDINGS = ("ingly", "ing", "edly", "ed", "ies", "es", "s", "ly", "e", "y")
STEM_AT_LEAST = 3


class Near(NamedTuple):
    advice: Advice
    nearness: float


class AdviceRanking:
    """Ranks all the advice of a language."""

    def __init__(self, every: Sequence[Advice]) -> None:
        self._every = every
        words = [_weighed(each) for each in every]
        lengths = [sum(each.values()) for each in words]
        within = Counter(word for each in words for word in each)
        self._by_stem: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """For each stem, the advice that contains it, and how much nearer it brings them."""
        for at, counts in enumerate(words):
            length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths[at] * len(every) / sum(lengths)
            for word, count in counts.items():
                rarity = log(1 + (len(every) - within[word] + 0.5) / (within[word] + 0.5))
                nearer = rarity * count * (SATURATION + 1) / (count + SATURATION * length)
                self._by_stem[word].append((at, nearer))

    def near(self, words: Iterable[str]) -> list[Near]:
        """The nearest first. Only advice that shares a word is included."""
        nearness: dict[int, float] = defaultdict(float)
        for each in sorted({stem(each) for each in words}):
            for at, nearer in self._by_stem.get(each, ()):
                nearness[at] += nearer
        ranked = sorted(nearness, key=lambda at: (-nearness[at], at))
        return [Near(self._every[at], nearness[at]) for at in ranked]


@cache
def the_ranking(language: str) -> AdviceRanking:
    return AdviceRanking(the_advice(language).all)


def stem(word: str) -> str:
    """The word without the ending of a plural or a tense."""
    ending = next(
        (e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= STEM_AT_LEAST), ""
    )
    return word.removesuffix(ending)


def _weighed(advice: Advice) -> Mapping[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for words, weight in _texts(advice):
        for each in {stem(word) for word in words}:
            counts[each] += weight
    return counts


def _texts(advice: Advice) -> Iterator[tuple[Iterable[str], float]]:
    yield from ((name.split(), OF_A_NAME) for name in advice.names)
    yield advice.near, OF_A_NEAR_WORD
    yield from ((phrase.words, OF_A_PHRASE) for phrase in advice.phrases)
    yield (advice.answer.lower().split(), OF_AN_ANSWER)
