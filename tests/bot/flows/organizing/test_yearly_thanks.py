"""Hosts get thanks once a year, and organizers see the card before."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.files import Picture
from bot.cards.keepsakes import Keepsake
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine.contexts.programme import CommunityContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import CommunityDue
from bot.engine.store.store import UnitOfWork
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member as Host
from bot.interview.organizing.yearly_thanks import year_name
from bot.texts.organizing.broadcasts import yearly_thanks as texts
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

TITLE = "Thank you for this year"


@pytest.fixture
def ana(town: Town, ana: Member) -> Member:
    is_new(town)
    return ana


@lived_once
def is_new(town: Town) -> None:
    soon = CommunityTimer(1, CommunityTimerName.THANKS_SOON, town.clock.now())
    town.runner.run(town.store.run(lambda unit: unit.community_timers.set([soon])))


def opens_now(town: Town) -> None:
    """As if it had been closed until now."""

    def open_it(unit: UnitOfWork) -> None:
        now = town.clock.now()
        due = CommunityDue(1, CommunityTimerName.THANKS_SOON)
        context = unit.contexts.of_community(CommunityContext, due, now)
        assert context
        unit.save(Decision(save=(replace(context.programme, opened_at=now),)), now)

    town.runner.run(town.store.run(open_it))
    is_new(town)
    town.drain()


@pytest.fixture
@lived_once
def held(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    """One interview of 25 minutes."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained")


def cards(town: Town, member: Member) -> list[Card]:
    """Their thank-you cards."""
    delivered = town.post_office.delivered
    return [
        each.card
        for each in delivered
        if each.to == member.person and plain(each.card.title, ANYBODY) == TITLE
    ]


def thanked(member: Member) -> int:
    return member.notified().count(TITLE)


@pytest.mark.usefixtures("held")
def test_a_host_is_thanked_with_numbers_of_their_own(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Yearly thanks")
    ana.presses("Add a sentence")
    ana.fills(sentence="You make this place.")
    town.to("2026-12-08 08:59")
    assert thanked(daniel) == 0
    town.to("2026-12-08 10:00")
    assert (thanked(daniel), thanked(maya)) == (1, 0)
    assert "You make this place." in daniel.text()
    town.to("2026-12-20 10:00")
    assert thanked(daniel) == 1


def seen_by(organizer: Member) -> list[str]:
    return [each for each in organizer.notified() if "thanked on" in each]


@pytest.mark.usefixtures("held")
def test_organizers_see_the_card_first_also_while_nobody_has_had_an_interview(
    town: Town, ana: Member, daniel: Member
) -> None:
    """The only interview is held after the two weeks have begun."""
    town.to("2026-12-08 10:00")
    assert seen_by(ana) == ["Hosts are thanked on Tuesday 8 December 2026"]
    assert thanked(daniel) == 1


@pytest.mark.usefixtures("held")
def test_a_programme_that_opened_too_late_to_show_the_card_thanks_nobody_that_year(
    town: Town, ana: Member, daniel: Member
) -> None:
    town.to("2026-11-24 20:30")
    opens_now(town)
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Yearly thanks")
    assert "Tuesday 14 December 2027" in ana.last()
    town.to("2026-12-09 12:00")
    assert thanked(daniel) == 0


@pytest.mark.usefixtures("held")
def test_switched_off_nobody_is_thanked(town: Town, ana: Member, daniel: Member) -> None:
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Yearly thanks")
    ana.presses("Switch them off")
    assert "switched off" in ana.last()
    town.to("2026-12-09 10:00")
    assert thanked(daniel) == 0


@pytest.mark.parametrize(
    "name",
    [
        ActionName.YEARLY_THANKS,
        ActionName.THANKS_CARD,
        ActionName.THANKS_FORM,
        ActionName.THANKS_SWITCH,
    ],
)
def test_nobody_else_decides_on_it(ana: Member, maya: Member, name: ActionName) -> None:
    maya.types("start")
    assert "I cannot find that" in maya.reads(maya.sends(Action(name, arg="off")))


@pytest.mark.usefixtures("held")
def test_they_come_in_the_last_month_of_the_programmes_year(
    town: Town, ana: Member, daniel: Member
) -> None:
    """Even if organizers were shown them already, for a year that began in another month."""
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Interviews")
    usual = {"lengths": ("25",), "per_month": ("2",), "open_requests": ("3",)}
    ana.fills(year_begins=("February",), **usual)
    town.to("2027-01-12 08:59")
    assert thanked(daniel) == 0
    town.to("2027-01-12 10:00")
    assert thanked(daniel) == 1


@pytest.mark.usefixtures("held")
def test_the_card_brings_a_picture_to_keep_with_its_numbers_in_words(
    town: Town, ana: Member, daniel: Member
) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Name and line")
    ana.fills(name="Ashford Mentoring", line="People tell you how it is.")
    town.to("2026-12-08 10:00")
    (card,) = cards(town, daniel)
    (picture,) = card.files
    assert isinstance(picture, Picture)
    assert picture.name == "thank-you-2026.png"
    assert plain(picture.alternative, ANYBODY) == (
        "Thank you, Daniel, 2026; 1 interview; 25 minutes of your time; "
        "Ashford Mentoring: People tell you how it is."
    )


@pytest.mark.usefixtures("held")
def test_it_is_drawn_when_the_card_is_about_to_be_sent(
    town: Town, ana: Member, daniel: Member
) -> None:
    town.to("2026-12-08 08:59")
    town.drawer.drawn.clear()
    town.to("2026-12-08 10:00")
    (drawn,) = town.drawer.drawn
    assert isinstance(drawn, Keepsake)
    assert plain(drawn.name, ANYBODY) == "Daniel"


@pytest.mark.usefixtures("held")
def test_a_card_comes_without_a_picture_that_cannot_be_drawn(
    town: Town, ana: Member, daniel: Member
) -> None:
    town.drawer.broken = True
    town.to("2026-12-08 10:00")
    (card,) = cards(town, daniel)
    assert not card.files


@pytest.mark.usefixtures("held")
def test_a_host_whose_card_fails_holds_up_nobody(
    town: Town, ana: Member, daniel: Member, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom = town.host("Tom", field="Nursing", hours="Tue, Thu 17:00-19:00")
    maya.books(tom, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-26 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Nights are quiet")
    drawn = texts.keepsake

    def fails_for_daniel(host: Host, *told: Any) -> Keepsake:
        if host.name == "Daniel":
            raise ValueError("No platform could show this")
        return drawn(host, *told)

    monkeypatch.setattr(logging.getLogger("bot.engine.firing"), "disabled", True)
    monkeypatch.setattr(texts, "keepsake", fails_for_daniel)
    town.to("2026-12-08 10:00")
    assert (thanked(daniel), thanked(tom)) == (0, 1)
    monkeypatch.undo()
    town.to("2026-12-08 12:00")
    assert (thanked(daniel), thanked(tom)) == (1, 1)


@pytest.mark.usefixtures("held")
def test_organizers_look_at_the_card_as_it_would_come(town: Town, ana: Member) -> None:
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Yearly thanks")
    ana.presses("See the card")
    town.drain()
    *_, card = cards(town, ana)
    assert [type(each) for each in card.files] == [Picture]


@pytest.mark.parametrize(
    ("begins", "name"), [(1, "2026"), (7, "2025/26"), (3, "2026/27"), (6, "2026/27")]
)
def test_the_year_has_its_programmes_name(begins: int, name: str) -> None:
    assert year_name(datetime(2026, 6, 9, 10, tzinfo=UTC), UTC, begins) == name


def test_organizers_are_told_the_day_which_stays_true() -> None:
    at = datetime(2026, 12, 8, 9, tzinfo=UTC)
    told = plain(texts.thanked_soon(2, at).title, ANYBODY)
    assert told == "2 hosts are thanked on Tuesday 8 December 2026"


@pytest.mark.usefixtures("held")
def test_organizers_who_sleep_are_not_told_of_thanks_that_were_switched_off(
    town: Town, ana: Member
) -> None:
    town.to("2026-11-24 20:30")
    told, cards_seen = seen_by(ana), thanked(ana)
    is_new(town)
    town.drain()
    ana.sends(Action(ActionName.THANKS_SWITCH, arg="off"))
    town.to("2026-11-25 12:00")
    assert (seen_by(ana), thanked(ana)) == (told, cards_seen)
