"""Logistic regression over all meanings by plain gradient descent, with smaller steps for what was
seen often: the same messages teach the same points."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, sqrt
from zlib import crc32

from bot.interview.frozen import frozen
from bot.language.learned_points import SCALE

ROUNDS = 25
STEP = 1.0
PULL = 0.00002
"""How strongly weights are pulled to zero, so that a single unusual message teaches little."""

TOGETHER = 64
SEEN_AT_LEAST = 2
LEAST = 7
"""A weight below this is not written down."""


@frozen
class Example:
    meaning: str
    traits: Collection[str]


Weights = dict[str, list[float]]


def learn(
    taught: Sequence[Example], meanings: Sequence[str], rounds: int = ROUNDS
) -> dict[str, dict[str, int]]:
    """Points by feature and meaning."""
    seen = Counter(trait for each in taught for trait in each.traits)
    weights: Weights = {t: [0.0] * len(meanings) for t, n in seen.items() if n >= SEEN_AT_LEAST}
    moved: Weights = {trait: [1e-8] * len(meanings) for trait in weights}
    order = sorted(taught, key=_mixed)
    for _ in range(rounds):
        for at in range(0, len(order), TOGETHER):
            _step(weights, moved, order[at : at + TOGETHER], meanings)
    points = {trait: _points(each, meanings) for trait, each in weights.items()}
    return {trait: each for trait, each in points.items() if each}


def _mixed(example: Example) -> int:
    """A key for an order in which the meanings are mixed."""
    return crc32(" ".join(example.traits).encode())


def _step(
    weights: Weights, moved: Weights, batch: Sequence[Example], meanings: Sequence[str]
) -> None:
    for trait, slopes in _slopes(weights, batch, meanings).items():
        row, far = weights[trait], moved[trait]
        for at, slope in enumerate(slopes):
            pulled = slope / len(batch) + PULL * row[at]
            far[at] += pulled * pulled
            row[at] -= STEP * pulled / sqrt(far[at])


def _slopes(weights: Weights, batch: Sequence[Example], meanings: Sequence[str]) -> Weights:
    slopes: Weights = {}
    for each in batch:
        known, length = [t for t in each.traits if t in weights], sqrt(len(each.traits))
        right = meanings.index(each.meaning)
        missed = _missed([weights[trait] for trait in known], right, length)
        for trait in known:
            old = slopes.get(trait)
            slopes[trait] = [a + b for a, b in zip(old, missed, strict=True)] if old else missed
    return slopes


def _missed(rows: Sequence[Sequence[float]], right: int, length: float) -> list[float]:
    """For one feature of many, how far each meaning's share is from the right one."""
    odds = [exp(sum(column) / length) for column in zip(*rows, strict=True)]
    total = sum(odds)
    return [(odd / total - (at == right)) / length for at, odd in enumerate(odds)]


def _points(row: Sequence[float], meanings: Sequence[str]) -> dict[str, int]:
    points = {each: round(SCALE * weight) for each, weight in zip(meanings, row, strict=True)}
    return {each: given for each, given in points.items() if abs(given) >= LEAST}


def heading(taught: Iterable[Example], meanings: Sequence[str]) -> str:
    """The first two lines of a table. It is out of date if they differ from what is taught now."""
    messages = "\n".join(f"{each.meaning}\t{' '.join(each.traits)}" for each in taught)
    return f"{crc32(messages.encode()):08x}\n{' '.join(meanings)}\n"


def table(points: Mapping[str, Mapping[str, int]], meanings: Sequence[str]) -> str:
    """The points as `learned_points.read_points` reads them below the heading."""
    number = {name: at for at, name in enumerate(meanings)}
    lines = (
        "\t".join([trait, *(f"{number[meaning]} {given}" for meaning, given in each.items())])
        for trait, each in sorted(points.items())
    )
    return "".join(f"{line}\n" for line in lines)
