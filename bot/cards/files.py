"""Small files that come with a card, for a member to open or to keep.

Like cards, they contain texts, and become bytes when they are sent (see bot.texts.files). A picture
is one of them: each platform shows it where it shows files.
"""

import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from bot.cards.keepsakes import Keepsake
from bot.cards.lengths import length
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Mention, Text
from bot.interview.frozen import frozen
from bot.interview.hosting import Venue
from bot.interview.model import Side, Slot

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
FILE_LENGTH = 1_000_000
"""Characters in English. In any language that is less than the 10 MB that Discord accepts."""
CSV_BYTES = 9_000_000

PICTURE_LENGTH = 2_000_000
"""Characters of base64. A picture for a slide takes a tenth of it."""
ALTERNATIVE_LENGTH = 1_000
"""How many characters Slack and Discord accept as the alternative text of a picture."""


@frozen
class TextFile:
    """A file with a text of its own, such as a page in Markdown."""

    name: str
    text: Text

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(
            not 0 < length(self.text) <= FILE_LENGTH, "an empty or too large file:", self.name
        )


@frozen
class CalendarEvent:
    """What the calendar of one `side` is told about an interview at `slot`."""

    uid: str
    """A calendar recognises an event by it."""
    sequence: int
    """Of two events with the same `uid`, the one with the higher number replaces the other."""
    stamp: datetime
    """When the event was last changed (UTC)."""
    slot: Slot
    side: Side
    other: Mention
    their_zone: str | None
    """The other side's time zone if it differs."""
    venue: Venue | None
    wish: str
    """Empty for the seeker, who wrote it."""
    cancelled: bool = False


@frozen
class CalendarFile:
    """An .ics file with one event."""

    name: str
    event: CalendarEvent

    def __post_init__(self) -> None:
        _check(self.name)


@frozen
class CsvFile:
    """A table for a spreadsheet, in the format of bot.texts.csv_file."""

    name: str
    table: str

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(
            not 0 < len(self.table.encode()) <= CSV_BYTES, "an empty or too large table:", self.name
        )


@frozen
class Picture:
    """A PNG in base64, drawn for its reader already. `alternative` says what it shows, including
    its numbers, for readers who do not see it; platforms accept 1,000 characters of it."""

    name: str
    png: str
    alternative: Text

    def __post_init__(self) -> None:
        _check(self.name)
        refuse_if(not 0 < len(self.png) <= PICTURE_LENGTH, "an empty or too large:", self.name)
        refuse_if(not length(self.alternative), "no words for a picture:", self.name)


@frozen
class PictureToDraw:
    """It becomes a Picture when its card is about to be sent. If it cannot be drawn, it is left
    out."""

    name: str
    keepsake: Keepsake

    def __post_init__(self) -> None:
        _check(self.name)


@frozen
class FinishedFile:
    """A text file that was already rendered for its reader: a page to print, or one stored by
    version 0.2."""

    name: str
    finished: str

    def __post_init__(self) -> None:
        _check(self.name)


def _kind(file: Any) -> str:
    """The name by which pydantic distinguishes files, stored or not. It follows from their
    fields."""
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
