"""A card that comes by itself shows at a glance what to do next: one button is highlighted, and few
are shown at once. That no answer and no message highlights two is held in all stories, by the town:
see tests.bot.leading."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.outside import Link
from bot.cards.plain_text import plain
from tests.bot.flows.me.test_concern_button import STORIES, cards_about, played, time_passes
from tests.bot.town import Town
from tests.bot.town_members import Member

AT_ONCE = 5
ROOM = "https://meet.example/lena-1"


@pytest.mark.parametrize("name", STORIES)
def test_each_card_about_an_interview_has_one_next_step(town: Town, name: str) -> None:
    """Times to choose from count as one step."""
    _, maya, daniel = played(town, name)
    time_passes(town)
    for who in (maya, daniel):
        for each in cards_about(town.interviews()[0].id, who):
            steps = [one for one in each.card.all_buttons() if one.action.name != ActionName.PICK]
            highlighted = [one for one in steps if one.style is Style.PRIMARY]
            assert len(highlighted) <= 1, who.reads(each.card)
            assert len([one for one in steps if not one.rare]) <= AT_ONCE, who.reads(each.card)


def test_of_two_cards_after_a_talk_only_the_newer_one_leads(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    leading = [
        each.style
        for card in maya.conversation.values()
        for each in card.buttons
        if each.action.name == ActionName.DEBRIEF
    ]
    assert sorted(leading) == [Style.PLAIN, Style.PRIMARY]


def leads(who: Member) -> dict[str, list[str]]:
    """The highlighted buttons and links of each new message, by its title."""
    new = [each.card for each in who.received() if each.new]
    return {plain(each.title, who.reader): _highlighted(each, who) for each in new}


def _highlighted(card: Card, who: Member) -> list[str]:
    links = (each for each in card.links if isinstance(each, Link))
    labels = [each.label for each in links if each.is_next_step]
    labels += [each.label for each in card.all_buttons() if each.style is Style.PRIMARY]
    return [plain(each, who.reader) for each in labels]


def test_what_comes_by_itself_leads_to_the_plan_and_then_to_the_notes(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-27 12:00")
    assert {
        "Get ready: your talk with Daniel": ["The plan"],
        "Coming up: your talk with Daniel": ["The plan"],
        "It is time: Daniel is expecting you": ["Join"],
        "How did it go with Daniel?": ["Note what I learned"],
    }.items() <= leads(maya).items()


def test_once_all_times_have_passed_others_are_the_next_step(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, slots="Tue 24 Nov, 19:00")
    town.after(days=4)
    assert leads(maya)["Daniel has not answered yet"] == ["Other times"]


def test_what_stops_all_nudges_is_seldom_pressed(town: Town, daniel: Member, maya: Member) -> None:
    """It is behind [More], for as long as there is something to stop."""
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=3)
    stops = daniel.button("Stop all nudges")
    assert stops.rare
    more = Action(ActionName.MORE_ABOUT, town.interviews()[0].id)
    for has in (True, False):
        answer = daniel.sends(more)
        assert isinstance(answer, Card)
        assert (stops.action in [each.action for each in answer.buttons]) is has
        daniel.sends(stops.action)


@pytest.mark.parametrize(("link", "leads_to"), [(ROOM, "Join"), ("", "The plan")])
def test_when_a_call_begins_joining_it_is_the_next_step(
    town: Town, maya: Member, link: str, leads_to: str
) -> None:
    maya.books(town.host("Lena", place_detail=link), own_times="2026-11-26 19:00")
    town.to("2026-11-26 16:00")
    assert leads(maya)["It is time: Lena is expecting you"] == [leads_to]


def test_the_questions_lead_to_the_plan(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    assert leads(maya)["Questions for your talk with Daniel"] == ["The plan"]


@pytest.mark.parametrize(
    "list_of",
    [ActionName.MORE_INTERVIEWS, ActionName.MORE_CONTACTS, ActionName.MORE_JOURNAL],
)
def test_a_page_behind_the_end_of_a_list_has_one_next_step(
    town: Town, daniel: Member, maya: Member, list_of: ActionName
) -> None:
    """The list became shorter since."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.after(days=2)
    behind = maya.sends(Action(list_of, arg="99"))
    assert isinstance(behind, Card)
    assert _highlighted(behind, maya) == ["From the beginning"]
