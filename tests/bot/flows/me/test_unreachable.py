"""A member's messages cannot be delivered: nobody waits in vain, and nothing repeats without
end."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.engine.errors import SendFailed
from bot.engine.store.ports import Outgoing
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member

SECONDS = 20
"""How long a test waits for something that never ends, in seconds."""


def test_a_request_that_cannot_arrive_is_closed_at_once_with_others_to_ask(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    daniel.closes_messages()
    maya.asks(daniel)
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED]
    assert "I cannot reach Daniel at the moment" in maya.last()
    assert isinstance(maya.presses("Ask Lena"), Form)


def missed(town: Town, host: Member) -> list[Card]:
    """What a host sees who appears here, while their messages are still closed."""
    return [each.card for each in town.runner.run(town.assembly.app.unseen.missed(host.person))]


def test_a_seeker_hears_at_the_weekend_at_once_that_a_host_is_unreachable(
    town: Town, daniel: Member, maya: Member
) -> None:
    noor = town.member("Noor")
    daniel.closes_messages()
    noor.asks(daniel)
    town.to("2026-11-28 10:00")  # a Saturday
    maya.asks(daniel)
    assert "I cannot reach Daniel at the moment" in maya.last()


def test_a_request_that_did_not_arrive_is_kept_for_the_host_for_a_week(
    town: Town, daniel: Member, maya: Member
) -> None:
    daniel.closes_messages()
    maya.asks(daniel, wish="How you came to research")
    [kept] = missed(town, daniel)
    shown = daniel.reads(kept)
    assert "Maya asked you, but I could not reach you" in shown
    assert "how you came to" in shown.replace("\n> ", " ").lower(), "what was asked"
    yes, _report = kept.all_buttons()
    assert "I will tell Maya that you would like to answer" in daniel.reads(
        daniel.sends(yes.action)
    )
    assert "Daniel has read your request after all" in maya.last()
    form = maya.presses("Ask Daniel")
    assert isinstance(form, Form)
    assert "How you came to research" in [each.initial for each in form.fields]
    town.after(days=8)
    assert missed(town, daniel) == []
    assert "Things have moved on" in daniel.reads(daniel.sends(yes.action))


def test_a_host_who_would_still_answer_hears_that_the_seeker_has_left(
    town: Town, daniel: Member, maya: Member
) -> None:
    daniel.closes_messages()
    maya.asks(daniel)
    [kept] = missed(town, daniel)
    yes, *_ = kept.all_buttons()
    town.runner.run(town.assembly.app.members.departed(maya.person))
    town.drain()
    before = len(maya.received())
    told = daniel.reads(daniel.sends(yes.action))
    assert "Maya is no longer here" in told
    assert "I will tell" not in told
    assert len(maya.received()) == before


def test_the_request_does_not_count_against_the_seeker(
    town: Town, daniel: Member, maya: Member
) -> None:
    daniel.closes_messages()
    maya.asks(daniel)
    for name in ("Ada", "Ben", "Cleo"):
        maya.asks(town.host(name))
    assert sum(each.stage is Stage.ASKED for each in town.interviews()) == 3


def test_a_host_who_is_lost_on_the_way_releases_the_seeker_at_the_nudge(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    daniel.closes_messages()
    town.after(days=3)
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED]
    assert "I cannot reach Daniel at the moment" in maya.last()


@pytest.mark.parametrize("lost", ["seeker", "host"])
def test_where_an_interview_is_booked_the_other_is_warned(
    town: Town, daniel: Member, maya: Member, lost: str
) -> None:
    maya.books(daniel, own_times="2026-11-26 12:00")
    gone, other = (maya, daniel) if lost == "seeker" else (daniel, maya)
    gone.closes_messages()
    town.to("2026-11-25 10:00")
    assert f"I cannot reach {gone.name} at the moment" in other.last()
    assert "may miss my messages" in other.last()
    assert "[Move it] [Cancel it]" in other.last()
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]
    title = f"I cannot reach {gone.name} at the moment"
    town.to("2026-11-26 10:00")
    assert other.notified().count(title) == 1, "once is enough"
    town.to("2026-11-26 13:00")
    assert not other.sees("Your talk is still on"), "it is over"


def heard_at(who: Member, title: str) -> datetime:
    """When a message with this title came, on the reader's clock."""
    [told] = [each for each in who.received() if each.new and title in who.reads(each.card)]
    return told.at.astimezone(who.reader.zone)


def test_a_note_that_cannot_arrive_when_its_host_wakes_up_comes_back_by_day(
    town: Town, maya: Member
) -> None:
    lena = town.host("Lena", "Pacific/Auckland")
    maya.asks(lena, own_times="2026-11-25 10:00")
    town.to("2026-11-24 00:00")
    lena.picks()
    town.to("2026-11-26 10:00")
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Lena, thank you.")
    lena.closes_messages()
    town.to("2026-11-27 12:00")
    assert heard_at(maya, "Your note did not arrive").hour == 9


def test_that_somebody_may_miss_messages_about_a_distant_talk_is_told_by_day(
    town: Town, maya: Member
) -> None:
    lena = town.host("Lena", "Pacific/Auckland")
    maya.asks(lena, own_times="2026-12-03 10:00")
    town.to("2026-11-24 00:00")
    lena.picks()
    town.to("2026-11-24 12:00")
    maya.presses("Move it")
    maya.proposes("2026-12-04 10:00")
    lena.closes_messages()
    town.to("2026-11-25 12:00")
    assert heard_at(maya, "they may miss my messages").hour == 9


def test_where_neither_can_be_reached_it_comes_to_rest(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-26 12:00")
    daniel.closes_messages()
    maya.closes_messages()

    async def live() -> None:
        async with asyncio.timeout(SECONDS):
            await town.assembly.courier.drain()

    town.clock.move_to(town.interviews()[0].asked_at.replace(day=25, hour=10))
    town.runner.run(live())
    assert town.post_office.attempts < 20


def test_a_seeker_whose_messages_are_closed_can_still_ask_and_sees_answers(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.closes_messages()
    maya.asks(daniel)
    assert daniel.sees("Maya would like to learn from you")
    daniel.picks()
    maya.types("interviews")
    assert "Daniel: it is booked" in maya.last()


def test_a_host_who_books_a_seeker_who_cannot_be_told_is_warned(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-11-26 12:00")
    maya.closes_messages()
    daniel.picks()
    assert daniel.sees("Booked: you and Maya")
    assert "I cannot reach Maya at the moment" in daniel.last()


def test_other_times_that_cannot_reach_the_seeker_do_not_keep_the_host_waiting_unaware(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    maya.closes_messages()
    daniel.presses("Other times")
    daniel.proposes("2026-12-09 12:00")
    town.after(days=7, hours=1)
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED]
    assert "Maya has not chosen a time" in daniel.last()


def test_a_note_that_cannot_be_delivered_is_not_silently_lost(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    daniel.closes_messages()
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    assert maya.sees("I cannot reach Daniel"), "else Maya believes that Daniel has read it"


def test_a_member_who_opens_their_messages_again_gets_the_next_cards(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-26 12:00")
    daniel.closes_messages()
    town.to("2026-11-25 10:00")
    daniel.opens_messages()
    town.to("2026-11-26 10:00")
    assert daniel.notified()[-2:] == [
        "Coming up: your talk with Maya",
        "It is time: Maya is expecting you",
    ]


def test_a_platform_that_says_when_to_come_back_is_no_reason_to_give_up(
    town: Town, daniel: Member, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(_outgoing: Outgoing) -> str:
        raise SendFailed("too often", timedelta(seconds=10))

    with monkeypatch.context() as patched:
        patched.setattr(town.post_office, "show", busy)
        maya.asks(daniel)
        town.after(minutes=30)
    town.after(minutes=1)
    assert "would like to learn from you" in daniel.text()
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
