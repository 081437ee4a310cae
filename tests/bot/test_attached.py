"""What members get for their own calendars: the file once, and links, at every turn."""

import pytest
from icalendar import Calendar, Event

from bot.decision import Decision
from bot.ui import Card, File
from tests.bot.town import Member, Town


def files(member: Member) -> list[File]:
    """Those that came: a card that is edited brings none again."""
    return [file for each in member.received() if each.new for file in each.card.files]


def events(member: Member) -> list[tuple[str, Event]]:
    """With the method of each file, in the order in which they came."""
    made = [Calendar.from_ical(each.content) for each in files(member)]
    return [(each.method, each.events[0]) for each in made if isinstance(each, Calendar)]


def methods(member: Member) -> list[str]:
    return [method for method, _ in events(member)]


def test_both_get_the_event_in_their_own_zone_and_links(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    [(method, hers)], [(_, his)] = events(maya), events(daniel)
    assert method == "REQUEST"
    assert (hers["SUMMARY"], his["SUMMARY"]) == ("Interview with Daniel", "Interview with Maya")
    assert hers["DTSTART"].params["TZID"] == "Africa/Nairobi"
    assert his["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert (hers.uid, hers.sequence, hers.start) == (his.uid, his.sequence, his.start)
    for each in (maya, daniel):
        labels = [link.label for link in each.cards()[-1].links]
        assert labels == ["Google Calendar", "Outlook", "Outlook at work"]
    assert "Interview%20with%20Daniel" in maya.cards()[-1].links[0].url
    assert "File: interview.ics" in maya.last()


def test_moving_takes_the_time_back_and_the_new_booking_brings_it_again(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    daniel.presses("Move it")
    daniel.fills(slots=daniel.options()[1:2])
    for each in (maya, daniel):
        assert methods(each) == ["REQUEST", "CANCEL"]
    maya.picks()
    for each in (maya, daniel):
        assert methods(each) == ["REQUEST", "CANCEL", "REQUEST"]
        told = [event for _, event in events(each)]
        assert len({event.uid for event in told}) == 1
        assert [event.sequence for event in told] == sorted({event.sequence for event in told})
        first, gone, again = (event.start for event in told)
        assert first == gone != again


@pytest.mark.parametrize("who", ["Maya", "Daniel"])
def test_cancelling_takes_it_out_of_both_calendars(daniel: Member, maya: Member, who: str) -> None:
    maya.books(daniel)
    {"Maya": maya, "Daniel": daniel}[who].presses("Cancel it")
    for each in (maya, daniel):
        assert methods(each) == ["REQUEST", "CANCEL"]
        (_, booked), (_, cancelled) = events(each)
        assert (booked.uid, booked.start) == (cancelled.uid, cancelled.start)
        assert cancelled.sequence > booked.sequence
        assert cancelled["STATUS"] == "CANCELLED"


def test_a_request_that_moved_and_ends_takes_nothing_back_twice(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.presses("Move it")
    maya.fills(slots=maya.options()[1:2])
    daniel.presses("Not now")
    assert methods(maya) == methods(daniel) == ["REQUEST", "CANCEL"]


def test_a_whole_interview_brings_one_file(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-12-20 12:00")
    assert methods(maya) == methods(daniel) == ["REQUEST"]
    edits = [each for each in maya.received() if not each.new and each.card.files]
    assert edits, "the confirmation lost its buttons, and is the same card otherwise"


def test_a_reply_holds_no_file() -> None:
    with pytest.raises(ValueError, match="post the card"):
        Decision(reply=Card(("T",), files=(File("a.ics", "x"),)))
