"""Cards, and titles of forms, as lines of plain text, for one reader."""

from collections.abc import Iterator, Sequence
from textwrap import TextWrapper, fill, indent

from bot.cards.blocks import Block, Entry, Facts, Numbered, Paragraph, Quote
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.files import File, Picture
from bot.cards.forms import Form
from bot.cards.outside import Link, Outside
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say

WIDTH = 76


def card_lines(card: Card, reader: Reader) -> list[str]:
    """The title, the blocks, what leads outside or comes as a file, and the buttons in brackets."""
    parts = [plain(card.title, reader)]
    parts += [part for block in card.blocks for part in _block(block, reader)]
    parts += [_link(link, reader) for link in card.links]
    parts += [_file(file, reader) for file in card.files]
    parts += _buttons(card.buttons, reader)
    return [line for part in parts for line in part.splitlines() or [""]]


def _file(file: File, reader: Reader) -> str:
    if isinstance(file, Picture):
        return _wrapped(say("Picture: {words}", words=file.alternative), reader)
    return plain(say("File: {name}", name=Words(file.name)), reader)


def _link(link: Outside, reader: Reader) -> str:
    label = plain(link.label, reader)
    return f"{label}: {link.url}" if isinstance(link, Link) else f"({label})"


def form_title(form: Form, reader: Reader) -> str:
    return plain(say("Form: {title}", title=form.title), reader)


def _block(block: Block, reader: Reader) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _wrapped(text, reader)
        case Quote(text):
            yield indent(_wrapped(text, reader, WIDTH - 2), "> ", lambda _: True)
        case Facts(rows):
            yield from _columns([(plain(one, reader), plain(other, reader)) for one, other in rows])
        case Numbered(items, start):
            for number, item in enumerate(items, start):
                yield fill(f"{number:>2}. {plain(item, reader)}", WIDTH, subsequent_indent="    ")
        case Entry(title, text, buttons):
            yield f"* {plain(title, reader)}"
            if text:
                yield indent(_wrapped(text, reader, WIDTH - 2), "  ")
            yield from (f"  {line}" for line in _buttons(buttons, reader))


def _columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Labels, and beside them what they stand for."""
    width = max(len(label) for label, _ in rows)
    for label, text in rows:
        yield fill(f"{label:<{width}}  {text}", WIDTH, subsequent_indent=" " * (width + 2))


def _wrapped(text: Text, reader: Reader, width: int = WIDTH) -> str:
    """A URL is never broken, however long it is, so that it can be copied."""
    lines = plain(text, reader).split("\n")
    wrapper = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(wrapper.fill, lines))


def _buttons(buttons: tuple[Button, ...], reader: Reader) -> list[str]:
    if not buttons:
        return []
    lines = [""]
    for button in buttons:
        label = f"[{plain(button.label, reader)}]"
        if lines[-1] and len(lines[-1]) + len(label) >= WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {label}".strip()
    return lines
