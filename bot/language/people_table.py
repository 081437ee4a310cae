"""Lists of people as they are typed, pasted, or exported from a spreadsheet: one person in each
line or a table, with any delimiter, encoding and headers."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.interview.organizing.invitations import NO_TABLE, Column, ImportRow, PeopleTable
from bot.language.accents import folded
from bot.language.mail_list import name_in_order, people_in, read_mail_list

MOST_ROWS = 5_000
CELL = 200
"""Characters of a cell. The rest is ignored."""
_DELIMITERS = ",;\t"
_LOOKED_AT = 50
"""Rows."""
_NULLS = 0.2
Row = tuple[int, list[str]]
"""A line number and the cells."""

_HEADERS: dict[Column, str] = {
    Column.NAME: "name|full name|fullname|display name|person|member|host|nom complet|nombre",
    Column.FIRST: "first name|firstname|given name|vorname|prénom|prenom",
    Column.LAST: "last name|lastname|surname|family name|nachname|nom|apellido|apellidos",
    Column.EMAIL: "email|e mail|mail|email address|e mail address|e mail adresse|courriel|correo",
    Column.USER: "user|user id|userid|id|member id|slack id|discord id|handle|username|user name",
    Column.FIELD: "field|branch|industry|department|profession|fach|fachgebiet|branche|bereich",
    Column.TAG: "tag|tags|group|groups|cohort|class|year|programme|program|gruppe|jahrgang",
    Column.NUMBER: "number|no|nr|student number|matriculation number|matrikelnummer|nummer|key",
}
_MEANING = {word: column for column, words in _HEADERS.items() for word in words.split("|")}
_FINDS = {Column.NAME, Column.FIRST, Column.LAST, Column.EMAIL, Column.USER}
"""Without one of these columns nobody can be found."""
_SIGNS = str.maketrans("’‘ʼ´`‐‑–", "'''''---")
"""Programs write other apostrophes and hyphens than people type."""
_USER = re.compile(r"<?@?[UW][A-Z0-9]{7,}>?|<@!?\d{15,20}>|\d{15,20}")


class NotAList(ValueError):
    """The content is no list of people."""


class NoText(NotAList):
    """The content is no text in one of the usual encodings."""


class NobodyThere(NotAList):
    """The content is empty."""


class TooManyRows(NotAList):
    """The content has `rows` rows, more than MOST_ROWS."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


class NoColumn(NotAList):
    """None of the `headers` says who is meant."""

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__(headers)
        self.headers = headers


def decode(content: bytes) -> str:
    """A file's text: UTF-8 or UTF-16 with or without a byte order mark, or the encoding that Excel
    uses in western Europe, also behind the mark of UTF-8. Raises NoText."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    sample = content[:1_000]
    if sample.count(0) > len(sample) * _NULLS:
        return _decoded(content, "utf-16-le" if sample[1::2].count(0) else "utf-16-be")
    if 0 in content:
        raise NoText
    text = content.removeprefix(BOM_UTF8)
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", errors="replace")


def read_people(text: str) -> PeopleTable:
    """Raises NotAList."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if people := read_mail_list(lines.split("\n")) or _names_in_a_line(lines):
        return _listed(people)
    delimiter = _delimiter(lines)
    rows = _from_header(list(_cells(lines, delimiter)))
    if not rows:
        raise NobodyThere
    columns, has_headers = _columns([cells for _, cells in rows], delimiter)
    body = rows[1:] if has_headers else rows
    if not body:
        raise NobodyThere
    if len(body) > MOST_ROWS:
        raise TooManyRows(len(body))
    headers = rows[0][1] if has_headers else [""] * len(columns)
    if not (delimiter or has_headers):
        return _one_a_line(body)
    if _FINDS.isdisjoint(columns):
        raise NoColumn(headers)
    named = tuple(zip(headers, columns, strict=False))
    return PeopleTable(delimiter, named, tuple(_sought(*each, columns) for each in body))


def _names_in_a_line(text: str) -> list[ImportRow]:
    """The people in a single line that has nothing but names: "Müßig, Jürgen", "Ana, Ben, Cem" or
    "Müßig, Jürgen; Costa, Ana". "Ana Costa, Ben Cole" are two."""
    if "\n" in text.strip() or re.search(r"[@\d\t]", text):
        return []
    cells = [each.strip() for each in re.split("[,;]", text) if each.strip()]
    if len(cells) < 2 or any(_word(each) in _MEANING for each in cells):
        return []
    is_one = ";" in text or (len(cells) == 2 and not all(" " in each for each in cells))
    names = [name_in_order(each) for each in text.split(";")] if is_one else cells
    return [ImportRow(1, each) for each in names if each]


def _one_a_line(rows: Sequence[Row]) -> PeopleTable:
    """Each line says for itself who is meant, so names, addresses and user ids may be mixed."""
    people = [each for number, (cell,) in rows for each in _in_line(number, cell)]
    found = {
        Column.NAME: any(each.name for each in people),
        Column.EMAIL: any(each.email for each in people),
        Column.USER: any(each.user for each in people),
    }
    columns = tuple(("", column) for column, is_there in found.items() if is_there)
    return PeopleTable("", columns, tuple(people))


def _in_line(number: int, cell: str) -> list[ImportRow]:
    people = list(people_in(number, cell))
    if known := [each for each in people if each]:
        return known if len(known) == len(people) else [ImportRow(number, email=cell)]
    if _USER.fullmatch(cell) or cell.startswith("@"):
        return [ImportRow(number, user=cell.strip("<@!>"))]
    return [ImportRow(number, cell)]


def _listed(people: Sequence[ImportRow]) -> PeopleTable:
    if len(people) > MOST_ROWS:
        raise TooManyRows(len(people))
    cut = (replace(each, name=_cell(each.name), email=_cell(each.email)) for each in people)
    return PeopleTable(NO_TABLE, (("", Column.NAME), ("", Column.EMAIL)), tuple(cut))


def folded_name(name: str) -> str:
    """The same for a name however it is written: with or without accents, with any apostrophe or
    hyphen."""
    return folded(name.translate(_SIGNS))


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NoText from None


def _delimiter(text: str) -> str:
    """The delimiter of the header, otherwise the one that splits most rows into the same number of
    cells. Empty if no row is split."""
    sample = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    best, most = "", 0
    for each in _DELIMITERS:
        rows = list(_cells("\n".join(sample), each))
        if _header(rows) is not None:
            return each
        widths = Counter(len(cells) for _, cells in rows)
        alike = max((number for width, number in widths.items() if width > 1), default=0)
        if alike > most:
            best, most = each, alike
    return best if most * 2 > len(sample) else ""


def _from_header(rows: list[Row]) -> list[Row]:
    """Without what some programs write above the header: a note (LinkedIn) or the delimiter
    (Excel's "sep=;"). Such lines have one cell."""
    return rows[_header(rows) or 0 :]


def _header(rows: list[Row]) -> int | None:
    """Where the row with the names of the columns is, if there is one."""
    for number, (_, cells) in enumerate(rows):
        said = {_MEANING[word] for word in map(_word, cells) if word in _MEANING}
        if len(said) > 1 and said & _FINDS:
            return number
        if sum(map(bool, cells)) > 1:
            break
    return None


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with their line numbers."""
    if not delimiter:
        lines = enumerate(text.split("\n"), 1)
        yield from ((number, [_cell(line)]) for number, line in lines if line.strip())
        return
    reader = csv.reader(text.split("\n"), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, list(map(_cell, row))
    except csv.Error:
        raise NoText from None


def _cell(text: str) -> str:
    return " ".join(text.split()).strip("\"'")[:CELL]


def _columns(rows: Sequence[list[str]], delimiter: str) -> tuple[list[Column | None], bool]:
    """What the columns mean, and whether the first row is a header."""
    said = [_MEANING.get(_word(cell)) for cell in rows[0]]
    if any(said):
        return said, True
    if (
        delimiter
        and not any(map(_is_somebody, rows[0]))
        and any(map(_is_somebody, _flat(rows[1:])))
    ):
        return [None] * len(rows[0]), True
    guessed = [_guess([row[i] for row in rows if i < len(row)]) for i in range(len(rows[0]))]
    names = [i for i, column in enumerate(guessed) if column is None][:1]
    return [Column.NAME if i in names else column for i, column in enumerate(guessed)], False


def _word(header: str) -> str:
    return " ".join(re.split(r"[\W_]+", header.casefold())).strip()


def _flat(rows: Sequence[list[str]]) -> Iterator[str]:
    return (cell for row in rows for cell in row)


def _is_somebody(cell: str) -> bool:
    return "@" in cell or bool(_USER.fullmatch(cell))


def _guess(cells: Sequence[str]) -> Column | None:
    some = [cell for cell in cells if cell][:_LOOKED_AT]
    if some and all(_USER.fullmatch(cell) or cell.startswith("@") for cell in some):
        return Column.USER
    if some and sum("@" in cell for cell in some) * 2 > len(some):
        return Column.EMAIL
    return None


def _take_apart(values: dict[Column, str]) -> None:
    """A cell with a name and an address, as mail programs write it."""
    for column in (Column.NAME, Column.EMAIL):
        match list(people_in(0, values.get(column, ""))):
            case [ImportRow(name=name, email=email)] if name:
                values[column] = name if column is Column.NAME else email
                values.setdefault(Column.NAME, name)
                values.setdefault(Column.EMAIL, email)


def _sought(line: int, cells: list[str], columns: Sequence[Column | None]) -> ImportRow:
    values: dict[Column, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell:
            values.setdefault(column, cell)
    _take_apart(values)
    names = (values.get(each, "") for each in (Column.FIRST, Column.LAST))
    name = values.get(Column.NAME) or " ".join(each for each in names if each)
    tags = (each.strip() for each in re.split(r"[,;|]", values.get(Column.TAG, "")))
    return ImportRow(
        line,
        name,
        values.get(Column.EMAIL, ""),
        values.get(Column.USER, "").strip("<@!>"),
        values.get(Column.FIELD, ""),
        tuple(dict.fromkeys(each for each in tags if each)),
        values.get(Column.NUMBER, ""),
    )
