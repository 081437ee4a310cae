"""Files as bytes for one reader. They are made when they are sent, in the reader's language at that
time."""

from base64 import b64decode

from bot.cards.files import (
    ALTERNATIVE_LENGTH,
    CalendarFile,
    CsvFile,
    File,
    FinishedFile,
    Picture,
    PictureToDraw,
    TextFile,
)
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ELLIPSIS


def content(file: File, reader: Reader) -> bytes:
    match file:
        case TextFile():
            return f"{plain(file.text, reader)}\n".encode()
        case CalendarFile():
            from bot.texts.calendar.ics import calendar  # noqa: PLC0415 (it brings icalendar)

            return bytes(calendar([file.event], reader).to_ical())
        case Picture():
            return b64decode(file.png)
        case PictureToDraw():
            raise ValueError(f"{file.name} is not drawn yet")
        case CsvFile():
            return file.table.encode("utf-8-sig")  # by the mark, spreadsheets know the encoding
        case FinishedFile():
            return file.finished.encode()


def alternative(file: File, reader: Reader) -> str | None:
    """A picture's content in words. None for a file that is not a picture."""
    if not isinstance(file, Picture):
        return None
    words = " ".join(plain(file.alternative, reader).split())
    fits = len(words) <= ALTERNATIVE_LENGTH
    return words if fits else words[: ALTERNATIVE_LENGTH - 1].rstrip() + ELLIPSIS
