"""Somebody presses the same button twice, or sends a form twice. The second one changes nothing and
says nothing, because what the first one did is shown already."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member
from tests.bot.town_platform import MONDAY


@pytest.fixture
def town_in_file(tmp_path: Path) -> Iterator[Town]:
    """It can be restarted."""
    with a_town(f"sqlite:///{tmp_path}/town.db") as town:
        yield town


AT_ONCE, LATER = timedelta(seconds=0.4), timedelta(minutes=1)

Deed = Callable[[Member, Member], tuple[Member, Action]]
"""Brings the interview to where a button can be pressed. Returns who presses it, and the button."""


def picks(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.asks(daniel)
    return daniel, daniel.button("Tue 24 Nov, 17:00").action


def declines(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.asks(daniel)
    return daniel, daniel.button("Not now").action.after_yes


def lets_ask_again(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.asks(daniel)
    daniel.presses("Not now")
    return daniel, daniel.button("They may ask again").action


def withdraws(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.asks(daniel)
    return maya, maya.button("Withdraw").action.after_yes


def cancels(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.books(daniel)
    return maya, maya.button("Cancel it").action.after_yes


def keeps_the_time(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.books(daniel)
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:00")
    return daniel, daniel.button("Keep").action


def offers(maya: Member, daniel: Member) -> tuple[Member, Action]:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.fills(own_times="2026-11-27 12:00")
    return daniel, daniel.button("Send these times").action


DEEDS: dict[str, Deed] = {
    "a time": picks,
    "not now": declines,
    "may ask again": lets_ask_again,
    "withdraw": withdraws,
    "cancel": cancels,
    "keep the time": keeps_the_time,
    "times as understood": offers,
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_a_second_press_is_done_once_and_says_nothing(
    town: Town, maya: Member, daniel: Member, deed: Deed
) -> None:
    who, action = deed(maya, daniel)
    who.sends(action, MONDAY)
    [done], seen = town.interviews(), [who.received(), daniel.received(), maya.received()]
    assert done.revision == action.revision + 1
    assert who.sends(action, MONDAY + AT_ONCE) is None
    assert town.interviews() == [done]
    assert [who.received(), daniel.received(), maya.received()] == seen


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_whoever_presses_again_later_is_told_how_things_stand(
    town: Town, maya: Member, daniel: Member, deed: Deed
) -> None:
    who, action = deed(maya, daniel)
    who.sends(action, MONDAY)
    [done] = town.interviews()
    told = who.sends(action, MONDAY + LATER)
    assert "Things have moved on" in who.reads(told)
    assert town.interviews() == [done]


def test_a_double_click_on_what_is_no_interview_says_nothing(town: Town, maya: Member) -> None:
    maya.types("settings")
    off = maya.button("Stop all nudges").action
    assert maya.sends(off, MONDAY)
    assert maya.sends(off, MONDAY + AT_ONCE) is None
    assert maya.sends(off, MONDAY + LATER)


def test_a_double_click_on_what_only_reads_says_nothing(town: Town, maya: Member) -> None:
    """Nothing is written down for that."""
    maya.types("start")
    find = maya.button("Find somebody").action
    before = town.dump()
    assert maya.sends(find, MONDAY)
    assert maya.sends(find, MONDAY + AT_ONCE) is None
    assert town.dump() == before
    assert maya.sends(find, MONDAY + LATER)


def test_another_button_right_after_is_no_repeat(maya: Member) -> None:
    off, on = (Action(ActionName.NUDGES, arg=each) for each in ("off", "on"))
    maya.sends(off, MONDAY)
    assert maya.sends(on, MONDAY + AT_ONCE)


def test_off_on_off_within_a_second_is_off(town: Town, maya: Member) -> None:
    off, on = (Action(ActionName.NUDGES, arg=each) for each in ("off", "on"))
    assert maya.sends(off, MONDAY)
    assert maya.sends(on, MONDAY + AT_ONCE)
    assert maya.sends(off, MONDAY + 2 * AT_ONCE)
    assert maya.sends(off, MONDAY + 2 * AT_ONCE) is None
    maya.types("settings")
    assert maya.button("Nudge me again")


def test_the_same_button_of_two_members_is_no_repeat(maya: Member, daniel: Member) -> None:
    maya.types("settings")
    off = maya.button("Stop all nudges").action
    assert maya.sends(off, MONDAY)
    assert daniel.sends(off, MONDAY)


def test_a_double_click_is_recognized_by_the_next_process(town_in_file: Town) -> None:
    town = town_in_file
    maya = town.member("Maya")
    maya.types("settings")
    off = maya.button("Stop all nudges").action
    assert maya.sends(off, MONDAY)
    town.restart()
    assert maya.sends(off, MONDAY + AT_ONCE) is None
    town.restart()
    assert maya.sends(off, MONDAY + LATER)


def test_a_press_is_answered_although_a_clock_was_set_back(town_in_file: Town) -> None:
    town = town_in_file
    maya = town.member("Maya")
    maya.types("settings")
    off = maya.button("Stop all nudges").action
    assert maya.sends(off, MONDAY + 2 * LATER)
    assert maya.sends(off, MONDAY + LATER)
    town.restart()
    assert maya.sends(off, MONDAY)


def test_a_form_that_comes_again_after_a_kill_counts_once_and_says_so(town_in_file: Town) -> None:
    """The first answer may have been lost with the process."""
    town = town_in_file
    maya = town.member("Maya")
    maya.types("settings")
    maya.presses("Change")
    assert isinstance(maya.fills(quiet_from="21:00", quiet_until="8:00"), Card)
    assert maya.sends_again() is None
    before = town.dump()
    town.restart()
    town.clock.move_to(MONDAY + LATER)
    assert "I have that already" in maya.reads(maya.sends_again())
    assert town.dump() == before


def test_a_form_with_a_mistake_may_be_sent_again(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Change")
    assert isinstance(maya.fills(quiet_from="when it is dark"), Invalid)
    assert isinstance(maya.sends_again(), Invalid)


def test_a_double_click_erases_once(town: Town, maya: Member) -> None:
    """The second press makes nobody a member again."""
    maya.sends(Action(ActionName.ERASE))
    sure = next(each.action for each in maya.buttons() if each.action.name == ActionName.ERASE_ALL)
    maya.sends(sure, MONDAY)
    before = town.dump()
    assert maya.sends(sure, MONDAY + AT_ONCE) is None
    assert town.dump() == before


def test_what_members_did_is_forgotten_within_two_hours(town: Town, maya: Member) -> None:
    maya.sends(Action(ActionName.NUDGES, arg="off"), MONDAY)
    assert 'INSERT INTO "recent_action"' in town.dump()
    town.after(hours=2)
    town.runner.run(town.assembly.housekeeping.forget_at_night())
    assert 'INSERT INTO "recent_action"' not in town.dump()
