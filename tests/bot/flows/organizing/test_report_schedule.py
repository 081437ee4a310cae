"""The report comes to organizers automatically: once, at ten in the morning of their time, with
pictures and a page."""

from datetime import datetime
from pathlib import Path

from bot.cards.buttons import Action
from bot.cards.files import FinishedFile, Picture
from tests.bot.conftest import organizes
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

MONDAYS = ["2026-11-30 09:00", "2026-12-07 09:00", "2026-12-14 09:00"]


def came(member: Member) -> list[str]:
    """When reports came as new messages, in the member's time zone."""
    new = [each for each in member.received() if each.new and each.key.startswith("report:")]
    return [f"{each.at.astimezone(member.reader.zone):%a %d %b %H:%M}" for each in new]


def live(town: Town, *until: str) -> None:
    """Let time pass. Reports are made as soon as they are ordered, next to everything else."""
    for each in until:
        town.to(each)
        town.makes_reports()


def test_each_monday_and_once_a_whole_month_has_passed_each_month(town: Town, ana: Member) -> None:
    live(town, *MONDAYS, "2026-12-21 09:00", "2026-12-28 09:00", "2027-01-04 09:00")
    live(town, "2027-01-11 09:00", "2027-02-01 09:00")
    assert came(ana) == [
        *("Mon 30 Nov 10:00", "Mon 07 Dec 10:00", "Mon 14 Dec 10:00", "Mon 21 Dec 10:00"),
        *("Mon 28 Dec 10:00", "Mon 04 Jan 10:00", "Mon 01 Feb 10:00"),
    ]
    assert ana.last().startswith("The report: January 2027")


def test_it_is_a_card_with_two_pictures_and_a_page(town: Town, ana: Member) -> None:
    live(town, MONDAYS[0])
    [card] = [each.card for each in ana.received() if each.key.startswith("report:")]
    assert [type(each) for each in card.files] == [Picture, Picture, FinishedFile]
    assert "The report: 23 November 2026 to 29 November 2026" in ana.last()
    assert "Picture: From asking to thanking, All requests of 23 November 2026" in ana.last()


def test_a_picture_that_cannot_be_drawn_does_not_stop_it(town: Town, ana: Member) -> None:
    town.drawer.broken = True
    live(town, MONDAYS[0])
    [card] = [each.card for each in ana.received() if each.key.startswith("report:")]
    assert [type(each) for each in card.files] == [FinishedFile]


def test_each_organizer_gets_it_at_ten_of_theirs(town: Town, ana: Member) -> None:
    kai = town.member("Kai", "Pacific/Honolulu", runs_space=True)
    organizes(kai)
    live(town, MONDAYS[0], "2026-11-30 20:00")
    assert came(ana) == ["Mon 30 Nov 10:00"]
    assert came(kai) == ["Mon 30 Nov 10:00"]


def test_an_organizer_gets_the_report_only_while_they_want_it(town: Town, ana: Member) -> None:
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Do not send it")
    assert "You do not get it automatically." in ana.last()
    live(town, MONDAYS[0])
    assert came(ana) == []
    ana.presses("Send it automatically")
    live(town, MONDAYS[1])
    assert came(ana) == ["Mon 07 Dec 10:00"]


def test_a_former_organizer_gets_no_report(town: Town, ana: Member) -> None:
    kai = town.member("Kai", runs_space=True)
    organizes(kai)
    kai.types("organize")
    kai.presses("Organizers and contact")
    kai.presses("Step down")
    kai.presses("Step down")
    live(town, *MONDAYS)
    assert came(kai) == []
    assert len(came(ana)) == 3


def test_a_report_missed_during_an_outage_comes_late_and_once(tmp_path: Path) -> None:
    with a_town(f"sqlite:///{tmp_path}/askwell.db") as town:
        ana = town.member("Ana", runs_space=True)
        ana.types("organize")
        town.restart()
        town.clock.move_to(datetime.fromisoformat("2026-12-02 12:00Z"))
        town.drain()
        town.restart()  # killed with the order kept, and nothing made of it
        town.makes_reports()
        town.makes_reports()
        town.restart()
        town.makes_reports()
        town.to("2026-12-04 12:00")
        town.makes_reports()
        assert came(ana) == ["Wed 02 Dec 13:00"]


def test_nobody_else_can_want_it(town: Town, ana: Member) -> None:
    maya = town.member("Maya")
    refused = maya.sends(Action("numbers_wish", arg="on"))
    assert maya.reads(refused).startswith("I cannot find that")
    live(town, MONDAYS[0])
    assert (len(came(ana)), came(maya)) == (1, [])
