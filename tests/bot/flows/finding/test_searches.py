"""Searches as members type them, with the hosts that they should find in the demo community."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.playground.residents.people import HOSTS
from askwell.commands.demo_community import DemoCommunity, demo_community
from askwell.commands.readings import search

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SEARCHES = Path(__file__).parent / "searches"
RIGHT_AT_LEAST = 0.95


@pytest.fixture
async def demo() -> AsyncIterator[DemoCommunity]:
    async with demo_community(NOW) as community:
        yield community


@pytest.mark.parametrize("name", ["people.tsv", "people_2.tsv"])
async def test_a_search_finds_the_matching_hosts_and_nobody_else(
    demo: DemoCommunity, name: str
) -> None:
    searches = labelled(SEARCHES / name)
    wrong = [text for text, *label in searches if not await is_right(demo, text, *label)]

    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * len(searches), wrong


def labelled(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


async def is_right(demo: DemoCommunity, text: str, first: str, may: str) -> bool:
    """`first`: the hosts who must be found, one of them in the first place. `may`: those who may
    also be found."""
    found = [name.split()[0] for name in (await search(text, demo)).values["found"]]
    if first == "*":
        return len(found) == len(HOSTS)
    must = set(first.split(",")) - {"-"}
    begins_well = not must or (found and found[0] in must)
    return bool(begins_well) and must <= set(found) <= must | set(may.split(","))
