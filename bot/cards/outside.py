"""Buttons that lead outside and tell us nothing."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Discriminator, Tag

from bot.cards.lengths import length
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text
from bot.cards.stored import first_field
from bot.interview.frozen import frozen
from bot.interview.members import Person

BUTTON_LABEL = 75
LINK_URL = 512


@frozen
class Link:
    """A button that opens an outside URL, which we are not told."""

    label: Text
    url: str
    is_next_step: bool = False
    """It is highlighted, or marked on platforms where a link has no colour."""

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a link label:", self.label)
        refuse_if(len(self.url) > LINK_URL or not is_address(self.url), "a link:", self.label)


@frozen
class PersonLink:
    """A button that opens the direct conversation of two people on their platform, which we do not
    see."""

    person: Person
    label: Text

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a link label:", self.label)


Outside = Annotated[
    Annotated[Link, Tag("label")] | Annotated[PersonLink, Tag("person")],
    Discriminator(first_field),
]


def is_address(url: str) -> bool:
    if not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)
