"""Tables for a spreadsheet, as CSV: commas, a line of headings first, and nothing that acts."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.cards.files import CsvFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text

_ACTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With one of these a spreadsheet takes a cell for a formula; the last four are the wide forms."""


def csv_file(
    name: str, headings: Sequence[Text], rows: Iterable[Sequence[str]], reader: Reader
) -> CsvFile:
    """The headings in the language of the reader, and below them the cells as they are."""
    return CsvFile(name, csv_table([[plain(each, reader) for each in headings], *rows]))


def csv_table(rows: Iterable[Sequence[str]]) -> str:
    """As RFC 4180 has it. No cell is a formula, whoever wrote its words."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(cell: str) -> str:
    """The words of a cell; with an apostrophe before what would be a formula."""
    return f"'{cell}" if cell.startswith(_ACTS) else cell


def day_of(at: datetime | None, reader: Reader) -> str:
    """The day as every spreadsheet reads it, in the zone of the reader; empty for None."""
    return at.astimezone(reader.zone).date().isoformat() if at else ""
