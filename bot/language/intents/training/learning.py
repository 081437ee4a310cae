"""Learns the points of bot.language.intents.learned from labelled messages, and writes them down.

Logistic regression over all meanings by plain gradient descent, with smaller steps for what was
seen often: the same messages teach the same points. Run from the root of the repository:
python -m bot.language.intents.training
"""

import csv
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path
from zlib import crc32

from bot.interview.frozen import frozen
from bot.interview.members import NamedMember, Person
from bot.language.intents.catalogue import Intent, the_catalogue
from bot.language.intents.learned import FILE, MEANINGS, SCALE, traits
from bot.language.intents.matching import NameIndex, read_sentences

HERE = Path(__file__).parent
WRITTEN = HERE.parent / FILE
FILES = (
    *("tuned_on", "once_unseen_1", "once_unseen_2", "once_unseen_3", "in_context", "in_context_2"),
    *("worried_tuned_on", "worried_once_unseen", "worried_once_unseen_2", "in_context_3"),
    "taught",
)
"""The files that once were test data were measured before anything was learned from them."""

NAMES = (
    *("Daniel Okafor", "Priya Raman", "Lena Vogel", "Omar Haddad"),
    *("Will Turner", "Grace Kim", "María José Ortega"),
)
PEOPLE = tuple(
    NamedMember(number, Person("terminal", "town", name), name, None)
    for number, name in enumerate(NAMES)
)
"""The people whom the messages name."""

OPEN_WHEN: Mapping[str, Collection[Intent]] = {
    "asked": (Intent.YES, Intent.NO, Intent.MOVE, Intent.CANCEL, Intent.PAUSE),
    "offered": (Intent.YES, Intent.NO, Intent.MOVE, Intent.CANCEL),
    "waiting": (Intent.MOVE, Intent.CANCEL),
    "booked": (Intent.MOVE, Intent.CANCEL, Intent.LATE, Intent.WHERE),
    "running": (Intent.LATE, Intent.WHERE, Intent.MISSED),
    "later": (Intent.MOVE, Intent.CANCEL, Intent.WHERE),
    "over": (Intent.NEWS, Intent.NOTE, Intent.MISSED),
    "held": (Intent.NEWS, Intent.NOTE, Intent.MISSED),
}
"""The intents that are open for a writer, by the state of their interview."""

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


def everything() -> list[Example]:
    return [each for name in FILES for each in examples(HERE / f"{name}.tsv")]


def examples(path: Path) -> Iterator[Example]:
    """Without those that are only labelled as not worried."""
    people, catalogue = NameIndex(PEOPLE, the_catalogue().known), the_catalogue()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["intent"] in MEANINGS:
                said = read_sentences(row["message"], people, catalogue)
                open_for = _open_for(row.get("open") or "")
                yield Example(row["intent"], sorted(traits(said, row["message"], open_for)))


def _open_for(stands: str) -> set[Intent]:
    """From a text such as "asked:Daniel, booked:Priya"."""
    hows = (each.partition(":")[0] for each in stands.split(", ") if each)
    return {intent for how in hows for intent in OPEN_WHEN[how]}


Weights = dict[str, list[float]]


def learn(taught: Sequence[Example]) -> dict[str, dict[str, int]]:
    """Points by feature and meaning."""
    seen = Counter(trait for each in taught for trait in each.traits)
    weights: Weights = {t: [0.0] * len(MEANINGS) for t, n in seen.items() if n >= SEEN_AT_LEAST}
    moved: Weights = {trait: [1e-8] * len(MEANINGS) for trait in weights}
    order = sorted(taught, key=_mixed)
    for _ in range(ROUNDS):
        for at in range(0, len(order), TOGETHER):
            _step(weights, moved, order[at : at + TOGETHER])
    return {trait: _written(each) for trait, each in weights.items() if _written(each)}


def _mixed(example: Example) -> int:
    """A key for an order in which the meanings are mixed."""
    return crc32(" ".join(example.traits).encode())


def _step(weights: Weights, moved: Weights, batch: Sequence[Example]) -> None:
    for trait, slopes in _slopes(weights, batch).items():
        row, far = weights[trait], moved[trait]
        for at, slope in enumerate(slopes):
            pulled = slope / len(batch) + PULL * row[at]
            far[at] += pulled * pulled
            row[at] -= STEP * pulled / sqrt(far[at])


def _slopes(weights: Weights, batch: Sequence[Example]) -> Weights:
    slopes: Weights = {}
    for each in batch:
        known, length = [t for t in each.traits if t in weights], sqrt(len(each.traits))
        missed = _missed([weights[trait] for trait in known], each.meaning, length)
        for trait in known:
            old = slopes.get(trait)
            slopes[trait] = [a + b for a, b in zip(old, missed, strict=True)] if old else missed
    return slopes


def _missed(rows: Sequence[Sequence[float]], meaning: str, length: float) -> list[float]:
    """For one feature of many, how far each meaning's share is from the right one."""
    odds = [exp(sum(column) / length) for column in zip(*rows, strict=True)]
    total, right = sum(odds), MEANINGS.index(meaning)
    return [(odd / total - (at == right)) / length for at, odd in enumerate(odds)]


def _written(row: Sequence[float]) -> dict[str, int]:
    points = {each: round(SCALE * weight) for each, weight in zip(MEANINGS, row, strict=True)}
    return {each: given for each, given in points.items() if abs(given) >= LEAST}


def write(points: Mapping[str, Mapping[str, int]], file: Path) -> None:
    lines = (
        "\t".join([trait, *(f"{meaning} {given}" for meaning, given in each.items())])
        for trait, each in sorted(points.items())
    )
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
