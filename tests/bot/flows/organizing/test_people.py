"""Organizers see the state of hosts, seekers and requests, and never what people wrote."""

import csv
import io

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Style
from bot.cards.files import CsvFile
from tests.bot.flows.me.test_erasing import erases, takes_along
from tests.bot.flows.me.test_privacy import files
from tests.bot.town import Town
from tests.bot.town_members import Member

FORGED = [
    ActionName.FREE_SEEKER,
    ActionName.HOSTS_FILE,
    ActionName.NUDGE_NOW,
    ActionName.PEOPLE,
    ActionName.PEOPLE_FILTER,
    ActionName.PEOPLE_HOSTS,
    ActionName.PEOPLE_REQUESTS,
    ActionName.PEOPLE_SEEKERS,
    ActionName.REQUESTS_FILE,
    ActionName.SEEKERS_FILE,
]
NUDGE = "Maya is waiting for your answer"


def looks(organizer: Member, *labels: str) -> str:
    """The card behind these buttons, starting at the programme's home."""
    organizer.types("organize")
    organizer.presses("People")
    for each in labels:
        organizer.presses(each)
    return " ".join(organizer.last().split())


def rows(organizer: Member) -> list[list[str]]:
    """The rows of the newest table."""
    [file] = organizer.received()[-1].card.files
    assert isinstance(file, CsvFile)
    return list(csv.reader(io.StringIO(file.table, newline="")))


def test_requests_that_wait_long_are_named_only_if_there_are_any(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    assert "Requests waiting for a host 1 Interviews ahead" in looks(ana)
    town.after(days=6)
    assert "Requests waiting for a host 1; 1 for more than 5 days" in looks(ana)


def test_hosts_are_shown_with_their_load_and_door(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    shown = looks(ana, "Hosts")
    assert "1 host" in shown
    assert "Daniel, UX research" in shown
    assert "open · 0 of 2 this month, 1 waits" in shown
    assert "no answer yet, or not for a year · free next Tue 24 Nov, 17:00" in shown
    daniel.picks()
    shown = looks(ana, "Hosts")
    assert "open · 1 of 2 this month answered" in shown, "none waits"
    assert "answered last on Monday 23 November 2026" in shown


def test_hosts_are_filtered_by_door_and_field(town: Town, ana: Member, daniel: Member) -> None:
    lena = town.host("Lena", field="Nursing")
    lena.types("host")
    lena.presses("Pause")
    lena.fills(until="2026-12-20")
    looks(ana, "Hosts", "Filter")
    ana.fills(door=("paused",), field=("Any field",))
    assert "paused until Sunday 20 December 2026" in ana.last()
    assert "Daniel" not in ana.last()
    ana.presses("Filter")
    assert ana.options("field") == ("Any field", "Nursing", "UX research")
    ana.fills(door=("Any door",), field=("UX research",))
    assert "Daniel" in ana.last()
    assert "Lena" not in ana.last()


def test_a_field_that_was_written_in_two_ways_is_one(
    town: Town, ana: Member, daniel: Member
) -> None:
    town.host("Lena", field="ux  Research")
    looks(ana, "Hosts", "Filter")
    assert len(ana.options("field")) == len(("Any field", "UX research"))
    ana.fills(door=("Any door",), field=ana.options("field")[1:])
    assert "Daniel" in ana.last()
    assert "Lena" in ana.last()


def test_many_hosts_come_in_pages(town: Town, ana: Member) -> None:
    for number in range(8):
        town.host(f"Host {number}")
    assert "Host 5" in looks(ana, "Hosts")
    assert "Host 6" not in ana.last()
    ana.presses("Show more")
    assert "Host 6" in ana.last()
    assert "[Show more]" not in ana.last()


def test_hosts_come_as_a_file_and_other_organizers_see_who_downloaded_it(
    town: Town, ana: Member, daniel: Member
) -> None:
    town.host("=Evil()", field="+1")
    looks(ana, "Hosts", "As a file")
    headings, *listed = rows(ana)
    assert headings[:3] == ["Field", "Name", "Door"]
    assert listed == [
        ["'+1", "'=Evil()", "open", "", "0", "2", "0", "", "", ""],
        ["UX research", "Daniel", "open", "", "0", "2", "0", "", "", ""],
    ]
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana downloaded a list of people" in ana.last()


def test_seekers_who_never_asked(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    maya.types("start")
    assert "Maya" in looks(ana, "Never asked (1)"), "Ana herself runs the programme"
    assert "Ana" not in ana.last()
    assert "Daniel" not in ana.last(), "he hosts"
    maya.asks(daniel)
    assert "Maya" not in looks(ana, "Never asked (0)")


def test_a_forged_list_of_seekers_is_of_those_who_never_asked(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    shown = ana.reads(ana.sends(Action(ActionName.PEOPLE_SEEKERS, arg="0 anybody")))
    assert "Never asked: 1 person" in shown
    ana.sends(Action(ActionName.SEEKERS_FILE, arg="anybody"))
    assert [row[0] for row in rows(ana)[1:]] == ["Maya"]


def test_seekers_who_got_no_answer(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=7)
    assert "Maya 1 request · 0 held" in looks(ana, "Got no answer (1)")
    assert "[Introduce two people]" in ana.last()
    assert "Asked three, met none (0)" in looks(ana)
    assert "[As a file]" not in looks(ana, "Asked three, met none (0)")


def test_seekers_who_asked_three_and_met_none(town: Town, ana: Member, maya: Member) -> None:
    for name in ("Daniel", "Lena", "Noor"):
        maya.asks(host := town.host(name))
        host.presses("Not now")
    assert "3 requests · 0 held" in looks(ana, "Asked three, met none (1)")
    ana.presses("As a file")
    assert rows(ana)[1][0] == "Maya"


def test_requests_are_shown_without_their_words(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, connection="We met in Leeds", wish="Secretly I want to leave")
    assert "Maya asked Daniel" in looks(ana, "Requests")
    assert "asked on Monday 23 November 2026 · ends on Monday 30 November 2026" in looks(
        ana, "Requests"
    )
    ana.presses("As a file")
    assert rows(ana)[1][:3] == ["Waits for the host", "Maya", "Daniel"]
    for words in ("Leeds", "Secretly"):
        assert words not in ana.text()
    daniel.picks()
    assert "they meet Tue 24 Nov, 17:00" in looks(ana, "Requests", "Booked (1)")


def test_who_was_erased_and_came_back_is_named_in_no_request_of_before(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    looks(ana, "Requests")
    ana.presses("Nudge now")
    erases(daniel)
    town.after(days=1)
    daniel.types("start")
    shown = looks(ana, "Requests", "Cancelled (1)")
    assert "Maya asked somebody who has left" in shown
    ana.presses("As a file")
    assert [row[1:3] for row in rows(ana)[1:]] == [["Maya", "somebody who has left"]]
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana sent somebody who has left a nudge about a request" in ana.last()
    takes_along(maya)
    page = files(maya)["askwell.html"]
    assert "<dt>Who was asked</dt><dd>somebody who has left</dd>" in page.replace("\n", "")


def test_who_reported_somebody_erased_since_reads_that_they_have_left(
    daniel: Member, maya: Member
) -> None:
    maya.types("report Daniel")
    maya.fills(what="He was rude.")
    erases(daniel)
    takes_along(maya)
    page = files(maya)["askwell.html"]
    assert "<dt>Whom it is about</dt><dd>somebody who has left</dd>" in page.replace("\n", "")


def test_a_host_is_nudged_once_in_their_daytime(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.to("2026-11-23 21:00")
    looks(ana, "Requests", "Nudge now")
    assert "I will do it Tue 24 Nov, 09:00, in their daytime." in ana.last()
    assert NUDGE not in daniel.notified()
    town.to("2026-11-24 08:00")
    assert daniel.notified().count(NUDGE) == 1
    looks(ana, "Requests")
    assert "[Nudge now]" not in ana.last()
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana sent Daniel a nudge about a request" in ana.last()


def test_a_second_nudge_is_refused(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    looks(ana, "Requests")
    button = ana.button("Nudge now")
    ana.sends(button.action)
    assert "Daniel gets one reminder of this request" in ana.reads(ana.sends(button.action))
    town.after(hours=1)
    assert daniel.notified().count(NUDGE) == 1


def test_a_host_who_stopped_nudges_is_not_nudged(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    daniel.sends(Action(ActionName.NUDGES, arg="off"))
    maya.asks(daniel, own_times="2026-12-08 12:00")
    looks(ana, "Requests", "Nudge now")
    assert "I cannot remind Daniel now" in ana.last()


def test_no_nudge_is_promised_while_the_host_is_away(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    daniel.sends(Action(ActionName.HOST_PAUSE))
    daniel.fills(until="2026-12-20")
    looks(ana, "Requests", "Nudge now")
    assert "I cannot remind Daniel now" in ana.last()
    town.after(days=1)
    assert NUDGE not in daniel.notified()


def test_a_seeker_is_freed_kindly_with_other_hosts(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=1)
    looks(ana, "Requests", "Free the seeker")
    sure = ana.button("Free the seeker").action
    assert ana.button("Back to the requests").style is Style.PLAIN, "one highlighted is enough"
    for _ in ("press", "double click"):
        assert "Maya is free to ask somebody else" in ana.reads(ana.sends(sure))
    assert "No answer from Daniel this time" in maya.last()
    assert "Ask Lena" in maya.labels()
    assert "Ana" not in maya.last() + daniel.last()
    assert "Requests Not answered 1" in looks(ana, "Requests", "Not answered (1)")


def test_a_request_that_was_answered_meanwhile_is_not_ended(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    looks(ana, "Requests")
    nudge, free = ana.button("Nudge now"), ana.button("Free the seeker")
    daniel.picks()
    for each in (nudge, free):
        ana.sends(each.action)
        assert "That request has moved on" in ana.last()


def test_a_forged_press_reveals_nothing(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    """By a member, and about a request in another community."""
    maya.asks(daniel)
    [asked] = town.interviews()
    eve = town.member("Eve", space="elsewhere", runs_space=True)
    eve.types("organize")
    before = town.dump()
    forged = [Action(name, asked.id, asked.revision, "sure") for name in FORGED]
    for action in forged:
        assert "I cannot find that" in maya.reads(maya.sends(action)), action
    assert town.dump() == before
    for action in forged:
        assert "Daniel" not in eve.reads(eve.sends(action)), action
    assert [each.stage for each in town.interviews()] == [asked.stage]
