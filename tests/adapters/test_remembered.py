"""Rendered texts are cached, but only our own words: members' words may be erased, and a cache
would not notice."""

import gc
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
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


def _remembered() -> Iterator[str]:
    """Everything in Askwell's caches."""
    kind = type(lru_cache(repr))
    ours = [each for name, each in sys.modules.items() if name.startswith(("adapters.", "bot."))]
    for cache in (each for module in ours for each in vars(module).values()):
        if isinstance(cache, kind):
            yield from map(repr, gc.get_referents(cache))


def in_plain_words(card: Card, reader: Reader) -> None:
    for text in card.texts():
        plain(text, reader)


@pytest.mark.parametrize("show", [discord.message, slack.card_blocks, in_plain_words])
async def test_members_words_are_in_no_cache(show: Callable[[Card, Reader], Any]) -> None:
    show(CARD, BERLIN)
    held = "\n".join(_remembered())
    assert "wrote: " in held
    assert "My son was ill" not in held
    assert "Maya-Who-Is" not in held
