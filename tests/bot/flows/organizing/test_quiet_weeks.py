"""In quiet weeks nobody is nudged, no request ends, and bookings stay."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Invalid
from bot.interview.organizing.quiet_weeks import QuietWeeks, after, now_in, rests_until, resumes_at
from tests.bot.town import Town
from tests.bot.town_members import Member

BERLIN = ZoneInfo("Europe/Berlin")
HOLIDAYS = QuietWeeks(date(2026, 12, 21), date(2027, 1, 3), "Holidays")
NEXT = QuietWeeks(date(2027, 1, 4), date(2027, 1, 4), "One day more")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_days_begin_and_end_at_midnight_of_the_reader() -> None:
    assert now_in([HOLIDAYS], at("2026-12-20T22:59"), BERLIN) is None
    assert now_in([HOLIDAYS], at("2026-12-20T23:00"), BERLIN) is HOLIDAYS
    assert rests_until([HOLIDAYS], at("2027-01-03T22:59"), BERLIN) == at("2027-01-03T23:00")
    assert rests_until([HOLIDAYS], at("2027-01-03T23:00"), BERLIN) is None


def test_weeks_that_follow_on_are_one_rest() -> None:
    assert rests_until([NEXT, HOLIDAYS], at("2026-12-24T12:00"), BERLIN) == at("2027-01-04T23:00")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-12-10T12:00", "2026-12-17T12:00"),  # over before
        ("2026-12-16T12:00", "2027-01-06T12:00"),  # two weeks are not counted
        ("2026-12-24T12:00", "2027-01-10T23:00"),  # from their end
        ("2027-01-05T12:00", "2027-01-12T12:00"),
    ],
)
def test_their_days_do_not_count(start: str, end: str) -> None:
    assert after([HOLIDAYS], at(start), timedelta(days=7), BERLIN) == at(end)


def test_a_running_wait_keeps_its_rest_when_quiet_weeks_are_named() -> None:
    due, since, wait = at("2026-12-23T23:00"), at("2026-12-16T23:00"), timedelta(days=7)
    assert resumes_at([HOLIDAYS], due, since, wait, BERLIN) == at("2027-01-06T23:00")
    assert resumes_at([HOLIDAYS], at("2027-01-04T00:00"), since, wait, BERLIN) is None


EXAMS = QuietWeeks(date(2026, 12, 10), date(2026, 12, 22), "Exams")
ALL_OF_IT = QuietWeeks(date(2026, 12, 7), date(2027, 1, 3), "Both")


@pytest.mark.parametrize("known", [[], [EXAMS]])
@pytest.mark.parametrize("later", [HOLIDAYS, ALL_OF_IT])
@pytest.mark.parametrize("days", [10, 12, 15])
def test_weeks_that_overlap_put_the_end_off_once(
    known: list[QuietWeeks], later: QuietWeeks, days: int
) -> None:
    """Whichever weeks were known when counting began, and whichever were named later."""
    since, wait = at("2026-12-02T12:00"), timedelta(days=days)
    due, both = after(known, since, wait, BERLIN), [EXAMS, later]
    while resumes := resumes_at(both, due, since, wait, BERLIN):
        due = resumes
    assert due == after(both, since, wait, BERLIN)


def test_other_weeks_within_the_rest_do_not_count_either() -> None:
    """They were known when counting began, but the first end was before them."""
    known = QuietWeeks(date(2027, 1, 4), date(2027, 1, 7), "Holidays")
    named_later = QuietWeeks(date(2026, 12, 14), date(2027, 1, 2), "Exams")
    since, wait = at("2026-12-13T00:00"), timedelta(days=14)
    both = [known, named_later]
    due = after([known], since, wait, BERLIN)
    assert resumes_at(both, due, since, wait, BERLIN) == after(both, since, wait, BERLIN)


def names(ana: Member, first: str, last: str, name: str = "Winter holidays") -> str:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Quiet weeks")
    ana.presses("Name quiet weeks")
    return ana.reads(ana.fills(first=first, last=last, name=name))


def test_a_name_of_spaces_is_none(ana: Member) -> None:
    told = names(ana, "2026-12-20", "2027-01-03", "  ")
    assert told == "Members read the name, such as: Winter holidays."
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Quiet weeks")
    assert "None are named." in ana.last()


def test_they_are_named_listed_and_removed(ana: Member) -> None:
    assert names(ana, "2026-12-20", "2027-01-03").startswith("Saved: Winter holidays\n")
    assert "Exams" in names(ana, "1 Feb 2027", "2027-02-14", "Exams")
    ana.presses("Remove")
    done, *others = ana.last().splitlines()
    assert done == "No longer quiet: Winter holidays"
    assert "Winter holidays" not in "".join(others)
    assert "Exams" in ana.last()
    ana.types("organize")
    ana.presses("What organizers did")
    assert ana.last().count("changed the quiet weeks") == 3


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("nonsense", "2027-01-03", "is not a day in the coming year"),
        ("2026-12-20", "2026-12-19", "on their first day at the earliest"),
        ("2026-12-20", "2027-11-03", "twelve weeks at the latest"),
        ("2026-11-01", "2026-11-02", "over already"),
        ("2031-11-01", "2031-11-02", "is not a day in the coming year"),
    ],
)
def test_nonsense_gets_a_sentence(ana: Member, first: str, last: str, why: str) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Quiet weeks")
    ana.presses("Name quiet weeks")
    answer = ana.fills(first=first, last=last, name="Winter")
    assert isinstance(answer, Invalid)
    assert why in ana.reads(answer)


def test_a_request_in_quiet_weeks_mentions_them_and_has_more_time(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    names(ana, "2026-11-23", "2026-12-06")
    maya.asks(daniel)
    assert maya.sees("The quiet weeks (Winter holidays) last until 6 December 2026")
    town.to("2026-12-06 20:00")
    assert not daniel.sees("is waiting for your answer")
    town.to("2026-12-12 12:00")
    assert not maya.sees("did not find the time")
    town.to("2026-12-15 12:00")
    assert town.interviews()[0].stage == "expired"
    assert not maya.sees("can still answer"), "the request has ended"


def test_weeks_that_are_named_later_put_the_end_off(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    names(ana, "2026-11-26", "2026-12-02")
    nudges = len(daniel.cards())
    town.to("2026-12-02 20:00")
    assert len(daniel.cards()) == nudges, "nobody is nudged"
    assert town.interviews()[0].stage == "asked"
    town.to("2026-12-08 12:00")
    assert town.interviews()[0].stage == "expired"


def test_reminders_of_what_is_booked_come(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.picks()
    names(ana, "2026-11-23", "2026-12-20")
    town.to("2026-11-27 12:00")
    keys = " ".join(each.key for each in maya.received())
    assert "hour_before" in keys
    assert "how_did_it_go" in keys
    assert "thanks_first" in keys


def test_every_members_own_page_mentions_them_while_they_last(
    town: Town, ana: Member, daniel: Member
) -> None:
    names(ana, "2026-12-01", "2026-12-06")
    told = "These are quiet weeks until 6 December 2026 (Winter holidays)"
    for day, is_told in (("2026-11-30", False), ("2026-12-06", True), ("2026-12-07", False)):
        town.to(f"{day} 12:00")
        for read in (daniel.types("start"), daniel.sends(Action(ActionName.HOME))):
            assert (told in daniel.reads(read)) is is_told
