"""Cards and forms without a platform.

They refuse, when made, what Slack or Discord could not show; so a card that exists can be
shown everywhere, and a text that grew too long fails in a test instead of at a member.
Limits: https://api.slack.com/reference/block-kit and
https://discord.com/developers/docs/components/reference, the smaller of the two each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Discriminator

from bot.cards.rich_text import Text, length

ACTION_LENGTH = 94
"""Discord's ids take 100, and adapters tell by some of them which of two equal ones it is."""
BUTTON_LABEL = 75
BUTTONS_PER_CARD = 20
CARD_TEXT = 3_500
CARD_TITLE = 150
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
FILE_SIZE = 1_000_000
FILES_PER_CARD = 2
FORM_FIELDS = 5
FORM_LABEL = 45
FORM_TITLE = 24
FORM_HINT = 100
LINK_URL = 512
LINKS_PER_CARD = 5
PARTS_PER_CARD = 50
"""Each is shown with a few signs of the platform's own around it."""
OPTIONS = 25
OPTION_LABEL = 75
TEXT_FIELD = 3_000


@dataclass(frozen=True, slots=True)
class Action:
    """What a button or a form stands for: ids only. It names a thing and grants nothing.

    `about` is an interview's or a member's id; `revision` the interview's when it was drawn.
    """

    name: str
    about: str = ""
    revision: int = 0
    arg: str = ""

    def __post_init__(self) -> None:
        _refuse(":" in self.name + self.about, "a colon in", self)
        _refuse(len(self.encode()) > ACTION_LENGTH, "too long an action:", self)

    def encode(self) -> str:
        return f"{self.name}:{self.about}:{self.revision}:{self.arg}"

    @classmethod
    def decode(cls, text: str) -> "Action":
        """Raises ValueError on anything that `encode` could not have made."""
        name, about, revision, arg = text.split(":", 3)
        return cls(name, about, int(revision), arg)


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    label: Text
    action: Action
    style: Style = Style.PLAIN

    def __post_init__(self) -> None:
        _refuse(not 0 < length(self.label) <= BUTTON_LABEL, "a button label:", self.label)


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address outside, and tells us nothing."""

    label: str
    url: str

    def __post_init__(self) -> None:
        _refuse(not 0 < len(self.label) <= BUTTON_LABEL, "a link label:", self.label)
        _refuse(len(self.url) > LINK_URL or not _is_address(self.url), "a link:", self.label)


@dataclass(frozen=True, slots=True)
class File:
    """A small text file, for a member to open or to keep."""

    name: str
    text: str

    def __post_init__(self) -> None:
        _refuse(not FILE_NAME.fullmatch(self.name), "a file name:", self.name)
        _refuse(not 0 < len(self.content) <= FILE_SIZE, "an empty or too large file:", self.name)

    @property
    def content(self) -> bytes:
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One that is `passing` speaks of what holds only for a time, as some facts do."""

    text: Text
    passing: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Quote:
    """Members' words, set apart."""

    text: Text
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled facts, one a line. Those with a label in `passing` hold only for a time: they
    go with the links of their card."""

    rows: tuple[tuple[str, Text], ...]
    passing: tuple[str, ...] = ()
    kind: Literal["facts"] = "facts"

    @property
    def lasting(self) -> "Facts":
        return Facts(tuple(row for row in self.rows if row[0] not in self.passing))


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[Text, ...]
    start: int = 1
    kind: Literal["numbered"] = "numbered"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list, with buttons of its own."""

    title: Text
    text: Text = ()
    buttons: tuple[Button, ...] = ()
    kind: Literal["entry"] = "entry"


Block = Annotated[Paragraph | Quote | Facts | Numbered | Entry, Discriminator("kind")]


@dataclass(frozen=True, slots=True)
class Card:
    """A message. The title is also what a notification shows. Its files come once, when it is
    shown for the first time; whoever edits it sends none."""

    title: Text
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    files: tuple[File, ...] = ()

    def __post_init__(self) -> None:
        _refuse(not 0 < length(self.title) <= CARD_TITLE, "a card title:", self.title)
        total, parts = sum(map(length, self.texts())), len(list(self.texts()))
        _refuse(parts > PARTS_PER_CARD, "too many parts on a card:", parts, self.title)
        _refuse(total > CARD_TEXT, "too many characters on a card:", total, self.title)
        pressed = len(self.all_buttons())
        _refuse(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        _refuse(len(self.links) > LINKS_PER_CARD, "too many links on a card:", self.title)
        _refuse(len(self.files) > FILES_PER_CARD, "too many files on a card:", self.title)

    def texts(self) -> Iterator[Text]:
        yield self.title
        for block in self.blocks:
            match block:
                case Paragraph(text) | Quote(text):
                    yield text
                case Facts(rows):
                    for label, text in rows:
                        yield (label, *text)
                case Numbered(items):
                    yield from items
                case Entry(title, text):
                    yield title
                    yield text

    def all_buttons(self) -> tuple[Button, ...]:
        own = [block.buttons for block in self.blocks if isinstance(block, Entry)]
        return (*(button for buttons in own for button in buttons), *self.buttons)

    def without_buttons(self) -> "Card":
        blocks = tuple(
            replace(block, buttons=()) if isinstance(block, Entry) else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks, buttons=())

    def without_passing(self) -> "Card":
        """Without facts that no longer hold, and without links and files, which tell them too."""
        blocks = tuple(block for each in self.blocks for block in _lasting(each))
        return replace(self, blocks=blocks, links=(), files=())

    @property
    def changes_later(self) -> bool:
        """Whether something is taken off it once what it is about has moved on."""
        return self.without_buttons().without_passing() != self


def _lasting(block: Block) -> tuple[Block, ...]:
    """What of it still holds later."""
    match block:
        case Paragraph(passing=True):
            return ()
        case Facts():
            return (block.lasting,) if block.lasting.rows else ()
    return (block,)


@dataclass(frozen=True, slots=True)
class TextField:
    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = True
    multiline: bool = False
    most: int = TEXT_FIELD
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class WhenField:
    """Times of the member's own choosing. Without a picker they type them in words, read in
    their zone (see bot.language.times); a picker sends instants with an offset, one a line."""

    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = False
    kind: Literal["when"] = "when"


@dataclass(frozen=True, slots=True)
class DayField:
    """A date, as "2026-11-24" or in words."""

    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = True
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Text

    def __post_init__(self) -> None:
        _refuse(not 0 < length(self.label) <= OPTION_LABEL, "an option label:", self.label)


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """Between one (or none, where not required) and `most` of the options."""

    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    initial: tuple[str, ...] = ()
    required: bool = True
    most: int = 1
    kind: Literal["choice"] = "choice"

    def __post_init__(self) -> None:
        _refuse(not 0 < len(self.options) <= OPTIONS, "none or too many options:", self.name)


Field = TextField | WhenField | DayField | ChoiceField


@dataclass(frozen=True, slots=True)
class Form:
    """Up to five fields. Submitting it sends its action with the values by field name."""

    action: Action
    title: str
    fields: tuple[Field, ...]
    submit: str = "Send"
    intro: Text = field(default=())

    def __post_init__(self) -> None:
        _refuse(len(self.title) > FORM_TITLE, "a form title:", self.title)
        _refuse(len(self.submit) > FORM_TITLE, "a submit label:", self.submit)
        _refuse(not 0 < len(self.fields) <= FORM_FIELDS, "none or too many fields:", self.title)
        for each in self.fields:
            _refuse(len(each.label) > FORM_LABEL, "a field label:", each.label)
            _refuse(len(each.hint) > FORM_HINT, "a field hint:", each.hint)
            if isinstance(each, TextField):
                _refuse(len(each.initial) > each.most, "what a field holds at first:", each.label)


@dataclass(frozen=True, slots=True)
class Invalid:
    """The form stays open, with a sentence beside each field named. Nothing typed is lost.

    `meanings`: of a field that can mean several things, what to type for each. A platform that
    can shows them as buttons; the sentence names them in any case.
    """

    why: dict[str, str]
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict)


Reply = Card | Form | Invalid | None
"""The answer to the one who acted. None: the cards that were posted say it."""


def _is_address(url: str) -> bool:
    if not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)


def _refuse(broken: bool, *what: object) -> None:
    if broken:
        raise ValueError(" ".join(map(str, ("No platform could show this:", *what))))
