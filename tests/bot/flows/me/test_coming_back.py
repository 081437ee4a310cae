"""A member who was erased and comes back is a stranger to what was before."""

from datetime import timedelta

import pytest

from bot.texts.calendar.events import feed
from bot.texts.files import content
from tests.bot.flows.me import test_erasing
from tests.bot.flows.me.test_calendar import opens, token
from tests.bot.flows.me.test_erasing import a_host, erases
from tests.bot.town import Town
from tests.bot.town_members import Member


@pytest.fixture
def maya(town: Town) -> Member:
    """In the same time zone as the hosts."""
    return town.member("Maya")


@pytest.fixture
def daniel(town: Town) -> Member:
    return a_host(town, "")


def comes_back(town: Town, member: Member) -> None:
    erases(member)
    town.after(minutes=5)
    member.types("start")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("held", "write a thank-you note"),
        ("noted", "write a thank-you note"),
        ("missed", "move it"),
    ],
)
def test_their_name_does_not_come_back_with_plain_words(
    town: Town, maya: Member, daniel: Member, state: str, words: str
) -> None:
    test_erasing.EVERY[state](town, maya, daniel)
    comes_back(town, daniel)
    maya.types(words)
    assert "Daniel" not in maya.last()


def test_a_plan_of_before_does_not_name_its_host(town: Town, maya: Member, daniel: Member) -> None:
    test_erasing.held(town, maya, daniel)
    comes_back(town, daniel)
    maya.types("start")
    maya.presses("The plan")
    assert "Questions for your talk with somebody who has left" in maya.last()


def test_the_feed_does_not_name_them(town: Town, maya: Member, daniel: Member) -> None:
    test_erasing.held(town, maya, daniel)
    hers = token(maya.types("calendar"))
    comes_back(town, daniel)
    found = opens(town, hers)
    assert found
    assert len(found.interviews) == 1
    shown = feed(found.me, found.interviews, found.others, town.clock.now())
    assert b"Daniel" not in shown


def test_a_report_about_a_talk_of_before_says_that_they_are_not_here(
    town: Town, maya: Member, daniel: Member
) -> None:
    test_erasing.asked(town, maya, daniel)
    comes_back(town, maya)
    told = daniel.reads(daniel.presses("Something was wrong"))
    assert "They are not here any more" in told
    assert "Maya" not in told


def test_the_report_that_organizers_download_does_not_name_them(
    town: Town, ana: Member, maya: Member, daniel: Member
) -> None:
    test_erasing.noted(town, maya, daniel)
    comes_back(town, maya)
    ana.types("organize")
    ana.presses("The report")
    ana.presses("Two dates")
    ana.fills(first_day="2026-11-01", last_day="2026-11-30")
    for label in ("As a table", "With names"):
        town.makes_reports()
        ana.presses(label)
    town.makes_reports()
    (file,) = ana.received()[-1].card.files
    table = content(file, ana.reader).decode("utf-8-sig")
    assert ("Daniel" in table, "Maya" in table) == (True, False)


def test_nobody_is_a_stranger_because_the_clock_was_set_back(town: Town, daniel: Member) -> None:
    """Somebody came while it was a day ahead."""
    real = town.clock.now()
    town.after(days=1)
    maya = town.member("Maya")
    maya.types("start")
    town.clock._now = real
    asks_and_meets(maya, daniel)


def test_who_comes_back_while_the_clock_is_ahead_is_no_stranger_to_what_they_ask_then(
    town: Town, maya: Member, daniel: Member
) -> None:
    maya.types("start")
    erases(maya)
    real = town.clock.now() + timedelta(minutes=5)
    town.after(days=1)
    maya.opens_request(daniel)
    maya.presses("I agree")
    town.clock._now = real
    asks_and_meets(maya, daniel)


def asks_and_meets(maya: Member, daniel: Member) -> None:
    maya.asks(daniel)
    daniel.picks()
    assert "[Add to calendar]" in maya.last()
    maya.types("interviews")
    assert "Daniel" in maya.last()
