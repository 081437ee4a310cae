"""A card's file as more cards, for a platform that takes no files."""

from collections.abc import Iterator
from dataclasses import replace

from bot.text import Words, say
from bot.ui import Card, Quote

PAGE = 3_000
"""Characters of the file on a card."""


def without_file(card: Card) -> tuple[Card, ...]:
    """The card, and its file's text on as many more as it takes: nothing is left out."""
    if card.file is None:
        return (card,)
    pages = list(_pages(card.file.text))
    name = card.file.name
    shown = (
        Card(
            say("{name}, {n} of {all}", name=(name,), n=number, all=len(pages)),
            (Quote((Words(page, PAGE),)),),
        )
        for number, page in enumerate(pages, 1)
    )
    return (replace(card, file=None), *shown)


def _pages(text: str) -> Iterator[str]:
    """As many lines as fit, each page; a line that is longer than a page is broken."""
    page = ""
    for line in _lines(text):
        if len(page) + len(line) > PAGE:
            yield page
            page = ""
        page += line
    if page.strip():
        yield page


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        yield from (line[start : start + PAGE] for start in range(0, len(line), PAGE))
