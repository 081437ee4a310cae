"""What organizers seldom press is behind one button, on platforms whose cards have no menu."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.app import Askwell
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rare_buttons import NO_MENUS, with_menu
from bot.cards.rich_text import say
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision
from bot.engine.events import Caller, Press
from bot.engine.router import Router
from bot.interview.members import Person
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


def test_more_works_on_a_card_whose_flow_knows_nothing_of_it(town: Town) -> None:
    router, shows = Router(), Action(ActionName.CONCERN, "some")
    rare = tuple(Button(say("Rare"), Action("act", arg=n), rare=True) for n in "ab")
    card = Card(say("New"), buttons=(Button(say("Often"), Action("act")), *rare), again=shows)

    @router.press(ActionName.CONCERN, reads=Context, only_reads=True)
    def show(_context: Context, _event: Press, _now: datetime) -> Decision:
        return Decision(reply=card)

    app = Askwell(town.assembly.store, town.clock, router, lambda _due_at: None)
    maya = Caller(Person("terminal", "town", "maya"), "Maya", "Europe/Berlin")
    more = with_menu(card.buttons, NO_MENUS, card.again)[0][-1].action
    short = town.runner.run(app.handle(Press("first", maya, shows))).reply
    whole = town.runner.run(app.handle(Press("second", maya, more))).reply
    assert short == card
    assert isinstance(whole, Card)
    assert whole.instead
    assert whole.buttons == (card.buttons[0], *(replace(each, rare=False) for each in rare))


def test_the_card_of_a_host_has_one_row_of_buttons(daniel: Member) -> None:
    card = daniel.types("host")
    assert isinstance(card, Card)
    shown, _ = with_menu(card.buttons, NO_MENUS, card.again)
    assert [each.label for each in shown] == [
        say(label) for label in ("Change profile", "Change hours", "Days off", "Pause", "More")
    ]
    again = daniel.sends(shown[-1].action)
    assert isinstance(again, Card)
    assert [each.action for each in again.buttons] == [each.action for each in card.buttons]
    assert again.blocks == card.blocks
