"""Files as bytes for one reader: made when they are sent, in the language that is theirs then."""

from bot.cards.files import CalendarFile, CsvFile, File, FinishedFile, TextFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.texts.calendar.ics import calendar


def content(file: File, reader: Reader) -> bytes:
    match file:
        case TextFile():
            return f"{plain(file.text, reader)}\n".encode()
        case CalendarFile():
            return bytes(calendar([file.event], reader).to_ical())
        case CsvFile():
            return file.table.encode("utf-8-sig")  # by the mark, spreadsheets know the encoding
        case FinishedFile():
            return file.finished.encode()
