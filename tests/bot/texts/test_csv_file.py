"""Tables for a spreadsheet."""

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from bot.cards.files import CSV_BYTES, CsvFile, File
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.texts.csv_file import csv_file, csv_table, decimal, harmless, time_of, with_zone
from bot.texts.files import content

READER = Reader(ZoneInfo("UTC"))
HEADINGS = (say("Notes"), say("Video call"))


def test_a_table_reads_back_as_it_was_written() -> None:
    rows = [["Zoë", 'says "hi", twice'], ["two\nlines", ""]]
    written = content(csv_file("a.csv", HEADINGS, rows, READER), READER)
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert read == [["Notes", "Video call"], *rows]


def test_a_file_for_spreadsheets_begins_with_a_byte_order_mark() -> None:
    assert content(csv_file("a.csv", HEADINGS, [], READER), READER).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        *(("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\uff1d1", "'\uff1d1")),
        *(("\t=1", "\t'=1"), ("\r=1", "\r'=1"), ("\n=1", "\n'=1"), (" =1", " '=1")),
    ],
)
def test_nothing_in_a_cell_is_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown
    assert list(csv.reader(io.StringIO(csv_table([[cell]]), newline=""))) == [[shown]]


@pytest.mark.parametrize("words", ["Hi;=1+1;", "Hi; =1+1;", 'Hi;"=1+1";', "Hi\n=1+1;", "a;;@A(1)"])
def test_a_spreadsheet_that_splits_at_semicolons_finds_no_formula(words: str) -> None:
    """As Excel does where the decimal sign is a comma."""
    split = csv.reader(io.StringIO(csv_table([["Maya", words]]), newline=""), delimiter=";")
    cells = [cell.strip(' "') for row in split for cell in row]
    assert len(cells) > 1
    assert not [each for each in cells if each.startswith(("=", "@"))]


@pytest.mark.parametrize("cell", ["", "a=b", "2026-11-28", "Zoë", " 1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en-GB", "Zoë,3.5\r\n"),
        ("de-DE", "Zoë;3,5\r\n"),
        ("fr", "Zoë;3,5\r\n"),
        ("de-CH", "Zoë,3.5\r\n"),
        ("x-odd", "Zoë,3.5\r\n"),
    ],
)
def test_cells_are_separated_as_the_readers_spreadsheet_does(language: str, shown: str) -> None:
    reader = Reader(ZoneInfo("Europe/Berlin"), language)
    assert csv_file("a.csv", (), [["Zoë", decimal(3.5, reader)]], reader).table.endswith(shown)


def test_a_spreadsheet_that_splits_at_commas_finds_no_formula() -> None:
    """As Excel does with a file that was written for a country with a decimal comma."""
    split = csv.reader(io.StringIO(csv_table([["Maya", "Hi, =1+1,"]], ";"), newline=""))
    assert not [cell for row in split for cell in row if cell.strip().startswith("=")]


def test_times_are_in_the_zone_that_the_heading_names() -> None:
    reader = Reader(ZoneInfo("Europe/Berlin"))
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert plain(with_zone(say("Begins"), reader), reader) == "Begins (Europe/Berlin)"
    assert (time_of(noon, reader), time_of(None, reader)) == ("2026-11-24 13:00", "")


def test_a_table_is_kept_with_its_card() -> None:
    kept, file = TypeAdapter(File), CsvFile("a.csv", "a,b\r\n")
    assert kept.validate_json(kept.dump_json(file)) == file


@pytest.mark.parametrize("size", [0, CSV_BYTES + 1])
def test_an_empty_or_too_large_table_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="too large table"):
        CsvFile("a.csv", "x" * size)
