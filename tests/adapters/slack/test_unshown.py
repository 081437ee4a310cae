"""An answer that cannot be rendered: its member reads a sentence, and others go on."""

from typing import Any

import pytest

from adapters.slack.rendering.render import card_blocks
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from tests.adapters.slack.workspace import AskwellInSlack, Member

MISSING = "The answer is missing"


def not_the_settings(card: Card, reader: Reader) -> Any:
    if plain(card.title, reader).startswith("Your settings"):
        raise ValueError("this card does not fit")
    return card_blocks(card, reader)


def no_fields(*_: Any) -> Any:
    raise ValueError("this field does not fit")


@pytest.fixture
def maya(here: AskwellInSlack, monkeypatch: pytest.MonkeyPatch) -> Member:
    monkeypatch.setattr("adapters.slack.spaces.workspace.card_blocks", not_the_settings)
    return here.member("U1", "Maya", "Europe/London")


@pytest.mark.parametrize("does", [Member.types, Member.says])
async def test_a_card_that_cannot_be_shown_leaves_a_sentence(maya: Member, does: Any) -> None:
    await does(maya, "settings")
    assert MISSING in maya.last
    await does(maya, "help")
    assert MISSING not in maya.last


async def test_a_form_that_cannot_be_shown_leaves_a_sentence(
    maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    await maya.types("host")
    monkeypatch.setattr("adapters.slack.rendering.forms._input_blocks", no_fields)
    await maya.presses("Become a host")
    assert MISSING in maya.modal + maya.last
