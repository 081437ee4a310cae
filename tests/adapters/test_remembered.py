"""Rendered texts are cached, but only our own words: members' words may be erased, and a cache
would not notice."""

from collections.abc import Callable
from typing import Any

import pytest

from adapters.discord.rendering import render as discord
from adapters.slack.rendering import render as slack
from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Mention, Words, say
from tests.adapters.slack.samples import BERLIN
from tests.caches import in_caches

WRITTEN = Words("My son was ill, see https://son.example/ill*")
MAYA = Mention("U0MAYA", "Maya-Who-Is-To-Be-Erased")
CARD = Card(
    say("{who} wrote to you", who=MAYA),
    (
        Paragraph(say("{who} wrote: {words}", who=MAYA, words=WRITTEN)),
        Quote(WRITTEN),
        Facts(((say("Topic"), WRITTEN),)),
        Numbered((WRITTEN,)),
        Entry(MAYA, WRITTEN, portrait=Portrait(MAYA.name, "https://pictures.example/1")),
    ),
)


def in_plain_words(card: Card, reader: Reader) -> None:
    for text in card.texts():
        plain(text, reader)


@pytest.mark.parametrize("show", [discord.message, slack.card_blocks, in_plain_words])
async def test_members_words_are_in_no_cache(show: Callable[[Card, Reader], Any]) -> None:
    show(CARD, BERLIN)
    held = "\n".join(in_caches())
    assert "wrote: " in held
    assert "My son was ill" not in held
    assert "Maya-Who-Is" not in held
