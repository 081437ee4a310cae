"""Cards without a platform.

They refuse, when made, what Slack or Discord could not show; so a card that exists can be
shown everywhere, and a text that grew too long fails in a test instead of at a member.
Limits: https://api.slack.com/reference/block-kit and
https://discord.com/developers/docs/components/reference, the smaller of the two each.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Discriminator, Tag

from bot.cards.files import File
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, length
from bot.cards.stored import first_field
from bot.interview.members import Person

ACTION_LENGTH = 94
"""Discord's ids take 100, and adapters tell by some of them which of two equal ones it is."""
BUTTON_LABEL = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_LABEL = 30
YES = "yes"
BUTTONS_PER_CARD = 20
CARD_TEXT = 3_500
CARD_TITLE = 150
FILES_PER_CARD = 3
LINK_URL = 512
LINKS_PER_CARD = 5
PARTS_PER_CARD = 50
"""Each is shown with a few signs of the platform's own around it."""


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
        refuse_if(":" in self.name + self.about, "a colon in", self)
        refuse_if(len(self.encode()) > ACTION_LENGTH, "too long an action:", self)

    @property
    def after_yes(self) -> "Action":
        """The same, once who pressed it said yes to what was asked first; see Confirm."""
        return replace(self, arg=YES)

    @property
    def is_confirmed(self) -> bool:
        return self.arg == YES

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
class Confirm:
    """What is asked once, before something that cannot be taken back: it says what will happen.
    `stays` is what the button stands for that leaves everything as it is."""

    title: Text
    text: Text
    yes: Text
    no: Text
    stays: Action

    def __post_init__(self) -> None:
        refuse_if(length(self.title) > CONFIRM_TITLE, "too long a question:", self.title)
        refuse_if(length(self.text) > CONFIRM_TEXT, "too long a question:", self.text)
        for label in (self.yes, self.no):
            refuse_if(not 0 < length(label) <= CONFIRM_LABEL, "a label:", label)


@dataclass(frozen=True, slots=True)
class Button:
    """One that is `lasting` stays on its card once what that is about has moved on. One with a
    `confirm` asks first: a platform that can asks by itself, and sends the action `after_yes`;
    from all others comes the action as it is, and the flow answers with what is asked. One that
    `goes_on` opens the second step of a form: a platform that can shows that in its place. Those
    that are `rare` stand in a menu together, where a platform has one in which a choice can be
    made twice."""

    label: Text
    action: Action
    style: Style = Style.PLAIN
    lasting: bool = False
    confirm: Confirm | None = None
    goes_on: bool = False
    rare: bool = False

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a button label:", self.label)


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address outside, and tells us nothing."""

    label: Text
    url: str

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a link label:", self.label)
        refuse_if(len(self.url) > LINK_URL or not _is_address(self.url), "a link:", self.label)


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A button that opens the direct conversation of two people on their platform, where we do not
    hear them."""

    person: Person
    label: Text

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a link label:", self.label)


Outside = Annotated[
    Annotated[Link, Tag("label")] | Annotated[PersonLink, Tag("person")],
    Discriminator(first_field),
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One that is `passing` holds only until what it is about moves on."""

    text: Text
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Members' words, set apart; `passing` as of a paragraph."""

    quoted: Text
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled facts, one a line. Those with a label in `passing` hold only while that place
    is agreed: they go with the links of their card."""

    rows: tuple[tuple[Text, Text], ...]
    passing: tuple[Text, ...] = ()

    @property
    def lasting(self) -> "Facts":
        return Facts(tuple(row for row in self.rows if row[0] not in self.passing))


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[Text, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody's picture: its address at their platform, empty where that is not known. Their
    initials may stand for it."""

    name: str
    url: str = ""

    def __post_init__(self) -> None:
        bad = len(self.url) > LINK_URL or not _is_address(self.url)
        refuse_if(bool(self.url) and bad, "a picture:", self.url)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list, with buttons of its own; or somebody, with their picture."""

    title: Text
    text: Text | None = None
    buttons: tuple[Button, ...] = ()
    portrait: Portrait | None = None


Block = Annotated[
    Annotated[Paragraph, Tag("text")]
    | Annotated[Quote, Tag("quoted")]
    | Annotated[Facts, Tag("rows")]
    | Annotated[Numbered, Tag("items")]
    | Annotated[Entry, Tag("title")],
    Discriminator(first_field),
]


@dataclass(frozen=True, slots=True)
class Card:
    """A message. A notification shows its `push`: who, what and when in one line, by itself its
    title. Its files come once, when it is shown for the first time; whoever edits it sends none.
    One that is `silent` makes no sound, where its platform can do that. Its title is `later`
    another, where its own holds only until what it is about moves on. As the answer to a button,
    `instead` takes the place of the message that had it. One that is `only_elsewhere` has a card
    beside it that lasts and says more: who acted in the direct conversation sees that one alone."""

    title: Text
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Outside, ...] = ()
    files: tuple[File, ...] = ()
    silent: bool = False
    push: Text | None = None
    later: Text | None = None
    instead: bool = False
    only_elsewhere: bool = False

    def __post_init__(self) -> None:
        for line in (self.title, self.push, self.later):
            bad = line is not None and not 0 < length(line) <= CARD_TITLE
            refuse_if(bad, "a card title:", line)
        total, parts = sum(map(length, self.texts())), 1 + sum(map(_parts, self.blocks))
        refuse_if(parts > PARTS_PER_CARD, "too many parts on a card:", parts, self.title)
        refuse_if(total > CARD_TEXT, "too many characters on a card:", total, self.title)
        pressed = len(self.all_buttons())
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        refuse_if(len(self.links) > LINKS_PER_CARD, "too many links on a card:", self.title)
        refuse_if(len(self.files) > FILES_PER_CARD, "too many files on a card:", self.title)

    @property
    def notification(self) -> Text:
        return self.title if self.push is None else self.push

    def texts(self) -> Iterator[Text]:
        yield self.title
        for block in self.blocks:
            match block:
                case Paragraph(text) | Quote(text):
                    yield text
                case Facts(rows):
                    for row in rows:
                        yield from row
                case Numbered(items):
                    yield from items
                case Entry(title, text):
                    yield title
                    if text is not None:
                        yield text

    def all_buttons(self) -> tuple[Button, ...]:
        own = [block.buttons for block in self.blocks if isinstance(block, Entry)]
        return (*(button for buttons in own for button in buttons), *self.buttons)

    @property
    def second_step(self) -> Action | None:
        return next((each.action for each in self.buttons if each.goes_on), None)

    def with_last(self, button: Button) -> "Card":
        """With one button more. All else was measured when the card was made, which takes long."""
        pressed = len(self.all_buttons()) + 1
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        more = copy(self)
        object.__setattr__(more, "buttons", (*self.buttons, button))
        return more

    def without_buttons(self) -> "Card":
        blocks = tuple(
            replace(block, buttons=()) if isinstance(block, Entry) else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks, buttons=())

    def retired(self) -> "Card":
        """Without what holds only until what it is about moves on: its title, paragraphs, and
        buttons; and without a question whose answers could no longer be pressed."""
        blocks = tuple(block for each in self.blocks for block in _retired(each))
        lasting = tuple(each for each in self.buttons if each.lasting)
        title = self.title if self.later is None else self.later
        return replace(self, title=title, blocks=blocks, buttons=lasting, push=None, later=None)

    def without_place(self) -> "Card":
        """Without a place that is agreed no longer, and without links and files, which tell it
        too."""
        blocks = tuple(block for each in self.blocks for block in _placeless(each))
        return replace(self, blocks=blocks, links=(), files=())

    @property
    def changes_later(self) -> bool:
        """Whether something is taken off it once what it is about has moved on."""
        if self.later is not None or self.push is not None or self.links or self.files:
            return True
        passing = any(not each.lasting for each in self.buttons)
        return passing or any(_lasting(each) != (each,) for each in self.blocks)


def _parts(block: Block) -> int:
    """How many texts it shows, a fact with its label as one."""
    match block:
        case Facts(rows):
            return len(rows)
        case Numbered(items):
            return len(items)
        case Entry(text=text):
            return 1 if text is None else 2
    return 1


def _retired(block: Block) -> tuple[Block, ...]:
    """The part of a block that still holds once its card has become old."""
    match block:
        case Paragraph(passing=True) | Quote(passing=True):
            return ()
        case Entry(buttons=(_, *_)):
            lasting = tuple(each for each in block.buttons if each.lasting)
            return (replace(block, buttons=lasting),) if lasting else ()
    return (block,)


def _lasting(block: Block) -> tuple[Block, ...]:
    return tuple(each for rest in _retired(block) for each in _placeless(rest))


def _placeless(block: Block) -> tuple[Block, ...]:
    match block:
        case Paragraph(passing=True):
            return ()
        case Facts():
            return (block.lasting,) if block.lasting.rows else ()
    return (block,)


def _is_address(url: str) -> bool:
    if not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)
