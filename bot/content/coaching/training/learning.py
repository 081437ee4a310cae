"""Learns the points of bot.content.coaching.points from labelled sentences, and writes them down.

Logistic regression by plain gradient descent: the same sentences teach the same points. Run from
the root of the repository:  python -m bot.content.coaching.training
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from math import exp
from pathlib import Path

from bot.content.coaching import points
from bot.content.coaching.job_asks import sentences
from bot.content.coaching.points import POINTS, traits
from bot.content.languages import folder
from bot.language.intents.training.labelled import rows

HERE = folder(points.__package__)
SENTENCES = HERE / "training"
FILES = (
    *("everyday", "once_unseen_01", "once_unseen_02", "once_unseen_08", "once_unseen_05"),
    *("once_unseen_04", "once_unseen_09", "once_unseen_07", "once_unseen_06", "once_unseen_10"),
    *("once_unseen_03", "once_unseen_14", "once_unseen_15", "taught", "written_with_the_rules"),
    *("once_unseen_16", "once_unseen_17", "messages"),
)
"""In the order of training: another order would give slightly different points. Files that once
were test data were measured before anything was learned from them. The messages are what members
write to Askwell itself; few of them ask for a job."""

WRITTEN = HERE / POINTS
ROUNDS = 60
STEP = 0.1
SLOWER_AFTER = 20
PULL = 0.001
"""How strongly points are pulled to zero, so that a single unusual sentence teaches little."""

SCALE = 10
LEAST = 2
"""A feature with fewer points than this is not written down."""

Labelled = tuple[bool, str]
"""Whether a sentence asks for a job, and the sentence."""


def labelled(file: Path) -> list[Labelled]:
    return [(row["asks"] == "1", row["sentence"]) for row in rows(file)]


def everything() -> list[Labelled]:
    return [each for name in FILES for each in labelled(SENTENCES / f"{name}.tsv")]


def learn(taught: Sequence[Labelled]) -> dict[str, int]:
    """Points by feature. A text counts like the one of its sentences that has most points."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    examples = [(asks, found) for asks, text in taught if (found := _numbered(text, numbers))]
    weights = [0.0] * len(numbers)
    weight = weights.__getitem__
    for turn in range(ROUNDS):
        step = STEP / (1 + turn / SLOWER_AFTER)
        for asks, each in examples:
            weighed = [sum(map(weight, found)) for found in each]
            most = max(weighed)
            missed = asks - 1 / (1 + exp(-most))
            for number in each[weighed.index(most)]:
                weights[number] += step * (missed - PULL * weights[number])
    points = {trait: round(SCALE * weights[number]) for trait, number in numbers.items()}
    return {trait: each for trait, each in points.items() if abs(each) >= LEAST}


def write(points: Mapping[str, int], file: Path) -> None:
    """Features that most indicate asking come first."""
    ranked = sorted(points.items(), key=lambda each: (-each[1], each[0]))
    file.write_text("".join(f"{given}\t{trait}\n" for trait, given in ranked), "utf-8")


def _numbered(text: str, numbers: Mapping[str, int]) -> list[list[int]]:
    """The features of each sentence as numbers, always in the same order. They are looked up in
    each round, which takes less time with numbers."""
    return [
        [numbers[trait] for trait in sorted(traits(sentence.plain))] for sentence in sentences(text)
    ]
