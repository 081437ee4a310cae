"""The connection to the database is lost in the very commit of a form, so that nobody knows whether
it is saved. Its member is told so, and sends the form again or not: it counts once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from bot import deciding
from bot.cards.rich_text import say
from bot.deciding import Decided, ToDecide
from bot.engine.errors import MaybeDone
from bot.engine.events import Submit
from bot.engine.store.store import UnitOfWork
from bot.worries_first import Alarm
from tests.adapters.slack.workspace import AskwellInSlack, Member

T = TypeVar("T")

NOT_KNOWN = "It may be done all the same: please look before you try again."
ASK = {"connection": "We both sing.", "wish": "How it is"}


LOST = say("The connection is lost.")


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
    """In the commit of as many of the next forms as this has items, the connection is lost."""
    is_saved: bool = request.param
    coming, seen = list[bool](), list[Submit]()
    decided, run = deciding._decided, here.store.run

    def noting(unit: UnitOfWork, this: ToDecide, alarm: Alarm | None) -> Decided:
        answer = decided(unit, this, alarm)
        if isinstance(this.event, Submit):
            seen.append(this.event)
        return answer

    async def committing(work: Callable[[UnitOfWork], T]) -> T:
        """Other work is committed meanwhile, so each one says itself whether it is a form."""

        def watched(unit: UnitOfWork) -> tuple[T, bool]:
            before = len(seen)
            done = work(unit)
            is_lost = bool(coming) and len(seen) > before
            if is_lost:
                coming.pop()
            if is_lost and not is_saved:
                raise MaybeDone(LOST)
            return done, is_lost

        done, is_lost = await run(watched)
        if is_lost:
            raise MaybeDone(LOST)
        return done

    monkeypatch.setattr(deciding, "_decided", noting)
    monkeypatch.setattr(here.store, "run", committing)
    return coming


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
