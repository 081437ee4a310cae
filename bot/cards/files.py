"""Small files that come with a card, for a member to open or to keep.

They hold texts, as cards do, and become bytes when they are sent (see bot.texts.files). A picture
is one: each platform shows it where it shows files.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from bot.cards.keepsakes import Keepsake
from bot.cards.lengths import length
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Mention, Text
from bot.interview.hosting import Venue
from bot.interview.model import Side, Slot

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
FILE_LENGTH = 1_000_000
"""Characters in English. In any language they are fewer bytes than the 10 MB that Discord takes."""
CSV_BYTES = 9_000_000

PICTURE_LENGTH = 2_000_000
"""Characters of base64. What is drawn for a slide takes a tenth of that."""
ALTERNATIVE_LENGTH = 1_000
"""So many characters Slack and Discord take of what stands for a picture."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text of its own, such as a page in Markdown."""

    name: str
    text: Text

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(
            not 0 < length(self.text) <= FILE_LENGTH, "an empty or too large file:", self.name
        )


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What the calendar of one `side` is told of an interview at `slot`.

    A calendar knows an event by its `uid`, and takes the one with the higher `sequence` for the
    later. `stamp` is when this was last changed (UTC). `their_zone` is the other's, where it is
    another; `wish` is empty for the seeker, whose it is.
    """

    uid: str
    sequence: int
    stamp: datetime
    slot: Slot
    side: Side
    other: Mention
    their_zone: str | None
    venue: Venue | None
    wish: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An .ics with one event."""

    name: str
    event: CalendarEvent

    def __post_init__(self) -> None:
        _check(self.name)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A table for a spreadsheet, as bot.texts.csv_file writes one."""

    name: str
    table: str

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(
            not 0 < len(self.table.encode()) <= CSV_BYTES, "an empty or too large table:", self.name
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, drawn for its reader already, as base64. `alternative` says what it shows, its
    numbers too, for who does not see it; platforms take 1,000 characters of it."""

    name: str
    png: str
    alternative: Text

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(not 0 < len(self.png) <= PICTURE_LENGTH, "an empty or too large:", self.name)
        refuse_if(not length(self.alternative), "no words for a picture:", self.name)


@dataclass(frozen=True, slots=True)
class PictureToDraw:
    """One that becomes a Picture when its card is about to be sent, or is left out where it cannot
    be drawn."""

    name: str
    keepsake: Keepsake

    def __post_init__(self) -> None:
        _check(self.name)


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A text file that was told to its reader already: a page to print, and what version 0.2
    kept."""

    name: str
    finished: str

    def __post_init__(self) -> None:
        _check(self.name)


def _kind(file: Any) -> str:
    """By which pydantic tells files apart, stored or not: by what they hold beside their name."""
    _, kind, *_more = file if isinstance(file, dict) else type(file).__dataclass_fields__
    return str(kind)


File = Annotated[
    Annotated[TextFile, Tag("text")]
    | Annotated[CalendarFile, Tag("event")]
    | Annotated[CsvFile, Tag("table")]
    | Annotated[Picture, Tag("png")]
    | Annotated[PictureToDraw, Tag("keepsake")]
    | Annotated[FinishedFile, Tag("finished")],
    Discriminator(_kind),
]


def _check(name: str) -> None:
    refuse_if(not FILE_NAME.fullmatch(name), "a file name:", name)
