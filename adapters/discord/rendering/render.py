"""Cards as Discord's components: one container with text, and buttons next to what they are about.

What Discord would not show raises ValueError; nothing is cut off.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from discord import AllowedMentions

from adapters.discord.custom_ids import button_id
from adapters.discord.limits import ALT_TEXT
from adapters.discord.rendering.components import (
    Component,
    MessageLayout,
    button,
    framed,
    link,
    rows,
    section,
    thumbnail,
    written,
)
from adapters.discord.rendering.markdown import markdown
from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Quote
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.outside import Link, Outside
from bot.cards.plain_text import one_line
from bot.cards.rare_buttons import NO_MENUS, with_menu
from bot.cards.reader import Reader
from bot.cards.rich_text import ELLIPSIS, Text, Words, say

NO_PINGS = AllowedMentions.none()


def message(card: Card, reader: Reader, *more: Component) -> MessageLayout:
    """The card as a message, with `more` below it."""
    for tight, beside in ((False, True), (False, False), (True, True)):
        with suppress(ValueError):
            return framed([*_Drawing(reader, tight=tight, beside=beside).card(card), *more])
    return framed([*_Drawing(reader, tight=True, beside=False).card(card), *more])


def notification(card: Card, reader: Reader) -> str:
    """The line that a notification shows, in plain words."""
    return one_line(card.notification, reader)


class _Drawing:
    """`tight`: characters are replaced by wide ones and not escaped. `beside`: an entry's buttons
    are next to it, otherwise below all text."""

    def __init__(self, reader: Reader, *, tight: bool, beside: bool) -> None:
        self._reader = reader
        self._tight = tight
        self._beside = beside
        self._seen: list[str] = []
        self._linked: set[str] = set()

    def card(self, card: Card) -> list[Component]:
        parts: list[str | Component] = [f"## {self._line(card.title) or ELLIPSIS}"]
        below: list[Button] = []
        for block in card.blocks:
            if isinstance(block, Entry) and self._beside:
                parts += self._entry(block)
                continue
            parts.append(self._quote(block) if isinstance(block, Quote) else self._block(block))
            below += _often(block.buttons) if isinstance(block, Entry) else ()
        links = rows([self._link(each) for each in card.links])
        # In a select menu nobody can choose the same entry twice:
        # https://github.com/discord/discord-api-docs/issues/4801
        shown, _ = with_menu(card.buttons, NO_MENUS, card.again)
        return [*_together(parts), *links, *self._rows((*below, *shown))]

    def _entry(self, entry: Entry) -> list[str | Component]:
        text = self._block(entry)
        buttons = _often(entry.buttons)
        if entry.portrait and entry.portrait.url and text:
            name = one_line(Words(entry.portrait.name, ALT_TEXT), self._reader)
            picture = thumbnail(entry.portrait.url, name)
            return [section(text, picture), *self._rows(buttons)]
        if len(buttons) == 1 and text:
            return [section(text, self._button(buttons[0]))]
        return [text, *self._rows(buttons)]

    def _quote(self, quote: Quote) -> str | Component:
        """With a quote mark before each line. If that takes too much room, the quote is a text of
        its own with a single mark."""
        text = self._text(quote.quoted)
        if self._tight and text:
            return written(f">>> {text}")
        return "\n".join(f"> {each}" for each in text.splitlines())

    def _block(self, block: Paragraph | Facts | Numbered | Entry) -> str:
        match block:
            case Paragraph(text):
                return self._text(text)
            case Facts(facts):
                return "\n".join(map(self._fact, facts))
            case Numbered(items, start):
                return "\n".join(
                    f"{number}. {self._line(item) or ELLIPSIS}"
                    for number, item in enumerate(items, start)
                )
            case Entry(title, text):
                above = self._line(title)
                lines = (f"**{above}**" if above else "", self._text(text) if text else "")
                return "\n".join(filter(None, lines))

    def _fact(self, fact: tuple[Text, Text]) -> str:
        label, text = fact
        before, behind = _around_label(self._reader)
        return f"**{before}{self._line(label)}{behind}** {self._text(text)}"

    def _text(self, text: Text) -> str:
        return markdown(text, self._reader, tight=self._tight, linked=self._linked).strip()

    def _line(self, text: Text) -> str:
        return " ".join(self._text(text).split())

    def _rows(self, buttons: Sequence[Button]) -> list[Component]:
        return rows([self._button(each) for each in buttons])

    def _link(self, outside: Outside) -> Component:
        leads = isinstance(outside, Link) and outside.is_next_step
        return link(one_line(outside.label, self._reader), _url(outside), is_next_step=leads)

    def _button(self, drawn: Button) -> Component:
        first = button_id(drawn.action)
        again = self._seen.count(first)
        self._seen.append(first)
        label = one_line(drawn.label, self._reader)
        return button(label, button_id(drawn.action, again) if again else first, drawn.style)


def _often(buttons: Sequence[Button]) -> Sequence[Button]:
    """The buttons of one card in a message that holds several."""
    shown, _ = with_menu(buttons, NO_MENUS)
    return shown


@lru_cache
def _around_label(reader: Reader) -> tuple[str, str]:
    """The label is followed by a colon, as is usual in its reader's language."""
    shown = markdown(say("{label}:", label=Words(ELLIPSIS)), reader)
    before, _, behind = shown.partition(ELLIPSIS)
    return before, behind


def _url(link: Outside) -> str:
    """For a person, Discord shows their profile, with a field to write to them."""
    if isinstance(link, Link):
        return link.url
    return f"https://discord.com/users/{link.person.user}"


def _together(parts: Sequence[str | Component]) -> list[Component]:
    """Texts that follow each other are joined into one."""
    made: list[str | Component] = []
    for part in parts:
        if isinstance(part, str) and part and made and isinstance(made[-1], str):
            made[-1] += f"\n\n{part}"
        elif part:
            made.append(part)
    return [written(each) if isinstance(each, str) else each for each in made]
