from collections.abc import Iterator

import pytest
from hypothesis import settings

from bot.text import Mention
from tests.bot.town import Member, Town, a_town

# A busy machine is slow, not wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def town() -> Iterator[Town]:
    with a_town() as town:
        yield town
        assert_nobody_reads_of_themselves(town)


def assert_nobody_reads_of_themselves(town: Town) -> None:
    """Whatever a test played: a card speaks to its reader, and never about them by name."""
    for each in town.post_office.delivered:
        named = {
            span.user for text in each.card.texts() for span in text if isinstance(span, Mention)
        }
        assert each.to.user not in named, (each.to.user, each.card.title)


@pytest.fixture
def daniel(town: Town) -> Member:
    """A host in Berlin, who takes two a month."""
    return town.host("Daniel", hours="Tue, Thu 17:00-19:00")


@pytest.fixture
def maya(town: Town) -> Member:
    """A seeker in Nairobi, two hours ahead of Berlin in winter."""
    return town.member("Maya", "Africa/Nairobi")
