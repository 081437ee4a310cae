"""Cards as Discord's components: one container of text, with buttons beside what they are about.

What Discord would not show raises ValueError; nothing is cut short.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from adapters.discord.custom_ids import button_id
from adapters.discord.limits import (
    BUTTON,
    BUTTONS_IN_A_ROW,
    COMPONENTS,
    TEXT,
    Json,
    within,
)
from adapters.discord.markdown import line, markdown
from bot.text import ELLIPSIS, Text
from bot.ui import (
    Action,
    Button,
    Card,
    Entry,
    Facts,
    Link,
    Numbered,
    Paragraph,
    Quote,
    Style,
)

NO_PINGS: Json = {"parse": []}
V2 = 1 << 15
"""The flag of a message that is made of components only. It cannot be taken back."""

ROW, BUTTON_TYPE, SECTION, TEXT_TYPE, CONTAINER = 1, 2, 9, 10, 17
_STYLES, _LINK = {Style.PRIMARY: 1, Style.PLAIN: 2, Style.DANGER: 4}, 5


def message(card: Card, zone: ZoneInfo, *more: Json) -> Json:
    """The card as a message that notifies nobody whom a text names; `more` stands below it.
    `zone` is the reader's, for what Discord cannot show in theirs."""
    drawings = (
        _Drawing(zone, tight=tight, beside=beside)
        for tight in (False, True)
        for beside in (True, False)
    )
    drawn: list[Json] = []
    for drawing in drawings:
        drawn = [*drawing.card(card), *more]
        if _fits(drawn):
            break
    return framed(drawn)


def framed(components: list[Json]) -> Json:
    """The components in one frame, as a message."""
    frame: Json = {"type": CONTAINER, "components": components}
    if size([frame]) > COMPONENTS:
        raise ValueError(f"Discord shows at most {COMPONENTS} components, not {size([frame])}")
    within(shown(components), TEXT, "the text of a message")
    return {"flags": V2, "components": [frame], "allowed_mentions": NO_PINGS}


def text_display(content: str, number: int = 0) -> Json:
    """`number` finds it again in a message that comes back."""
    return {"type": TEXT_TYPE, "content": content} | ({"id": number} if number else {})


def rows(buttons: Sequence[Json]) -> list[Json]:
    return [
        {"type": ROW, "components": list(buttons[start : start + BUTTONS_IN_A_ROW])}
        for start in range(0, len(buttons), BUTTONS_IN_A_ROW)
    ]


def button(label: str, custom_id: str, style: Style = Style.PLAIN) -> Json:
    shown = within(label, BUTTON, "a button's label")
    return {"type": BUTTON_TYPE, "style": _STYLES[style], "label": shown, "custom_id": custom_id}


def size(components: Iterable[Json]) -> int:
    """How many components these are, those inside counted too."""
    return sum(
        1 + size(each.get("components", ())) + (1 if "accessory" in each else 0)
        for each in components
    )


def every(components: Iterable[Json]) -> Iterator[Json]:
    """These components, each before those inside of it; not the buttons beside a text."""
    for each in components:
        yield each
        yield from every(each.get("components", ()))


def shown(components: Iterable[Json]) -> str:
    return "".join(
        each.get("content", "") + shown(each.get("components", ())) for each in components
    )


def _fits(components: list[Json]) -> bool:
    return size(components) < COMPONENTS and len(shown(components)) <= TEXT


class _Drawing:
    """`tight`: with signs widened, not escaped. `beside`: an entry's buttons stand with it,
    else below all of the text."""

    def __init__(self, zone: ZoneInfo, *, tight: bool, beside: bool) -> None:
        self._zone = zone
        self._tight = tight
        self._beside = beside
        self._seen: list[Action] = []

    def card(self, card: Card) -> list[Json]:
        parts: list[str | Json] = [f"## {self._line(card.title) or ELLIPSIS}"]
        below: list[Button] = []
        for block in card.blocks:
            if isinstance(block, Entry) and self._beside:
                parts += self._entry(block)
                continue
            parts.append(self._quote(block) if isinstance(block, Quote) else self._block(block))
            below += block.buttons if isinstance(block, Entry) else ()
        links = rows([self._link(each) for each in card.links])
        return [*_together(parts), *self._rows((*below, *card.buttons)), *links]

    def _entry(self, entry: Entry) -> list[str | Json]:
        text = self._block(entry)
        if len(entry.buttons) == 1 and text:
            [only] = map(self._button, entry.buttons)
            return [{"type": SECTION, "components": [text_display(text)], "accessory": only}]
        return [text, *self._rows(entry.buttons)]

    def _quote(self, quote: Quote) -> str | Json:
        """With a sign at each line, or where that takes too much room, with one for all of a
        text of its own."""
        text = self._text(quote.text)
        if self._tight and text:
            return text_display(f">>> {text}")
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
                lines = (f"**{above}**" if above else "", self._text(text))
                return "\n".join(each for each in lines if each)

    def _fact(self, fact: tuple[str, Text]) -> str:
        label, text = fact
        return f"**{self._line((label,))}:** {self._text(text)}"

    def _text(self, text: Text) -> str:
        return markdown(text, tight=self._tight).strip()

    def _line(self, text: Text) -> str:
        return " ".join(self._text(text).split())

    def _rows(self, buttons: Sequence[Button]) -> list[Json]:
        return rows([self._button(each) for each in buttons])

    def _link(self, link: Link) -> Json:
        label = within(line((link.label,), self._zone), BUTTON, "a link's label")
        return {"type": BUTTON_TYPE, "style": _LINK, "label": label, "url": link.url}

    def _button(self, drawn: Button) -> Json:
        again = self._seen.count(drawn.action)
        self._seen.append(drawn.action)
        return button(line(drawn.label, self._zone), button_id(drawn.action, again), drawn.style)


def _together(parts: Sequence[str | Json]) -> list[Json]:
    """Texts that follow each other as one."""
    made: list[Json] = []
    for is_text, some in groupby(parts, lambda part: isinstance(part, str)):
        if not is_text:
            made += (each for each in some if isinstance(each, dict))
        elif texts := [each for each in some if each]:
            made.append(text_display("\n\n".join(map(str, texts))))
    return made
