"""An organizer asks for the report in numbers, and downloads its table."""

import csv
import io

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.files import CsvFile
from bot.cards.forms import Invalid
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

SEEKERS = ("Ines", "Omar", "Ruth", "Tom", "Ada")


@pytest.fixture
def ana(town: Town, ana: Member) -> Member:
    """She is an organizer. A host was asked five times this month, and said yes each time."""
    host = town.host("Daniel", per_month="9", field="=cmd|law")
    take_turns(town, host, *map(town.member, SEEKERS))
    return ana


@lived_once
def take_turns(town: Town, host: Member, *seekers: Member) -> None:
    for each in seekers:
        each.books(host)
    town.after(hours=1)


def made(town: Town, ana: Member, *labels: str) -> str:
    """The newest report, after these buttons were pressed, starting at the home."""
    ana.types("organize")
    ana.presses("The report")
    for label in labels:
        ana.presses(label)
    town.makes_reports()
    return facts(ana)


def facts(ana: Member) -> str:
    return "\n".join(" ".join(line.split()) for line in ana.last().splitlines())


def table(ana: Member) -> list[list[str]]:
    (file,) = ana.received()[-1].card.files
    assert isinstance(file, CsvFile)
    return list(csv.reader(io.StringIO(file.table, newline="")))


@pytest.mark.parametrize("first", ["1 July 2026", "1 January 2027"])
def test_the_year_begins_in_the_month_that_was_chosen(town: Town, ana: Member, first: str) -> None:
    _, month, _ = first.split()
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Interviews")
    ana.fills(lengths=("25",), per_month=("2",), open_requests=("3",), year_begins=(month,))
    town.to("2027-01-05 12:00")
    assert f"{first} to 5 January 2027" in made(town, ana, "The year so far")


def test_the_report_of_this_month_comes_in_a_message(town: Town, ana: Member) -> None:
    told = made(town, ana, "This month")
    assert "The report: 1 November 2026 to 23 November 2026" in told
    assert "There is nothing to compare with: the programme began later." in told
    assert "Requests sent 5\n" in told
    assert "Answered by a person 100 % of 5\n" in told
    assert "Interviews held 0\n" in told
    assert "under 5 (" not in told, "a row that says nothing"
    assert "=cmd|law 0 free places for 5 who wished, 0 held" in told


def test_a_report_on_a_group_between_two_dates_shows_nothing_below_five(
    town: Town, ana: Member
) -> None:
    town.has_group("Graduates", "Ines", "Omar")
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    group = ana.options("group")
    ana.fills(first_day="2026-11-01", last_day="2026-11-30", group=group)
    town.makes_reports()
    told = facts(ana)
    assert "The report: November 2026, Graduates" in told
    [few] = [line for line in told.splitlines() if line.startswith("Under 5, so not shown")]
    assert "Requests" in few
    assert "under 5 (" not in told
    assert "Concerns" not in told


def test_a_report_on_one_field_comes_as_card_and_table(town: Town, ana: Member) -> None:
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    ana.fills(first_day="2026-11-01", last_day="2026-11-30", report_field="=cmd|law")
    town.makes_reports()
    told = facts(ana)
    assert "The report: November 2026, =cmd|law" in told
    assert "Requests sent 5\n" in told
    assert "Participation" not in told
    ana.presses("As a table")
    town.makes_reports()
    assert "The report: November 2026, =cmd|law" in ana.last()
    assert len(table(ana)) == 6


def test_a_report_can_be_on_a_single_day(town: Town, ana: Member) -> None:
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    ana.fills(first_day="2026-11-02", last_day="2026-11-02")
    town.makes_reports()
    assert "The report: " in facts(ana)


def test_days_that_do_not_exist_are_refused_in_the_form(ana: Member) -> None:
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    for values, why in (
        ({"first_day": "31.2.", "last_day": "2026-11-30"}, "I could not read “31.2.”"),
        ({"first_day": "Friday", "last_day": ""}, "This would work: 2026-11-24"),
        ({"first_day": "2026-11-30", "last_day": "2026-11-01"}, "This is before the first day"),
        ({"first_day": "2026-11-30", "last_day": ""}, "Write both days, or neither"),
        ({"first_day": "2026-11-01", "last_day": "2090-11-30"}, "more than a year from now"),
    ):
        refused = ana.fills(**values)
        assert isinstance(refused, Invalid)
        assert why in ana.reads(refused)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("1.11.", "30.11.", "November 2026"),
        ("1.11.2026", "30 Nov 2026", "November 2026"),
        ("1 Oct", "31 October", "October 2026"),
        ("1.12.", "31.12.", "December 2025"),
        ("2026-11-01", "30/11/2026", "November 2026"),
    ],
)
def test_days_are_read_as_organizers_write_them(
    town: Town, ana: Member, first: str, last: str, told: str
) -> None:
    """Without a year, it is the last such day: a report looks back."""
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    ana.fills(first_day=first, last_day=last)
    town.makes_reports()
    assert f"The report: {told}" in facts(ana)


def test_the_table_has_a_row_for_each_and_names_only_after_a_second_press(
    town: Town, ana: Member
) -> None:
    made(
        town,
        ana,
        "This month",
    )
    ana.presses("As a table")
    town.makes_reports()
    assert "Its times are in your time zone, Europe/Berlin, as its headings say." in ana.last()
    headings, *rows = table(ana)
    assert (len(rows), headings[3]) == (5, "Begins (Europe/Berlin)")
    assert headings[-1] == "Groups of the host"
    assert {row[5] for row in rows} == {"agreed"}
    assert {row[7] for row in rows} == {"'=cmd|law"}, "a cell is never a formula"
    assert "Ines" not in str(rows)

    ana.presses("With names")
    town.makes_reports()
    headings, *rows = table(ana)
    assert headings[-4:-2] == ["Seeker", "Host"]
    assert {row[-4] for row in rows} == set(SEEKERS)
    ana.types("organize")
    ana.presses("What organizers did")
    assert "downloaded the table of interviews with names" in ana.text()


def test_the_table_is_about_the_days_of_its_card_in_the_next_month_too(
    town: Town, ana: Member
) -> None:
    made(town, ana, "This month")
    town.to("2026-12-01 12:00")
    ana.presses("As a table")
    town.makes_reports()
    assert "The report: 1 November 2026 to 23 November 2026" in ana.last()
    (file,) = ana.received()[-1].card.files
    assert (file.name, len(table(ana))) == ("askwell-2026-11-01.csv", 6)


def test_the_days_of_a_report_are_those_of_the_organizer(town: Town, ana: Member) -> None:
    town.to("2026-12-31 23:30")  # half past midnight in Berlin
    told = made(town, ana, "This month")
    assert "The report: 1 January 2027\nIn brackets: 1 December 2026." in told
    assert "Requests sent 0 (0)" in told


def test_an_organizer_who_stepped_down_gets_no_report(town: Town, ana: Member) -> None:
    ines = town.member("Ines")
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.presses("Name another")
    ana.fills(who="Ines")
    ana.presses("Name them")
    ines.types("organize")
    ines.presses("The report")
    ines.presses("This month")
    ines.types("organize")
    ines.presses("Organizers and contact")
    ines.presses("Step down")
    ines.presses("Step down")
    town.makes_reports()
    assert "The report: 1 November 2026" not in ines.text()


FORGED = [
    Action(ActionName.NUMBERS),
    Action(ActionName.NUMBERS_FORM),
    *(
        Action(name, arg="month - - -")
        for name in (ActionName.NUMBERS_CARD, ActionName.NUMBERS_TABLE, ActionName.NUMBERS_NAMED)
    ),
]


@pytest.mark.parametrize("action", FORGED, ids=lambda action: str(action.name))
def test_nobody_else_has_a_report_made(town: Town, maya: Member, action: Action) -> None:
    maya.types("start")
    assert "I cannot find that" in maya.reads(maya.sends(action))
    town.makes_reports()
    assert "The report" not in maya.text()


@pytest.mark.parametrize("arg", ["month - - 99", "decade - - -", "dates 1 2 3", "", "month"])
def test_a_forged_period_is_refused(ana: Member, arg: str) -> None:
    refused = ana.sends(Action(ActionName.NUMBERS_CARD, arg=arg))
    assert "I cannot find that" in ana.reads(refused)
