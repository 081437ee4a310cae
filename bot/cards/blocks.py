"""What a card shows below its title."""

from dataclasses import replace
from typing import Annotated

from pydantic import Discriminator, Tag

from bot.cards.buttons import Button
from bot.cards.outside import LINK_URL, is_address
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text
from bot.cards.stored import first_field
from bot.interview.frozen import frozen


@frozen
class Paragraph:
    """A `passing` paragraph is removed when the thing that its card is about changes."""

    text: Text
    passing: bool = False


@frozen
class Quote:
    """Members' words, set apart. `passing` is as for a paragraph."""

    quoted: Text
    passing: bool = False


@frozen
class Facts:
    """Short facts with labels, one a line. Those whose label is in `passing` are about the agreed
    place, and are removed with the card's links when that is no longer valid."""

    rows: tuple[tuple[Text, Text], ...]
    passing: tuple[Text, ...] = ()

    @property
    def lasting(self) -> "Facts":
        return Facts(tuple(row for row in self.rows if row[0] not in self.passing))


@frozen
class Numbered:
    items: tuple[Text, ...]
    start: int = 1


@frozen
class Portrait:
    """Somebody's picture: its URL on their platform, empty if unknown. Their initials may be shown
    instead."""

    name: str
    url: str = ""

    def __post_init__(self) -> None:
        bad = len(self.url) > LINK_URL or not is_address(self.url)
        refuse_if(bool(self.url) and bad, "a picture:", self.url)


@frozen
class Entry:
    """One item of a list, with buttons of its own; or a person with their picture."""

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


def body(*parts: Text | Block | None) -> tuple[Block, ...]:
    """The blocks of a card. A text alone is a paragraph, and None is left out."""
    shown = (each for each in parts if each is not None)
    return tuple(each if isinstance(each, _BLOCKS) else Paragraph(each) for each in shown)


_BLOCKS = (Paragraph, Quote, Facts, Numbered, Entry)


def parts_of(block: Block) -> int:
    """How many texts the block shows. A fact and its label count as one."""
    match block:
        case Facts(rows):
            return len(rows)
        case Numbered(items):
            return len(items)
        case Entry(text=text):
            return 1 if text is None else 2
    return 1


def retired_block(block: Block) -> tuple[Block, ...]:
    """The part of a block that is still true once its card is out of date."""
    match block:
        case Paragraph(passing=True) | Quote(passing=True):
            return ()
        case Entry(buttons=(_, *_)):
            lasting = tuple(each for each in block.buttons if each.lasting)
            return (replace(block, buttons=lasting),) if lasting else ()
    return (block,)


def lasting_block(block: Block) -> tuple[Block, ...]:
    """Of that part, what says nothing about a place that is no longer agreed."""
    return tuple(each for rest in retired_block(block) for each in placeless_block(rest))


def placeless_block(block: Block) -> tuple[Block, ...]:
    match block:
        case Paragraph(passing=True):
            return ()
        case Facts():
            return (block.lasting,) if block.lasting.rows else ()
    return (block,)
