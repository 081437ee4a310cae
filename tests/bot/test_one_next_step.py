"""A card that comes by itself shows at a glance what to do next: one button is highlighted, and few
are shown at once."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Style
from tests.bot.test_reportable import STORIES, cards_about, played, time_passes
from tests.bot.town import Town

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
