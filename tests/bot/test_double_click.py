"""Somebody presses the same button twice. The second press changes nothing and says nothing: what
the first one did is shown already."""

from collections.abc import Callable

import pytest

from bot.cards.buttons import Action
from tests.bot.town import Town
from tests.bot.town_members import Member

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
    who.sends(action)
    [done], seen = town.interviews(), [who.received(), daniel.received(), maya.received()]
    assert done.revision == action.revision + 1
    assert who.sends(action) is None
    assert town.interviews() == [done]
    assert [who.received(), daniel.received(), maya.received()] == seen
