"""The connection to the database is lost in the very commit of a form, so that nobody knows whether
it is saved. Its member is told so, and sends the form again or not: it counts once."""

from datetime import timedelta
from typing import Any

import pytest

from tests.adapters.lost_commits import NOT_KNOWN, lost_commits
from tests.adapters.slack.workspace import AskwellInSlack, Member

ASK = {"connection": "We both sing.", "wish": "How it is"}


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def daniel(here: AskwellInSlack) -> Member:
    return here.member("U2", "Daniel", "Europe/Berlin")


@pytest.fixture
def ana(here: AskwellInSlack) -> Member:
    made = here.member("U3", "Ana", "Europe/London")
    made.user.person.rights = "admin"
    return made


@pytest.fixture(params=[True, False], ids=["saved", "not saved"])
def lost(
    request: pytest.FixtureRequest, here: AskwellInSlack, monkeypatch: pytest.MonkeyPatch
) -> list[bool]:
    return lost_commits(here.store, monkeypatch, is_saved=request.param)


async def submits_in_doubt(maya: Member, lost: list[bool], **answers: Any) -> None:
    """The form stays open and says so. Then it is sent once more."""
    lost.append(True)
    await maya.submits(**answers)
    assert not lost
    assert maya.user.modal
    assert NOT_KNOWN in str(maya.user.modal.errors)
    maya.here.clock.move_to(maya.here.clock.now() + timedelta(minutes=1))
    await maya.submits(**answers)


async def test_settings_in_doubt_are_saved_once_they_are_sent_again(
    maya: Member, lost: list[bool]
) -> None:
    await maya.types("settings")
    await maya.presses("Change")
    await submits_in_doubt(maya, lost, zone="Oslo")
    assert not maya.form
    assert maya.last.startswith(("Saved", "I have that already"))
    await maya.types("settings")
    assert "Time zone: Europe/Oslo" in maya.last


async def test_a_request_in_doubt_is_sent_once(
    maya: Member, daniel: Member, lost: list[bool]
) -> None:
    await daniel.hosts()
    await maya.types("ask", daniel)
    await submits_in_doubt(maya, lost, **ASK, slots=maya.options("slots")[1:2])
    assert "This is what Daniel will see" in maya.last
    await maya.presses("Send it")
    assert [ASK["connection"] in each.shown for each in daniel.messages].count(True) == 1


async def test_a_report_in_doubt_is_read_once(maya: Member, ana: Member, lost: list[bool]) -> None:
    await ana.types("organize")
    await maya.types("report")
    await submits_in_doubt(maya, lost, about="Ben", what="He insulted me.")
    assert maya.last.startswith("Who do you mean by “Ben”?")
    await maya.presses("It is none of them: send it")
    assert maya.last.startswith("Thank you for telling us")
    assert ["He insulted me." in each.shown for each in ana.messages].count(True) == 1


async def test_a_worry_in_doubt_is_answered_before_the_form_is_taken(
    maya: Member, lost: list[bool]
) -> None:
    """They did not see its answer, whether it is noted or not. What they send after that is
    meant."""
    await maya.types("settings")
    await maya.presses("Change")
    await submits_in_doubt(maya, lost, zone="I want to die")
    assert not maya.form
    assert maya.last.startswith("You matter")
    await maya.presses("Open the form again")
    assert maya.holds("zone") == "I want to die"
    await maya.submits()
    assert "zone" in (maya.user.modal.errors if maya.user.modal else ())
    assert [each.shown.startswith("You matter") for each in maya.messages].count(True) == 1
