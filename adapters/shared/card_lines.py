"""Cards and forms as lines of plain text, for a reader in one zone."""

from collections.abc import Iterator
from textwrap import TextWrapper, fill, indent
from zoneinfo import ZoneInfo

from bot.cards.cards import Block, Button, Card, Entry, Facts, Numbered, Paragraph, Quote
from bot.cards.forms import ChoiceField, Form
from bot.cards.plain_text import plain
from bot.cards.rich_text import Text

WIDTH = 76


def card_lines(card: Card, zone: ZoneInfo) -> list[str]:
    """The title, the blocks, what it brings for outside, and the buttons in brackets."""
    parts = [plain(card.title, zone)]
    parts += [part for block in card.blocks for part in _block(block, zone)]
    parts += [f"{link.label}: {link.url}" for link in card.links]
    parts += [f"File: {file.name}" for file in card.files]
    parts += _buttons(card.buttons, zone)
    return [line for part in parts for line in part.splitlines() or [""]]


def form_lines(form: Form, zone: ZoneInfo) -> list[str]:
    lines = [f"Form: {form.title}"]
    for each in form.fields:
        lines.append(f"  {each.label}")
        if isinstance(each, ChoiceField):
            lines += [f"    - {plain(option.label, zone)}" for option in each.options[:4]]
            lines += [f"    ... {len(each.options) - 4} more"] if len(each.options) > 4 else []
    return lines


def _block(block: Block, zone: ZoneInfo) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _wrapped(text, zone)
        case Quote(text):
            yield indent(_wrapped(text, zone, WIDTH - 2), "> ", lambda _: True)
        case Facts(rows):
            width = max(len(label) for label, _ in rows)
            for label, text in rows:
                yield fill(
                    f"{label:<{width}}  {plain(text, zone)}",
                    WIDTH,
                    subsequent_indent=" " * (width + 2),
                )
        case Numbered(items, start):
            for number, item in enumerate(items, start):
                yield fill(f"{number:>2}. {plain(item, zone)}", WIDTH, subsequent_indent="    ")
        case Entry(title, text, buttons):
            yield f"* {plain(title, zone)}"
            if text:
                yield indent(_wrapped(text, zone, WIDTH - 2), "  ")
            yield from (f"  {line}" for line in _buttons(buttons, zone))


def _wrapped(text: Text, zone: ZoneInfo, width: int = WIDTH) -> str:
    """An address stays whole, to be copied, however long."""
    lines = plain(text, zone).split("\n")
    wrapper = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(wrapper.fill, lines))


def _buttons(buttons: tuple[Button, ...], zone: ZoneInfo) -> list[str]:
    if not buttons:
        return []
    lines = [""]
    for button in buttons:
        label = f"[{plain(button.label, zone)}]"
        if lines[-1] and len(lines[-1]) + len(label) >= WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {label}".strip()
    return lines
