"""The app's home tab, which shows organizers how their programme stands."""

import pytest

from tests.adapters.slack.workspace import AskwellInSlack, Member


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def ana(here: AskwellInSlack) -> Member:
    made = here.member("U2", "Ana", "Europe/London")
    made.user.person.rights = "owner"
    return made


async def home(who: Member) -> str:
    await who.user.opens_home()
    await who.here.settled()
    assert who.user.home
    return str(who.user.home.blocks)


async def test_organizers_see_their_programme_and_nobody_else_does(
    maya: Member, ana: Member
) -> None:
    await ana.types("organize")
    assert "You run the programme here" in await home(ana)
    assert "This month" in await home(ana)
    assert "Hello" in await home(maya)
    assert "You run the programme here" not in await home(maya)


async def test_who_runs_the_workspace_organizes_by_the_command_only(ana: Member) -> None:
    assert "You run the programme here" not in await home(ana)
    assert "Organize" not in await home(ana)
