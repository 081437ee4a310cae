"""Whoever would write to somebody who has left, or was erased, is told so, and loses no words."""

from collections.abc import Callable

import pytest

from bot.interview.model import Stage
from tests.bot.flows.me.test_erasing import erases
from tests.bot.town import Town
from tests.bot.town_members import Member

Goes = Callable[[Town, Member], object]


def leaves(town: Town, member: Member) -> None:
    town.runner.run(town.assembly.app.members.departed(member.person))
    town.drain()


def is_erased(_town: Town, member: Member) -> None:
    erases(member)


WAYS = [(leaves, "Daniel is no longer here"), (is_erased, "The other person is no longer here")]
each_way = pytest.mark.parametrize(("goes", "told"), WAYS)


@pytest.fixture
def held(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-24 16:45")


@each_way
@pytest.mark.usefixtures("held")
def test_a_note_to_a_host_who_is_gone_is_not_said_to_be_sent(
    town: Town, daniel: Member, maya: Member, goes: Goes, told: str
) -> None:
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    goes(town, daniel)
    before = len(daniel.received())
    maya.fills(note="Thank you for your patience.")
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    assert told in maya.last()
    assert "[Copy for e-mail]" in maya.last()
    maya.presses("Copy for e-mail")
    assert maya.form
    maya.types("thanks")
    assert told in maya.last()
    assert [each.stage for each in town.interviews()] == [Stage.HELD]
    assert len(daniel.received()) == before


@pytest.mark.usefixtures("held")
def test_words_for_a_host_who_left_meanwhile_are_kept_to_be_copied(
    town: Town, daniel: Member, maya: Member
) -> None:
    words = "Thank you for your patience."
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    leaves(town, daniel)
    maya.fills(note=words)
    assert "Daniel is no longer here" in maya.last()
    assert words in maya.last()
    maya.presses("Copy for e-mail")
    assert maya.form
    assert words in [each.initial for each in maya.form.fields]


@pytest.mark.usefixtures("held")
def test_a_note_that_was_seen_before_its_host_left_is_not_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you for your patience.")
    leaves(town, daniel)
    maya.presses("Send it")
    assert maya.sees("Daniel is no longer here")
    assert not maya.sees("on its way")
    assert [each.note for each in town.interviews()] == ["Thank you for your patience."]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("left", [False, True])
def test_nobody_is_nudged_to_write_to_a_host_who_left(
    town: Town, daniel: Member, maya: Member, left: bool
) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="A lot.")
    if left:
        leaves(town, daniel)
    before = len(maya.notified())
    town.after(days=200)
    nudged = [each for each in maya.notified()[before:] if "Daniel" in each]
    assert bool(nudged) != left


@each_way
@pytest.mark.usefixtures("held")
def test_news_for_a_host_who_is_gone_can_be_copied(
    town: Town, daniel: Member, maya: Member, goes: Goes, told: str
) -> None:
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you for your patience.")
    maya.presses("Send it")
    goes(town, daniel)
    town.after(days=40)
    maya.types("contacts")
    maya.presses("Write an update")
    assert told in maya.last()
    assert "[Copy for e-mail]" in maya.last()


@pytest.mark.parametrize("goes", [leaves, is_erased])
@pytest.mark.parametrize("by_host", [False, True])
@pytest.mark.usefixtures("held")
def test_no_other_time_is_asked_of_somebody_who_is_gone(
    town: Town, daniel: Member, maya: Member, goes: Goes, by_host: bool
) -> None:
    maya.misses()
    stays, other = (daniel, maya) if by_host else (maya, daniel)
    told = f"{other.name} is no longer here" if goes is leaves else "somebody who has left"
    stays.types("interviews")
    stays.presses("Find another time")
    goes(town, other)
    stays.fills(own_times="2026-11-27 12:00")
    assert told in stays.last()
    assert [each.stage for each in town.interviews()] == [Stage.MISSED]
    listed = stays.reads(stays.types("interviews"))
    assert ("[Find another time]" in listed) == (goes is leaves)


@pytest.mark.usefixtures("held")
def test_an_answer_to_a_seeker_who_left_is_not_said_to_be_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you for your patience.")
    maya.presses("Send it")
    leaves(town, maya)
    before = len(maya.received())
    daniel.presses("Keep me posted")
    assert daniel.sees("Maya is no longer here")
    assert len(maya.received()) == before
