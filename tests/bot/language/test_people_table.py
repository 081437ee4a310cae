"""Lists of people as spreadsheets export them."""

from codecs import BOM_UTF8

import pytest

from bot.interview.organizing.invitations import (
    Column,
    Directory,
    ImportRow,
    KnownPerson,
    Reason,
    SpacePerson,
    judge,
)
from bot.language.people_table import (
    MOST_ROWS,
    NobodyThere,
    NoColumn,
    NoText,
    TooManyRows,
    decode,
    folded_name,
    read_people,
)
from tests.steps import doubling_costs_twice

SEMICOLONS = (
    "Name;E-Mail;Fachgebiet;Jahrgang;Matrikelnummer\n"
    "Jörg Müller;jm@example.org;Physik;2019|Alumni;007\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    [row] = read_people(decode(SEMICOLONS.encode(encoding))).rows
    assert row == ImportRow(
        2, "Jörg Müller", "jm@example.org", "", "Physik", ("2019", "Alumni"), "007"
    )


def test_what_a_program_wrote_behind_the_mark_of_another_encoding_is_read() -> None:
    [row] = read_people(decode(BOM_UTF8 + SEMICOLONS.encode("cp1252"))).rows
    assert row.name == "Jörg Müller"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter_is_found(delimiter: str) -> None:
    table = read_people(SEMICOLONS.replace(";", delimiter))
    assert table.delimiter == delimiter
    assert [column for _, column in table.columns] == [
        Column.NAME,
        Column.EMAIL,
        Column.FIELD,
        Column.TAG,
        Column.NUMBER,
    ]


def test_a_header_says_the_delimiter_although_a_row_is_short() -> None:
    table = read_people("name\te-mail\nZoë Łukasz\n")  # a form takes away the tab at its end
    assert [each.name for each in table.rows] == ["Zoë Łukasz"]
    assert [column for _, column in table.columns] == [Column.NAME, Column.EMAIL]


LINKEDIN = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some addresses are missing, sorry"\n'
    "\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Quinn,Weber,https://www.linkedin.example/in/q,,"Lamps, Ltd",Physicist,01 Jan 2020\n'
    "Ana,Groß,https://www.linkedin.example/in/a,ana@example.org,Ships,Pilot,02 Jan 2020\n"
)


@pytest.mark.parametrize("people", [1, 40])
def test_a_note_above_the_header_is_no_person(people: int) -> None:
    *head, quinn, ana = LINKEDIN.splitlines()
    table = read_people("\n".join((*head, quinn, *(ana for _ in range(people)))))
    assert table.delimiter == ","
    first, second = table.rows[:2]
    assert (first.line, first.name) == (5, "Quinn Weber")
    assert (second.name, second.email) == ("Ana Groß", "ana@example.org")


def test_excel_may_say_which_delimiter_it_used() -> None:
    [row] = read_people(f"sep=;\n{SEMICOLONS}").rows
    assert (row.line, row.name) == (3, "Jörg Müller")


def test_a_person_above_a_word_like_a_heading_is_kept() -> None:
    rows = read_people("Quinn,,\nMaya,host,2019\nAda,seeker,2020\n").rows
    assert [each.name for each in rows] == ["Quinn", "Maya", "Ada"]


def test_lines_are_people() -> None:
    table = read_people("Maya\n\n  Daniel Okafor \n")
    assert table.delimiter == ""
    assert [(each.line, each.name) for each in table.rows] == [(1, "Maya"), (3, "Daniel Okafor")]


def test_without_headers_addresses_and_ids_are_known() -> None:
    [maya, _] = read_people("Maya,maya@example.org,U012345678\nAda,ada@example.org,U112345678").rows
    assert (maya.name, maya.email, maya.user) == ("Maya", "maya@example.org", "U012345678")


def test_first_and_last_name_are_one() -> None:
    [row] = read_people("Vorname;Nachname\nAda;Lovelace").rows
    assert row.name == "Ada Lovelace"


def test_a_wrong_column_is_said_with_the_headers_that_are_there() -> None:
    with pytest.raises(NoColumn) as found:
        read_people("Colour,Kontakt\nred,maya@example.org\nblue,ada@example.org")
    assert found.value.headers == ["Colour", "Kontakt"]


@pytest.mark.parametrize("row", ["maya@example.org,red", "U012345678,red", "red,U012345678"])
def test_a_header_is_no_person_whichever_column_names_people(row: str) -> None:
    with pytest.raises(NoColumn):
        read_people(f"Kontakt,Colour\n{row}")


def test_words_that_are_no_list_are_refused() -> None:
    for empty in ("", " \n\n", "Name;E-Mail\n"):
        with pytest.raises(NobodyThere):
            read_people(empty)
    with pytest.raises(NoText):
        decode(b"PK\x03\x04" + b"x" * 500 + b"\x00")


def test_fifty_thousand_rows_are_counted() -> None:
    with pytest.raises(TooManyRows) as found:
        read_people("Name;E-Mail\n" + "Maya;maya@example.org\n" * 50_000)
    assert found.value.rows == 50_000 > MOST_ROWS


@pytest.mark.parametrize("row", ["Maya;maya@example.org\n", "Maya\n", "maya@example.org;\n"])
def test_reading_a_list_grows_only_with_its_length(row: str) -> None:
    assert doubling_costs_twice(lambda size: read_people(row * size), 1_000)


PEOPLE = [
    SpacePerson("U1", "Maya", "maya", "maya@example.org"),
    SpacePerson("U2", "Daniel", "daniel", "daniel@example.org"),
    SpacePerson("U3", "Daniel", "danny", "danny@example.org"),
    SpacePerson("U4", "Gus", "gus", "gus@example.org", belongs=False),
    SpacePerson("U5", "Noor", "noor", "noor@example.org"),
]


def judged(text: str, **standings: KnownPerson) -> dict[str, list[object]]:
    found = judge(
        read_people(text).rows,
        Directory(PEOPLE, folded_name),
        lambda _: standings,
        to_strangers=True,
    )
    return {
        "good": [each.person.user for each in found.invitees],
        "already": [each.person.user for each in found.already],
        "cannot": [(each.line, each.why) for each in found.refused],
    }


@pytest.mark.parametrize(
    "written",
    ["Zoë O’Łukasz-Groß", "Zoe O'Lukasz-Gross", "zoe o`łukasz–groß", "Zoe\u0308 O’Łukasz-Groß"],
    ids=["as here", "typed without accents", "other signs", "as a Mac writes accents"],
)
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    people = [*PEOPLE, SpacePerson("U6", "Zoë O’Łukasz-Groß")]
    row = ImportRow(1, written)
    assert Directory(people, folded_name).find(row) == people[-1]


def test_the_name_as_it_is_written_comes_first() -> None:
    people = [SpacePerson("U1", "Jurgen"), SpacePerson("U2", "Jürgen"), SpacePerson("U3", "Jürgén")]
    directory = Directory(people, folded_name)
    assert directory.find(ImportRow(1, "Jürgen")) == people[1]
    assert directory.find(ImportRow(1, "Jurgén")) is Reason.SEVERAL


def test_three_lists() -> None:
    text = (
        "name,email,user\nMaya,,\nDaniel,,\nDaniel,danny@example.org,\nGus,,\n"
        "=cmd|' /C calc'!A0,,\n"
        ",not-an-address,\nNobody,,\nmaya,MAYA@example.org,\nNoor,,\n"
    )
    assert judged(text, U5=KnownPerson(is_host=True)) == {
        "good": ["U1", "U3"],
        "already": ["U5"],
        "cannot": [
            (3, Reason.SEVERAL),
            (5, Reason.OUTSIDE),
            (6, Reason.FORMULA),
            (7, Reason.BAD_ADDRESS),
            (8, Reason.NOT_FOUND),
            (9, Reason.TWICE),
        ],
    }


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (KnownPerson(stopped=True), Reason.STOPPED),
        (KnownPerson(erased=True), Reason.ERASED),
        (KnownPerson(removed=True, is_host=True), Reason.REMOVED),
        (KnownPerson(apart=True), Reason.APART),
        (KnownPerson(invited=True), Reason.INVITED),
    ],
)
def test_members_who_left_stopped_or_were_asked_are_not_woken(
    standing: KnownPerson, why: Reason
) -> None:
    assert judged("Maya\nNoor", U1=standing)["cannot"] == [(1, why)]


def test_on_discord_only_people_with_a_conversation_are_invited() -> None:
    known = {"U1": KnownPerson(has_conversation=True)}
    found = judge(
        read_people("Maya\nNoor").rows,
        Directory(PEOPLE, folded_name),
        lambda _: known,
        to_strangers=False,
    )
    assert [each.person.user for each in found.invitees] == ["U1"]
    assert [each.why for each in found.refused] == [Reason.NO_CONVERSATION]


def test_names_and_addresses_may_be_mixed_one_a_line() -> None:
    """As somebody types them who copies some from an e-mail."""
    typed = "Grace Holloway <grace@x.org>\n\n'Müßig, Jürgen' <j@x.org>,\nMaya Kamau\nana@x.org\n"
    table = read_people(f"{typed}U0123ABCD\n@ben\nAna at a@x.org\n")
    assert [(each.line, each.name, each.email, each.user) for each in table.rows] == [
        (1, "Grace Holloway", "grace@x.org", ""),
        (3, "Jürgen Müßig", "j@x.org", ""),
        (4, "Maya Kamau", "", ""),
        (5, "", "ana@x.org", ""),
        (6, "", "", "U0123ABCD"),
        (7, "", "", "ben"),
        (8, "", "Ana at a@x.org", ""),
    ]
    assert (table.delimiter, len(table.columns)) == ("", 3)


@pytest.mark.parametrize("heading", ["Name;Field", "E-Mail;Field", "Name;E-Mail"])
def test_a_cell_may_have_a_name_and_an_address(heading: str) -> None:
    (row,) = read_people(f"{heading}\n=;\n".replace("=", "Grace Holloway <grace@x.org>")).rows
    assert (row.name, row.email) == ("Grace Holloway", "grace@x.org")
