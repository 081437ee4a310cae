"""Organizers' [More], which shows a card with all its buttons."""

import pytest

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member, organizer


@pytest.fixture
async def ana(here: AskwellInDiscord, alumni: Guild) -> Member:
    return await organizer(here, alumni)


async def test_the_card_with_all_buttons_takes_the_place_of_the_short_one(ana: Member) -> None:
    await ana.organizes()
    short = ana.with_button("More")
    assert "What organizers did" not in short.buttons
    before = len(ana.messages)
    await ana.presses("More")
    assert len(ana.messages) == before
    [whole] = [each for each in ana.messages if each.id == short.id]
    assert whole.shown.startswith(short.shown.removesuffix("[More]"))
    assert "More" not in whole.buttons
    await ana.presses("What organizers did")


async def test_a_card_in_direct_messages_stays_one(
    ana: Member, maya: Member, daniel: Member
) -> None:
    await daniel.types("start")
    await maya.types("report")
    await maya.submits(what="He asked me out.", about="Daniel")
    short = ana.with_button("Ask a question")
    assert "Remove them" not in short.buttons
    before = len(ana.messages)
    await ana.presses("Remove them")
    [whole] = [each for each in ana.messages if each.id == short.id]
    assert "Private note" in whole.buttons
    assert len(ana.messages) == before + 1, "only the question whether she is sure"
    assert "Remove Daniel" in ana.last
    await ana.presses("Not now")
    await ana.presses("I will look after it")
    [kept] = [each for each in ana.messages if each.id == short.id]
    assert "More" in kept.buttons
