"""What organizers seldom press is behind one button, on platforms whose cards have no menu."""

import pytest

from bot.cards.cards import Card
from bot.cards.rare_buttons import NO_MENUS, with_menu
from tests.bot.town import Town
from tests.bot.town_members import Member

WAYS = {
    "the programme": (),
    "its settings": ("Settings",),
    "people": ("People",),
    "the report": ("The report",),
    "a concern": ("Concerns", "Look at it"),
}


@pytest.fixture
def ana(town: Town) -> Member:
    made = town.member("Ana", runs_space=True)
    made.types("organize")
    return made


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_more_shows_the_same_card_with_all_its_buttons(
    town: Town, ana: Member, way: tuple[str, ...]
) -> None:
    town.host("Marcus")
    maya = town.member("Maya")
    maya.types("report")
    maya.fills(what="He asked me out.", about="Marcus")
    ana.types("organize")
    for label in way:
        ana.presses(label)
    card = ana.cards()[-1]
    shown, _ = with_menu(card.buttons, NO_MENUS, card.again)
    assert shown[-1] not in card.buttons
    assert all(not each.rare for each in shown)
    whole = ana.sends(shown[-1].action)
    assert isinstance(whole, Card)
    assert whole.instead, "it takes the place of the short one"
    assert ana.reads(whole) == ana.reads(card)
    assert [each.action for each in whole.buttons] == [each.action for each in card.buttons]
    assert with_menu(whole.buttons, NO_MENUS, whole.again) == (whole.buttons, ())
