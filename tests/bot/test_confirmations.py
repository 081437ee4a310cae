"""What cannot be undone is asked about once, and the question says what will happen."""

import pytest

from bot.cards.action_names import ASKED_FIRST, ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.rich_text import say
from bot.interview.model import Stage
from bot.texts.interviews import confirmations
from tests.bot.town import Town
from tests.bot.town_members import Member


def asked(reply: object, who: Member) -> list[str]:
    assert isinstance(reply, Card)
    return [plain(each, who.reader) for each in (reply.title, *(b.label for b in reply.buttons))]


def test_only_a_yes_to_a_question_whether_they_are_sure_confirms() -> None:
    assert {name for name in ActionName if Action(name, arg="yes").is_confirmed} == ASKED_FIRST


def test_only_what_needs_a_yes_asks_first() -> None:
    with pytest.raises(ValueError, match="a question before"):
        Button(say("Name me"), Action(ActionName.NAME_ME), confirm=confirmations.stop_hosting())


def test_a_host_says_not_now_only_after_a_yes(town: Town, maya: Member, daniel: Member) -> None:
    maya.asks(daniel)
    reply = daniel.sends(daniel.button("Not now").action)
    assert asked(reply, daniel) == ["Say not now?", "Yes, not now", "No, keep it open"]
    assert "90 days" in daniel.last()
    daniel.presses("No, keep it open")
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    daniel.presses("Yes, not now")
    assert [each.stage for each in town.interviews()] == [Stage.DECLINED]


def test_a_request_is_withdrawn_only_after_a_yes(town: Town, maya: Member, daniel: Member) -> None:
    maya.asks(daniel)
    maya.sends(maya.button("Withdraw").action)
    maya.presses("No, keep it open")
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    maya.presses("Yes, take it back")
    assert [each.stage for each in town.interviews()] == [Stage.WITHDRAWN]


@pytest.mark.parametrize("is_host", [True, False])
def test_a_booking_ends_only_after_a_yes(
    town: Town, maya: Member, daniel: Member, *, is_host: bool
) -> None:
    maya.books(daniel)
    acts = daniel if is_host else maya
    reply = acts.sends(acts.button("Cancel it").action)
    nervous = () if is_host else ("I am nervous",)
    ways = ["Yes, cancel it", "Move it", *nervous, "No, keep it"]
    assert asked(reply, acts) == ["Cancel this talk?", *ways]
    assert ("nerves" in acts.last()) is not is_host, "a kind word"
    assert "counts as late" not in acts.last(), "it is days away"
    assert "90 days" not in acts.last(), "a cancellation does not count against the seeker"
    assert ("They may ask you again" in acts.last()) is is_host
    acts.presses("No, keep it")
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]
    for label in nervous:
        acts.presses(label)
        assert acts.last().startswith("I am nervous and want to cancel"), "as in plain words"
    acts.presses("Yes, cancel it")
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED]


@pytest.mark.parametrize("is_host", [True, False])
def test_the_question_names_no_button_that_a_talk_being_moved_lacks(
    maya: Member, daniel: Member, *, is_host: bool
) -> None:
    maya.books(daniel)
    maya.presses("Move it")
    maya.proposes("2026-11-26 17:00")
    acts = daniel if is_host else maya
    cancel = acts.button("Cancel it")
    assert cancel.confirm
    assert "Move it" not in plain(cancel.confirm.text, acts.reader)
    acts.sends(cancel.action)
    assert "Move it" not in acts.last()


def test_hosting_ends_only_after_a_yes(daniel: Member) -> None:
    daniel.types("host")
    reply = daniel.sends(daniel.button("Stop hosting").action)
    assert asked(reply, daniel) == ["Stop hosting?", "Yes, stop", "No, stay a host"]
    daniel.presses("No, stay a host")
    daniel.presses("Yes, stop")
    assert daniel.sees("You are not taking requests any more")
