"""Tables for a spreadsheet, as CSV: headings first, and no cell that works as a formula. Cells are
separated as the reader's own spreadsheet does it when a file is opened with a double click: by
semicolons where the decimal sign is a comma, as in German, and otherwise by commas."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from bot.cards.files import CsvFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say

_FORMULA = re.compile(r"((?:^|[,;\t\r\n])(?:[^\S\t\r\n]|\")*+)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a spreadsheet could begin to read a formula. One of another country than ours was written
for splits rows at the other sign, and then also at line breaks in a cell. The numbers are
full-width signs."""


def csv_file(
    name: str, headings: Sequence[Text], rows: Iterable[Sequence[str]], reader: Reader
) -> CsvFile:
    """The headings in the reader's language, and below them the rows as they are."""
    separator = ";" if _decimal_sign(reader.language) == "," else ","
    table = [[plain(each, reader) for each in headings], *rows]
    return CsvFile(name, csv_table(table, separator))


def csv_table(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """A table as in RFC 4180. No cell can be a formula, whoever wrote its words."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


@lru_cache(maxsize=200)
def _decimal_sign(language: str) -> str:
    """That of the reader's country, also where we do not speak its language."""
    try:
        return str(Locale.parse(language, sep="-").number_symbols["latn"]["decimal"])
    except (ValueError, UnknownLocaleError):
        return "."


def harmless(cell: str) -> str:
    """The cell, with an apostrophe wherever it could be read as a formula."""
    return _FORMULA.sub(r"\1'", cell)


def day_of(at: datetime | None, reader: Reader) -> str:
    """The day in the form that every spreadsheet reads, in the reader's time zone. Empty for
    None."""
    return at.astimezone(reader.zone).date().isoformat() if at else ""


def decimal(value: float, reader: Reader) -> str:
    """The number with one digit after the decimal sign of the reader's country. With another sign,
    their spreadsheet could take it for a date."""
    return f"{value:.1f}".replace(".", _decimal_sign(reader.language))


def time_of(at: datetime | None, reader: Reader) -> str:
    """The time in the form that every spreadsheet reads, in the reader's time zone, which the
    heading names; see `with_zone`. Empty for None."""
    return f"{at.astimezone(reader.zone):%Y-%m-%d %H:%M}" if at else ""


def with_zone(heading: Text, reader: Reader) -> Text:
    """The heading of a column of times, such as "Begins (Europe/Berlin)". A spreadsheet would not
    take a cell with a time zone for a time."""
    return say("{heading} ({zone})", heading=heading, zone=Words(reader.zone.key))
