"""What two members must be able to do on every platform, whatever it looks like there."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.cards.blocks import Paragraph
from bot.cards.buttons import Action, Button
from bot.cards.cards import (
    BUTTONS_PER_CARD,
    CARD_TEXT,
    CARD_TITLE,
    FILES_PER_CARD,
    LINKS_PER_CARD,
    Card,
)
from bot.cards.files import TextFile
from bot.cards.outside import BUTTON_LABEL, LINK_URL, Link
from bot.cards.rich_text import Words, say
from bot.engine.errors import SendFailed, Unreachable
from bot.engine.store.ports import ClaimedPart, Outgoing
from bot.interview.members import Member
from tests.adapters.driver import AnnouncingDriver, PlatformDriver, Somebody

PRIVATE, THANKS_FOR = "he seemed bored", "your honest words about pay"
MARKED = "*b* _i_ ~s~ `c` **d** ||e|| <@U1> <!channel> @everyone &amp; [x](https://a.example) \\o/"
LINES = "# heading\n> quote\n- list\n1. number\n= end\n.\n[Yes] /press settings:::"


async def live_through(
    maya: Somebody, daniel: Somebody, to: Callable[[str], Awaitable[None]]
) -> None:
    """From becoming a host to the answer to a thank-you note. It begins on Monday 23 November 2026,
    9:00 UTC."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await _books(maya, daniel)
    await to("2026-11-24 12:00")
    await daniel.presses("I agree")
    assert daniel.sees("You agreed to the rules on")
    await _looks_back(maya, daniel)


async def goes_away(maya: Somebody, daniel: Somebody, to: Callable[[str], Awaitable[None]]) -> None:
    """Typed words are quoted exactly, and nobody keeps waiting for a host who goes away."""
    await _settle_in(maya, "Nairobi")
    await maya.says("ux Design for NHS?")
    assert maya.sees("ux Design for NHS?")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await daniel.says("host")
    await daniel.presses("Pause")
    await daniel.fills(until="2027-01-04")
    assert daniel.sees("Somebody is waiting for your answer")
    assert daniel.can_press("Other times")
    await daniel.presses("Let them go kindly")
    assert daniel.sees("I will tell them, kindly")
    await to("2026-11-23 10:00")
    assert maya.sees("is taking a break until")
    assert maya.can_press("Find somebody to ask")


async def meet_no_more(
    maya: Somebody, daniel: Somebody, _to: Callable[[str], Awaitable[None]]
) -> None:
    """Daniel blocks Maya. She notices nothing unusual. Later he lifts the block."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await daniel.presses("Block them")
    assert daniel.sees("will not find, ask or see each other here any more")
    await daniel.presses("Yes, block them")
    assert maya.sees("cannot make it just now")
    await maya.says("ask Daniel")
    assert maya.sees("I do not know a host called “Daniel”")
    await daniel.presses("People I blocked")
    await daniel.presses("Block somebody")
    await daniel.fills(name="maya")
    await daniel.presses("Yes, block them")
    await daniel.presses("People I blocked")
    await daniel.presses("Unblock")
    assert daniel.sees("here again")
    await maya.says("ask Daniel")
    assert maya.sees("not long ago"), "what ended so ended as on any other day"


async def moves_a_booking(
    maya: Somebody, daniel: Somebody, _to: Callable[[str], Awaitable[None]]
) -> None:
    """Daniel moves the interview to another of the free times, and Maya chooses it."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await daniel.presses("Tue 24 Nov, 10:00")
    await daniel.presses("Move it")
    await daniel.fills(slots=[each for each in daniel.options("slots") if "Wed 25" in each][:1])
    assert maya.sees("would like to move your talk")
    await maya.presses("Wed 25 Nov, 11:00")
    for each in (maya, daniel):
        assert each.sees("Moved: you and")


async def are_late(maya: Somebody, daniel: Somebody, to: Callable[[str], Awaitable[None]]) -> None:
    """Each tells the other with one press, who never reads why."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await daniel.presses("Tue 24 Nov, 10:00")
    await to("2026-11-24 08:55")
    for late, waits, minutes in ((daniel, maya, 5), (maya, daniel, 10)):
        await late.says(f"the bus broke down, I'm {minutes} minutes late")
        assert not waits.sees(f"will be about {minutes} minutes late"), "not before the press"
        await late.presses(f"Tell them: {minutes} minutes late")
        assert late.sees(f"knows that you will be about {minutes} minutes late")
        assert waits.sees(f"will be about {minutes} minutes late")
        assert waits.sees("Please wait for them.")
    assert not daniel.sees("the bus broke down, I'm 10")
    assert not maya.sees("the bus broke down, I'm 5")


async def leaves_nothing_behind(
    maya: Somebody, daniel: Somebody, _to: Callable[[str], Awaitable[None]]
) -> None:
    """Maya has everything about her erased, and the messages to both are edited."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    assert daniel.sees("We both sing")
    await daniel.presses("Tue 24 Nov, 10:00")
    assert maya.sees("https://meet.example/a_b")
    await maya.says("privacy")
    await maya.presses("Erase me")
    await maya.presses("Erase everything, for good")
    assert maya.sees("Everything about you is erased")
    assert maya.sees("What was here is gone, as you asked.")
    assert not maya.sees("https://meet.example/a_b")
    assert not daniel.sees("We both sing")
    assert daniel.sees("About somebody who has left")
    assert daniel.sees("The other person is no longer here")


async def _settle_in(member: Somebody, city: str) -> None:
    await member.says("settings")
    await member.presses("Change")
    await member.fills(zone=city)
    assert member.sees(f"/{city}")


async def _becomes_host(daniel: Somebody) -> None:
    await daniel.says("host")
    await daniel.presses("Become a host")
    await daniel.fills(
        headline="UX researcher at a hospital",
        field="UX research",
        topics="interviewing users",
        gladly="How *teaching* prepared me",
    )
    await daniel.presses("Set my hours")
    assert daniel.sees("Be on time"), "the first opening of a door begins with the rules"
    await daniel.presses("I agree")
    await daniel.fills(hours="Mon-Fri 9:00-18:00", place_detail="https://meet.example/a_b")
    assert daniel.sees("You are a host: people can find and ask you")


async def _asks(maya: Somebody) -> None:
    await maya.says("find user research")
    assert maya.sees("UX researcher at a hospital")
    await maya.presses("Ask Daniel")
    assert maya.sees("Nobody asks for a job"), "so does the first request"
    await maya.presses("I agree")
    slots = maya.options("slots")
    assert slots[0] == "Tue 24 Nov, 12:00 (10:00 for Daniel)", "in her own zone, and in his"
    await maya.fills(connection="We both sing", wish="How it is", slots=slots[:1])
    await maya.presses("Send it")
    assert maya.sees("You asked Daniel")


async def _books(maya: Somebody, daniel: Somebody) -> None:
    assert daniel.sees("would like to learn from you")
    assert daniel.can_press("Tue 24 Nov, 10:00"), "in his own zone"
    await daniel.presses("Tue 24 Nov, 10:00")
    assert not daniel.can_press("Tue 24 Nov, 10:00"), "no dead button is left"
    for each in (maya, daniel):
        assert each.sees("Booked")
        assert each.sees("https://meet.example/a_b")
    await daniel.presses("Change the link")
    await daniel.fills(detail="https://meet.example/c_d")
    for each in (maya, daniel):
        assert each.sees("https://meet.example/c_d")
    assert not maya.sees("https://meet.example/a_b"), "what holds no longer is on no card"


async def _looks_back(maya: Somebody, daniel: Somebody) -> None:
    assert maya.sees("How did it go with")
    await maya.presses("Note what I learned")
    await maya.fills(
        takeaways=PRIVATE,
        resources=PRIVATE,
        people=PRIVATE,
        thanks_for=THANKS_FOR,
        will_do=f"{PRIVATE} by Friday",
    )
    assert maya.sees("whether you did your one thing")
    await _thanks(maya)
    assert not daniel.sees(PRIVATE)
    assert daniel.sees("A thank-you note from")
    assert daniel.sees("Dear Daniel, thank you.")
    await _answers(maya, daniel)


async def _thanks(maya: Somebody) -> None:
    await maya.presses("Other ways to thank")
    await maya.presses("Copy for e-mail")
    assert maya.holds("subject") == "Thank you for our talk"
    assert maya.holds("text").startswith("Dear Daniel,\n\nThank you")
    assert f"thank you for {THANKS_FOR}." in maya.holds("text"), "to be copied as it is"
    assert PRIVATE not in maya.holds("text"), "what was noted is for nobody else"
    await maya.presses("Shorter")
    assert maya.holds("note").startswith("Hi Daniel,")
    await maya.fills(note="Dear Daniel, thank you.")
    assert maya.sees("Nothing has gone out yet.")
    await maya.presses("Send it")


async def _answers(maya: Somebody, daniel: Somebody) -> None:
    await daniel.presses("Keep me posted")
    assert daniel.sees("You answered")
    assert not daniel.can_press("You’re welcome"), "one answer is plenty"
    assert maya.sees("would like to hear how it goes")


def outgoing(driver: PlatformDriver, card: Card, **changed: Any) -> Outgoing:
    """A card for Maya, as a courier claims it for the first time."""
    to = Member(1, 1, driver.person, "Maya", "Africa/Nairobi")
    part = ClaimedPart(7, "a card", 1)
    first = Outgoing(7, to, "a card", card, 1, 0, None, False, None, (part,))
    return replace(first, **changed)


async def words_stay_words(driver: PlatformDriver) -> None:
    """A member's words are shown exactly as they were typed, and have no other effect."""
    words = (Paragraph(Words(MARKED)), Paragraph(Words(LINES)))
    await driver.platform.messenger.show(outgoing(driver, Card(say("Hello"), words)))
    shown = " ".join((await driver.shown())[-1].split())
    for line in (MARKED, *LINES.split("\n")):
        assert line in shown
    assert not driver.maya.can_press("Yes")


async def an_unknown_button_is_answered_kindly(driver: PlatformDriver) -> None:
    await driver.presses_unknown()
    assert "That button is none of mine." in (await driver.shown())[-1]
    await driver.maya.says("settings")
    assert driver.maya.sees("Your settings")


async def what_is_delivered_twice_is_heard_once(driver: PlatformDriver) -> None:
    await driver.asks_twice()
    assert sum("Your settings" in each for each in await driver.shown()) == 1


async def who_takes_no_messages_is_unreachable(driver: PlatformDriver) -> None:
    await driver.closes()
    with pytest.raises(Unreachable):
        await driver.platform.messenger.show(outgoing(driver, Card(say("Hello"))))


async def a_message_that_is_gone_is_sent_anew(driver: PlatformDriver) -> None:
    messenger = driver.platform.messenger
    sent = await messenger.show(outgoing(driver, Card(say("Hello"))))
    newer = outgoing(driver, Card(say("Goodbye")), message=sent.message, version=2)
    await messenger.show(newer)
    [shown] = await driver.shown()
    assert "Goodbye" in shown
    await driver.deletes()
    await messenger.show(replace(newer, version=3))
    [shown] = await driver.shown()
    assert "Goodbye" in shown


async def a_card_whose_outcome_is_unknown_comes_once(driver: PlatformDriver) -> None:
    messenger, card = driver.platform.messenger, outgoing(driver, Card(say("Hello")))
    await driver.loses_the_next()
    with pytest.raises(SendFailed) as failed:
        await messenger.show(card)
    assert failed.value.in_doubt
    await messenger.show(replace(card, attempts=1, in_doubt=True))
    assert len(await driver.shown()) == 1


async def a_card_at_every_limit_is_shown(driver: PlatformDriver) -> None:
    words = "W" * (CARD_TEXT - CARD_TITLE)
    address = f"https://{'m' * 40}.example/"
    fullest = Card(
        say("T" * CARD_TITLE),
        (Paragraph(Words(words, len(words))),),
        tuple(
            Button(say(f"{number:0{BUTTON_LABEL}}"), Action("settings", arg=str(number)))
            for number in range(BUTTONS_PER_CARD)
        ),
        tuple(
            Link(say("L" * BUTTON_LABEL), address.ljust(LINK_URL, "a"))
            for _ in range(LINKS_PER_CARD)
        ),
        tuple(TextFile(f"{number}.txt", say("words")) for number in range(FILES_PER_CARD)),
    )
    await driver.platform.messenger.show(outgoing(driver, fullest))
    assert any(words in each.replace("\n", "") for each in await driver.shown())
    assert driver.maya.can_press(f"{BUTTONS_PER_CARD - 1:0{BUTTON_LABEL}}")


async def who_cannot_be_written_to_finds_the_card(driver: AnnouncingDriver) -> None:
    maya, daniel = driver.maya, driver.daniel
    await _settle_in(daniel, "Berlin")
    await _settle_in(maya, "Nairobi")
    await _becomes_host(maya)
    await driver.closes()
    await daniel.says("find user research")
    await daniel.presses("Ask Maya")
    await daniel.presses("I agree")
    await daniel.fills(connection="We both sing", wish="It", slots=daniel.options("slots")[:1])
    await daniel.presses("Send it")
    assert not maya.sees("would like to learn from you")
    await driver.opens_the_announcement()
    assert maya.sees("would like to learn from you")


async def organizers_say_in_which_channel(driver: AnnouncingDriver) -> None:
    await driver.chooses_the_channel()
    await who_cannot_be_written_to_finds_the_card(driver)


PROMISES: tuple[Callable[[PlatformDriver], Awaitable[None]], ...] = (
    words_stay_words,
    an_unknown_button_is_answered_kindly,
    what_is_delivered_twice_is_heard_once,
    who_takes_no_messages_is_unreachable,
    a_message_that_is_gone_is_sent_anew,
    a_card_whose_outcome_is_unknown_comes_once,
    a_card_at_every_limit_is_shown,
)
