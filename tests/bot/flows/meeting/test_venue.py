"""Where a booked interview takes place: agreed for it, changed for it, and deleted with it."""

from datetime import timedelta

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.outside import Link
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rendering import spans
from bot.cards.rich_text import Mention
from bot.interview.hosting import Place, Venue
from bot.interview.meeting.venue import link_in
from bot.interview.model import Stage
from bot.texts.files import content
from tests.bot.town import Town
from tests.bot.town_members import Member, why

ROOM = "https://meet.example/lena-1"


@pytest.fixture
def lena(town: Town) -> Member:
    """A host who chose a video call, and gave no link."""
    return town.host("Lena", place_detail="")


def links(member: Member) -> dict[str, str]:
    links = (each for each in member.cards()[-1].links if isinstance(each, Link))
    return {plain(each.label, member.reader): each.url for each in links}


def told(member: Member) -> str:
    return " ".join(member.last().split())


def everything(member: Member) -> str:
    """Everything on their screen now, including edits."""
    shown = {each.key: each.card for each in member.received()}
    return str(list(shown.values()))


# What the host is asked for


def test_a_host_without_a_link_is_asked_for_it_and_not_told_about_themselves(
    lena: Member, maya: Member
) -> None:
    maya.books(lena)
    assert "Video call; your link is still missing" in told(lena)
    assert "Please add the link: Maya cannot join you without it." in told(lena)
    assert "[Add the link]" in told(lena)
    assert "Lena" not in everything(lena).replace("Informational interview with Lena", "")
    assert "Video call; the link is still to come from Lena" in told(maya)
    assert "[Add the link]" not in told(maya)


def test_a_seeker_without_a_place_is_told_whom_to_ask_at_the_start(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.books(lena, own_times="2026-11-26 19:00")
    town.to("2026-11-26 16:00")
    asked = "Write to Lena now, and ask where you meet."
    assert maya.last().startswith("It is time")
    assert asked in maya.last()
    assert "Write to" not in lena.last()
    town.to("2026-11-26 18:00")
    assert asked not in everything(maya)


def test_no_card_of_a_whole_interview_speaks_of_its_reader_by_name(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.books(lena)
    lena.presses("Move it")
    lena.fills(slots=lena.options()[1:2])
    maya.picks()
    town.to("2026-12-20 12:00")
    for each in town.post_office.delivered:
        told = (span for text in each.card.texts() for span in spans(text, ANYBODY))
        named = {span.user for span in told if isinstance(span, Mention)}
        assert each.to.user not in named, each.card.title


def test_they_are_asked_again_the_day_before_and_until_it_is_there(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.opens_request(lena)
    maya.books(lena, slots=maya.options("slots")[-1])
    start = town.interviews()[0].start
    assert start
    reminders = ((24, "Get ready: your talk"), (1, "Coming up: your talk"), (0, "It is time"))
    for before, title in reminders:
        town.to(start - timedelta(hours=before))
        assert title in told(lena)
        assert "[Add the link]" in told(lena)
    lena.presses("Add the link")
    assert isinstance(lena.fills(detail=ROOM), Card | None), "even once it has begun"
    assert f"Video call: {ROOM}" in told(maya)


def test_the_link_reaches_both_and_the_calendar(lena: Member, maya: Member) -> None:
    maya.books(lena)
    assert isinstance(lena.presses("Add the link"), Form)
    lena.fills(detail=ROOM)
    assert "Lena added the link for your talk" in told(maya)
    assert f"Video call: {ROOM}" in told(maya)
    assert "Maya has your link" in told(lena)
    for each in (maya, lena):
        assert links(each) == {}, "nothing hides where it leads"
        [file] = each.cards()[-1].files
        ics = content(file, each.reader).decode()
        assert f"URL:{ROOM}" in ics
        assert "SEQUENCE:4" in ics
        assert "[Move it] [Cancel it]" in told(each).replace("[Change the link] ", "")
    assert "[The plan]" in told(maya)


WRONG_LINKS = [
    ("", "Please give the link."),
    ("zoom, as always", "I cannot open “zoom, as always”. It begins with https://"),
    ("http://meet.example/a", "I cannot open “http://meet.example/a”"),
    ("https://", "I cannot open"),
    ("https://meet.example/a<b", "Please copy the link once more"),
    ("https://meet.example/" + "a" * 300, "at most 300 characters"),
]


def test_a_wrong_link_is_refused_and_the_form_stays_open(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.books(lena)
    lena.presses("Add the link")
    for typed, said in WRONG_LINKS:
        assert said in why(lena.fills(detail=typed))["detail"], typed
        [talk] = town.interviews()
        assert talk.venue == Venue(Place.VIDEO), typed


def test_the_same_link_again_tells_nobody(lena: Member, maya: Member) -> None:
    maya.books(lena)
    lena.presses("Add the link")
    lena.fills(detail=ROOM)
    before = len(maya.received())
    lena.presses("Change the link")
    lena.fills(detail=f" {ROOM} ")
    assert "It stays as it is" in told(lena)
    assert len(maya.received()) == before


def test_only_the_host_may(lena: Member, maya: Member, town: Town) -> None:
    maya.books(lena)
    [talk] = town.interviews()
    maya.sends(Action("venue", talk.id, talk.revision))
    assert "Things have moved on" in told(maya)


@pytest.mark.parametrize(
    ("place", "button", "given"),
    [
        ("By phone", "Add the number", "+49 30 12345"),
        ("In person", "Add the address", "Café Nord"),
    ],
)
def test_numbers_and_addresses_work_like_links(
    town: Town, maya: Member, place: str, button: str, given: str
) -> None:
    noor = town.host("Noor", place=place, place_detail="")
    maya.books(noor)
    noor.presses(button)
    noor.fills(detail=given)
    assert given in told(maya)
    assert "Join" not in links(maya)


# What was agreed


def test_a_booked_interview_keeps_its_place_and_its_host_is_told_so(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    daniel.types("host")
    daniel.presses("Change hours")
    daniel.fills(place="By phone", place_detail="+44 20 7946 0000")
    assert "What is booked already keeps the place that was agreed" in told(daniel)
    town.to("2026-11-25 16:01")
    for each in (maya, daniel):
        assert "Video call: https://meet.example" in told(each)
        assert "7946" not in everything(each) or each is daniel


def test_a_host_without_a_link_knows_that_they_are_asked_each_time(lena: Member) -> None:
    assert "I ask you for the link at each booking" in " ".join(
        lena.reads(lena.types("host")).split()
    )


def test_a_host_with_nothing_booked_gets_no_message_about_it(daniel: Member) -> None:
    daniel.types("host")
    daniel.presses("Change hours")
    daniel.fills(place="By phone", place_detail="+44 20 7946 0000")
    assert "booked already" not in told(daniel)


def test_a_changed_link_replaces_the_old_one_on_every_card(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-25 16:01")
    daniel.presses("Change the link")
    daniel.fills(detail=ROOM)
    assert "Daniel changed the link for your talk" in told(maya)
    for each in (maya, daniel):
        assert "https://meet.example'" not in everything(each)
        assert "follow one of the links" not in everything(each)
        assert ROOM in everything(each)


def test_a_link_that_changes_once_more_is_told_once_more(lena: Member, maya: Member) -> None:
    maya.books(lena)
    lena.presses("Add the link")
    lena.fills(detail=ROOM)
    before = len(maya.notified())
    lena.presses("Change the link")
    lena.fills(detail=f"{ROOM}-2")
    assert len(maya.notified()) == before + 1


def test_the_link_is_shown_whole_on_every_card_and_is_a_button_from_an_hour_before_on(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    for at in ("2026-11-23 09:01", "2026-11-25 16:01"):
        town.to(at)
        for each in (maya, daniel):
            assert "Video call: https://meet.example" in told(each), at
            assert "Join" not in links(each), at
    for at in ("2026-11-26 15:01", "2026-11-26 16:01"):
        town.to(at)
        for each in (maya, daniel):
            assert "Video call: https://meet.example" in told(each), "who was away sees it here"
            assert links(each) == {"Join": "https://meet.example"}


@pytest.mark.parametrize("ends", ["held", "cancelled"])
def test_afterwards_the_place_is_on_no_card_in_no_row_and_in_no_file_kept(
    town: Town, daniel: Member, maya: Member, ends: str
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-25 16:01")
    if ends == "held":
        town.to("2026-11-26 17:00")
    else:
        maya.presses("Cancel it")
    [talk] = town.interviews()
    assert talk.venue is None
    assert talk.stage is not Stage.BOOKED
    for each in (maya, daniel):
        assert "meet.example" not in everything(each)
    shown = town.dump().replace("https://meet.example", "", 1)  # the host's own profile
    assert "meet.example" not in shown


def test_a_link_that_was_changed_is_still_taken_back_from_the_confirmation(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    daniel.presses("Change the link")
    daniel.fills(detail=ROOM)
    maya.presses("Cancel it")
    for each in (maya, daniel):
        assert "No longer booked" in everything(each)


@pytest.mark.parametrize(
    ("detail", "link"),
    [
        ("https://meet.example/a (passcode 12)", "https://meet.example/a"),
        ("Here: HTTPS://meet.example/a.", "HTTPS://meet.example/a"),
        ("https:// or https://a.example", "https://a.example"),
        ("https://[", None),
        ("zoom.us/j/1", None),
        ("https://bücher.example", None),
    ],
)
def test_a_link_is_found_in_what_a_host_wrote(detail: str, link: str | None) -> None:
    assert link_in(detail) == link
