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
        self._words = [_weighed(each) for each in every]
        self._lengths = [sum(each.values()) for each in self._words]
        self._usual = sum(self._lengths) / len(every)
        within = Counter(word for each in self._words for word in each)
        self._rarity = {
            word: log(1 + (len(every) - count + 0.5) / (count + 0.5))
            for word, count in within.items()
        }

    def near(self, words: Iterable[str]) -> list[Near]:
        """The nearest first. Only advice that shares a word is included."""
        stems = {stem(each) for each in words}
        near = [Near(each, self._nearness(at, stems)) for at, each in enumerate(self._every)]
        ranked = sorted(near, key=lambda each: -each.nearness)
        return [each for each in ranked if each.nearness]

    def _nearness(self, at: int, stems: set[str]) -> float:
        length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * self._lengths[at] / self._usual
        shared = (
            (self._rarity[each], self._words[at][each]) for each in stems & self._words[at].keys()
        )
        return sum(
            rarity * count * (SATURATION + 1) / (count + SATURATION * length)
            for rarity, count in shared
        )


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
