"""Debriefs with the resources in them. Each is one line with "⏎" for a line break, followed by
"kind: title", separated by tabs."""

from dataclasses import dataclass
from pathlib import Path

from bot.interview.afterwards.resources import Resource
from bot.language.debrief.resources import resources_in

Found = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Labelled:
    text: str
    expected: Found

    def found(self) -> Found:
        return frozenset(map(_pair, resources_in(self.text)))


@dataclass(frozen=True)
class Measured:
    precision: float
    recall: float


def read(name: str) -> list[Labelled]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines()
    return [_labelled(line) for line in lines]


def measured(labelled: list[Labelled]) -> Measured:
    """Precision: how much of what was found is right. Recall: how much of what is there was
    found."""
    right = sum(len(each.found() & each.expected) for each in labelled)
    return Measured(
        right / sum(len(each.found()) for each in labelled),
        right / sum(len(each.expected) for each in labelled),
    )


def _labelled(line: str) -> Labelled:
    text, *expected = line.split("\t")
    pairs = (each.partition(": ") for each in expected)
    found = frozenset((kind, title.replace("⏎", "\n")) for kind, _, title in pairs)
    return Labelled(text.replace("⏎", "\n"), found)


def _pair(resource: Resource) -> tuple[str, str]:
    return resource.kind.value, resource.text
