"""What members get for their own calendars: the file once, and links, whenever something
changes."""

import pytest
from icalendar import Calendar, Event

from bot.cards.cards import Card
from bot.cards.files import File, TextFile
from bot.cards.outside import Link
from bot.cards.plain_text import plain
from bot.cards.rich_text import say
from bot.engine.decisions import Decision
from bot.texts.files import content
from tests.bot.town import Town
from tests.bot.town_members import Member

CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"


def files(member: Member) -> list[File]:
    """The files that they got. An edited card brings no file again."""
    return [file for each in member.received() if each.new for file in each.card.files]


def urls(member: Member) -> list[str]:
    return [each.url for each in member.cards()[-1].links if isinstance(each, Link)]


def events(member: Member) -> list[tuple[str, Event]]:
    """Each event with the method of its file, in the order in which they came."""
    made = [Calendar.from_ical(content(each, member.reader)) for each in files(member)]
    return [(each.method, each.events[0]) for each in made if isinstance(each, Calendar)]


def statuses(member: Member) -> list[str]:
    assert {method for method, _ in events(member)} <= {"PUBLISH"}
    return [str(event["STATUS"]) for _, event in events(member)]


def test_both_get_the_event_and_links(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    [(method, hers)], [(_, his)] = events(maya), events(daniel)
    assert method == "PUBLISH"
    assert (hers["SUMMARY"], his["SUMMARY"]) == (
        "Informational interview with Daniel",
        "Informational interview with Maya",
    )
    assert (hers.uid, hers.sequence, hers.start) == (his.uid, his.sequence, his.start)
    assert "File: interview-with-daniel.ics" in maya.last()
    for each in (maya, daniel):
        each.presses("Add to calendar")
        labels = [plain(link.label, each.reader) for link in each.cards()[-1].links]
        assert labels == ["Google Calendar", "Outlook", "Outlook at work"]
    assert "Informational%20interview%20with%20Daniel" in urls(maya)[1]


def test_moving_changes_the_same_event_once_a_time_is_chosen(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    daniel.presses("Move it")
    daniel.fills(slots=daniel.options()[1:2])
    for each in (maya, daniel):
        assert statuses(each) == [CONFIRMED], "it is booked as it was"
    maya.picks()
    for each in (maya, daniel):
        assert statuses(each) == [CONFIRMED, CONFIRMED]
        (_, first), (_, again) = events(each)
        assert first.uid == again.uid
        assert first.sequence < again.sequence
        assert first.start != again.start


@pytest.mark.parametrize("who", ["Maya", "Daniel"])
def test_cancelling_takes_it_out_of_both_calendars(daniel: Member, maya: Member, who: str) -> None:
    maya.books(daniel)
    {"Maya": maya, "Daniel": daniel}[who].presses("Cancel it")
    for each in (maya, daniel):
        assert statuses(each) == [CONFIRMED, CANCELLED]
        (_, booked), (_, cancelled) = events(each)
        assert (booked.uid, booked.start) == (cancelled.uid, cancelled.start)
        assert cancelled.sequence > booked.sequence
        assert cancelled["STATUS"] == "CANCELLED"


def test_cancelling_during_a_move_sends_one_cancellation_file(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.presses("Move it")
    maya.fills(slots=maya.options()[1:2])
    daniel.presses("Cancel it")
    assert statuses(maya) == statuses(daniel) == [CONFIRMED, CANCELLED]


def test_a_whole_interview_brings_one_file(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-12-20 12:00")
    assert statuses(maya) == statuses(daniel) == [CONFIRMED]
    edits = [each for each in maya.received() if not each.new and each.card.files]
    assert edits, "the confirmation lost its buttons, and is the same card otherwise"


def test_a_reply_contains_no_file() -> None:
    with pytest.raises(ValueError, match="post the card"):
        Decision(reply=Card(say("T"), files=(TextFile("a.md", say("x")),)))
