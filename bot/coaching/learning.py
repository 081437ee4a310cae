"""Learns the points of bot.coaching.points from labelled sentences, and writes them down.

Logistic regression, by plain gradient descent: always the same result for the same sentences.
Run from the root of the repository:  python -m bot.coaching.learning
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

from bot.coaching.asking import readings
from bot.coaching.points import POINTS, traits

LABELLED = Path("tests/bot/job_asks")
ROUNDS = 60
STEP = 0.1
PULL = 0.001
"""How strongly points are drawn to zero, so that one odd sentence teaches little."""
SCALE = 10
LEAST = 2

Sentence = tuple[bool, str]


def labelled(file: Path) -> list[Sentence]:
    """Whether each sentence of a file asks for a job, and the sentence."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()[1:]]
    return [(asks == "1", sentence) for asks, _kind, sentence in rows]


def learn(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Points by trait; those under the empty one are every sentence's."""
    examples = [(asks, _traits(text)) for asks, text in sentences]
    weights: Counter[str] = Counter()
    for turn in range(ROUNDS):
        step = STEP / (1 + turn / 20)
        for asks, found in examples:
            missed = asks - _likelihood(weights, found)
            for trait in found:
                weights[trait] += step * (missed - PULL * weights[trait])
    rounded = {trait: round(SCALE * weight) for trait, weight in weights.items()}
    return {trait: points for trait, points in rounded.items() if abs(points) >= LEAST or not trait}


def write(points: Mapping[str, int], file: Path) -> None:
    """The strongest first."""
    ranked = sorted(points.items(), key=lambda each: (-each[1], each[0]))
    file.write_text("".join(f"{given}\t{trait}\n" for trait, given in ranked), "utf-8")


def _traits(text: str) -> set[str]:
    return {""}.union(*(traits(sentence.plain) for sentence in readings(text)))


def _likelihood(weights: Mapping[str, float], found: set[str]) -> float:
    return 1 / (1 + exp(-sum(weights[trait] for trait in found)))


if __name__ == "__main__":
    sentences = [each for file in sorted(LABELLED.glob("*.tsv")) for each in labelled(file)]
    write(learn(sentences), Path(__file__).with_name(POINTS))
