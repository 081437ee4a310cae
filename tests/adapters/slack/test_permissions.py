"""Scopes that a workspace did not grant: Askwell works without them, and organizers read what they
would allow."""

import pytest

from adapters.slack.setting_up.manifest import OPTIONAL_SCOPES, SCOPES
from bot.texts.organizing.programme.permissions import SLACK
from tests.adapters.slack.workspace import AskwellInSlack, Member


@pytest.fixture
def ana(here: AskwellInSlack) -> Member:
    made = here.member("U2", "Ana", "Europe/London")
    made.user.person.rights = "owner"
    return made


def test_each_scope_is_said_to_allow_something() -> None:
    assert SLACK.keys() == (SCOPES | OPTIONAL_SCOPES).keys()


async def test_organizers_read_what_is_missing(here: AskwellInSlack, ana: Member) -> None:
    here.slack.token("T1").scopes -= {"usergroups:read"}
    await ana.types("organize")
    await ana.types("organize")
    assert "usergroups:read" in ana.last
    assert "It would let me offer user groups" in ana.last
    assert "Until then I work without it" in ana.last


async def test_nothing_is_said_where_all_is_granted(ana: Member) -> None:
    await ana.types("organize")
    await ana.types("organize")
    assert "You run the programme here" in ana.last
    assert "Not allowed yet" not in ana.last
