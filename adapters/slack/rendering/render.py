"""Cards as Slack's blocks: in a message, and in the home tab.

Nearly everything is rich text, which Slack does not parse. What Slack would not show raises
ValueError; nothing is cut off.
"""

from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from adapters.slack.action_ids import MENU, action_id, link_id
from adapters.slack.limits import (
    ALT_TEXT,
    BUTTON,
    BUTTONS_BESIDE_A_MENU,
    BUTTONS_IN_A_ROW,
    CONFIRM_LABEL,
    CONFIRM_TEXT,
    CONFIRM_TITLE,
    HEADER,
    MENU_OPTIONS,
    MESSAGE_TEXT,
    OPTION,
    SECTION,
    URL,
    Json,
    message_within,
    view_within,
    within,
)
from adapters.slack.rendering.rich_text import (
    elements,
    escape_mrkdwn,
    plain_line,
    rich_text,
    text_element,
)
from bot.cards.blocks import Block, Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import Button, Confirm, Style
from bot.cards.cards import Card
from bot.cards.outside import Link, Outside
from bot.cards.plain_text import plain
from bot.cards.rare_buttons import WORTH_A_MENU, with_menu
from bot.cards.reader import Reader
from bot.cards.rich_text import ELLIPSIS, Text, Words, say

Layout = Callable[[Sequence[Button], Reader], list[Json]]
"""Lays out buttons."""


def card_blocks(card: Card, reader: Reader) -> list[Json]:
    """The card as a message."""
    return message_within(_card(card, reader, _buttons))


def home_view(cards: Sequence[Card], reader: Reader) -> Json:
    """The cards one below the other, as the app's home tab."""
    blocks: list[Json] = []
    for card in cards:
        divider = [{"type": "divider"}] if blocks else []
        blocks += divider + _card(card, reader, _short_row)
    return {"type": "home", "blocks": view_within(blocks)}


def notification(card: Card, reader: Reader) -> str:
    """The card's line and its first paragraph, for notifications and where blocks cannot be
    shown. A paragraph below a question is about that question only."""
    above = takewhile(lambda block: not (isinstance(block, Entry) and block.buttons), card.blocks)
    paragraphs = (block.text for block in above if isinstance(block, Paragraph))
    said = [card.notification, *islice(paragraphs, 1)]
    lines = [shown for text in said if (shown := plain(text, reader).strip())]
    return within(escape_mrkdwn("\n".join(lines)) or ELLIPSIS, MESSAGE_TEXT, "a message's text")


def _card(card: Card, reader: Reader, laid_out: Layout) -> list[Json]:
    header = {"type": "header", "text": plain_line(card.title, reader, HEADER, "a title")}
    inside = [made for block in card.blocks for made in _block(block, reader, laid_out)]
    return [header, *inside, *_links(card.links, reader), *laid_out(card.buttons, reader)]


def _block(block: Block, reader: Reader, laid_out: Layout) -> list[Json]:
    match block:
        case Paragraph(text):
            return rich_text("section", elements(text, reader))
        case Quote(text):
            return rich_text("quote", elements(text, reader))
        case Facts(rows):
            return rich_text("section", _rows(rows, reader))
        case Numbered(items, start):
            return _numbered(items, start, reader)
        case Entry(portrait=Portrait(url=url)) if url:
            return [*_with_picture(block, reader), *laid_out(block.buttons, reader)]
        case Entry(title, text, buttons):
            return [*rich_text("section", _entry(title, text, reader)), *laid_out(buttons, reader)]


def _rows(rows: Sequence[tuple[Text, Text]], reader: Reader) -> list[Json]:
    """One line for each: a bold label and its fact."""
    made: list[Json] = []
    for label, text in rows:
        new_line = [text_element("\n")] if made else []
        made += [
            *new_line,
            *elements(say("{label}:", label=label), reader, bold=True),
            text_element(" "),
        ]
        made += elements(text, reader)
    return made


def _numbered(items: Sequence[Text], start: int, reader: Reader) -> list[Json]:
    """Slack numbers a list itself, from 1 or from an offset."""
    made = rich_text(
        "list",
        [
            {
                "type": "rich_text_section",
                "elements": elements(item, reader) or [text_element(ELLIPSIS)],
            }
            for item in items
        ],
    )
    for block in made:
        block["elements"][0] |= {"style": "ordered"} | ({"offset": start - 1} if start > 1 else {})
    return made


def _entry(title: Text, text: Text | None, reader: Reader) -> list[Json]:
    above, below = elements(title, reader, bold=True), elements(text, reader) if text else []
    return [*above, text_element("\n"), *below] if above and below else above or below


def _with_picture(entry: Entry, reader: Reader) -> list[Json]:
    """In Slack a picture can only be next to plain text. So the title is plain text, and is
    repeated as rich text if it is a link to somebody."""
    picture = entry.portrait or Portrait("")
    name = plain_line(Words(picture.name, ALT_TEXT), reader, ALT_TEXT, "a picture's name")
    image = {
        "type": "image",
        "image_url": within(picture.url, URL, "a picture"),
        "alt_text": name["text"],
    }
    above = plain_line(entry.title, reader, SECTION, "a title")
    people = [each for each in elements(entry.title, reader, bold=True) if each["type"] == "user"]
    below = elements(entry.text, reader) if entry.text else []
    gap = [text_element("\n")] if people and below else []
    return [
        {"type": "section", "text": above, "accessory": image},
        *rich_text("section", [*people, *gap, *below]),
    ]


def _links(links: Sequence[Outside], reader: Reader) -> list[Json]:
    made = [
        {
            "type": "button",
            "text": plain_line(link.label, reader, BUTTON, "a link's label"),
            "url": within(_url(link), URL, "a link"),
            "action_id": link_id(number),
            **_highlighted(link),
        }
        for number, link in enumerate(links)
    ]
    return [{"type": "actions", "elements": made}] if made else []


def _highlighted(link: Outside) -> Json:
    leads = isinstance(link, Link) and link.is_next_step
    return {"style": Style.PRIMARY.value} if leads else {}


def _url(link: Outside) -> str:
    """Slack opens the conversation with them: https://docs.slack.dev/interactivity/deep-linking"""
    if isinstance(link, Link):
        return link.url
    return f"slack://user?team={link.person.space}&id={link.person.user}"


def _buttons(buttons: Sequence[Button], reader: Reader) -> list[Json]:
    """In rows, with the rare ones in a menu behind three dots."""
    shown, rare = with_menu(buttons, MENU_OPTIONS)
    rows = _in_rows(shown, reader)
    return _with_menu(rows, rare, reader) if rare else rows


def _short_row(buttons: Sequence[Button], reader: Reader) -> list[Json]:
    """The first buttons, and the rest in a menu behind three dots. If that is too much for a menu,
    only the rare ones are in it."""
    shown, rest = buttons[:BUTTONS_BESIDE_A_MENU], buttons[BUTTONS_BESIDE_A_MENU:]
    if not WORTH_A_MENU <= len(rest) <= MENU_OPTIONS:
        return _buttons(buttons, reader)
    return _with_menu([_row(shown, reader)], rest, reader)


def _in_rows(buttons: Sequence[Button], reader: Reader) -> list[Json]:
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return [_row(buttons[start : start + BUTTONS_IN_A_ROW], reader) for start in starts]


def _with_menu(rows: list[Json], rest: Sequence[Button], reader: Reader) -> list[Json]:
    """The menu is at the end of the last row. Slack cannot ask for confirmation in a menu, so the
    core does."""
    options = [
        {
            "text": plain_line(button.label, reader, OPTION, "a button's label"),
            "value": action_id(button.action),
        }
        for button in rest
    ]
    rows[-1]["elements"].append({"type": "overflow", "action_id": MENU, "options": options})
    return rows


def _row(buttons: Sequence[Button], reader: Reader) -> Json:
    actions = [button.action for button in buttons]
    return {
        "type": "actions",
        "elements": [
            _button(button, actions[:number].count(button.action), reader)
            for number, button in enumerate(buttons)
        ],
    }


def _button(button: Button, again: int, reader: Reader) -> Json:
    action = button.action.after_yes if button.confirm else button.action
    made: Json = {
        "type": "button",
        "text": plain_line(button.label, reader, BUTTON, "a button's label"),
        "action_id": action_id(action, again),
    }
    if button.style is not Style.PLAIN:
        made["style"] = button.style.value
    if button.confirm:
        made["confirm"] = _dialog(button.confirm, reader)
    return made


def _dialog(asks: Confirm, reader: Reader) -> Json:
    """Slack shows the question itself."""
    return {
        "title": plain_line(asks.title, reader, CONFIRM_TITLE, "a question"),
        "text": plain_line(asks.text, reader, CONFIRM_TEXT, "a question's text"),
        "confirm": plain_line(asks.yes, reader, CONFIRM_LABEL, "a question's label"),
        "deny": plain_line(asks.no, reader, CONFIRM_LABEL, "a question's label"),
    }
