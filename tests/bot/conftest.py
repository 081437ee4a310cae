from collections.abc import Iterator

import pytest

from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member


@pytest.fixture
def town() -> Iterator[Town]:
    with a_town() as town:
        yield town


@pytest.fixture
def daniel(town: Town) -> Member:
    """A host in Berlin, who takes two interviews a month."""
    return town.host("Daniel", hours="Tue, Thu 17:00-19:00")


@pytest.fixture
def maya(town: Town) -> Member:
    """A seeker in Nairobi, two hours ahead of Berlin in winter."""
    return town.member("Maya", "Africa/Nairobi")


@pytest.fixture
def ana(town: Town) -> Member:
    """She runs the workspace, and is an organizer."""
    ana = town.member("Ana", runs_space=True)
    organizes(ana)
    return ana


@lived_once
def organizes(member: Member) -> None:
    member.types("organize")
