"""Tables for a spreadsheet, as CSV: comma-separated, headings first, and no cell that works as a
formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.cards.files import CsvFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text

_FORMULA = re.compile(r"((?:^|[;\t\r\n])(?:[^\S\t\r\n]|\")*+)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a spreadsheet could begin to read a formula. In countries with a decimal comma, it splits
rows at semicolons, and then also at line breaks in a cell. The numbers are full-width signs."""


def csv_file(
    name: str, headings: Sequence[Text], rows: Iterable[Sequence[str]], reader: Reader
) -> CsvFile:
    """The headings in the reader's language, and below them the rows as they are."""
    return CsvFile(name, csv_table([[plain(each, reader) for each in headings], *rows]))


def csv_table(rows: Iterable[Sequence[str]]) -> str:
    """A table as in RFC 4180. No cell can be a formula, whoever wrote its words."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe wherever it could be read as a formula."""
    return _FORMULA.sub(r"\1'", cell)


def day_of(at: datetime | None, reader: Reader) -> str:
    """The day in the form that every spreadsheet reads, in the reader's time zone. Empty for
    None."""
    return at.astimezone(reader.zone).date().isoformat() if at else ""
