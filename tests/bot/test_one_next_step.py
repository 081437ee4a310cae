"""A card that comes by itself shows at a glance what to do next: one button is highlighted, and few
are shown at once."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Style
from tests.bot.test_reportable import STORIES, cards_about, played, time_passes
from tests.bot.town import Town
from tests.bot.town_members import Member

AT_ONCE = 5


@pytest.mark.parametrize("name", STORIES)
def test_each_card_about_an_interview_has_one_next_step(town: Town, name: str) -> None:
    """Times to choose from count as one step."""
    _, maya, daniel = played(town, name)
    time_passes(town)
    for who in (maya, daniel):
        for each in cards_about(town.interviews()[0].id, who):
            steps = [one for one in each.card.buttons if one.action.name != ActionName.PICK]
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
