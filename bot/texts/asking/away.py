"""What happens to requests while a host is away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Date, Text, mention, say, say_many
from bot.interview.finding.listing import Listing
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.asking.answers import request_ended

QUESTION_BUTTONS = 1
"""The buttons that `with_waiting_question` adds, without those of the requests."""


def with_waiting_question(card: Card, waiting: int, shown: Sequence[Entry]) -> Card:
    """`card` with the waiting requests above it, which the host can answer now or let go. Only
    those are highlighted: the host has perhaps just said that they are away."""
    question = Entry(
        say_many(
            "Somebody is waiting for your answer",
            "{number} people are waiting for your answer",
            waiting,
        ),
        say(
            "Answer now, or let them go kindly. After two days I will do that for you and "
            "show them other hosts, unless you are back by then. I will not nudge you."
        ),
        (Button(say("Let them go kindly"), Action(ActionName.LET_GO)),),
    )
    return _below(_plain(card), (question, *shown, *_others(waiting - len(shown))))


def with_booked_interviews(card: Card, booked: Sequence[Entry]) -> Card:
    """`card` with the booked interviews above it."""
    what = say("What is booked stays booked, unless you cancel it.")
    return _below(card, body(what, *booked))


def with_waiting_requests(card: Card, shown: Sequence[Entry]) -> Card:
    """`card` with the waiting requests above it, for a host who is not away."""
    if not shown:
        return card
    return _below(card, body(say("These are waiting for your answer:"), *shown))


def requests_let_go() -> Card:
    return card_of(
        say("I will tell them, kindly"),
        say("I will show them other hosts, too. Enjoy your time off."),
        buttons.MY_HOSTING,
    )


def to_seeker(host: Member, listings: Sequence[Listing], now: datetime) -> Card:
    why = say(
        "It has nothing to do with you. I have closed the request, so that you are free to ask "
        "somebody else."
    )
    return request_ended(host, _title(host, now), why, listings)


def _title(host: Member, now: datetime) -> Text:
    profile = host.profile
    if profile is None or not profile.open:
        return say("{host} no longer takes requests", host=mention(host))
    if profile.paused_until is not None and profile.is_paused(now):
        back = back_on(host, profile.paused_until)
        return say("{host} is taking a break until {back}", host=mention(host), back=back)
    return say("{host} is away for a while", host=mention(host))


def back_on(host: Member, until: datetime) -> Date:
    """The day on which a pause ends, in the host's own zone: elsewhere it may end a day earlier."""
    return Date(until.astimezone(host.zoneinfo).date())


def _others(rest: int) -> tuple[Block, ...]:
    if rest <= 0:
        return ()
    more = say_many(
        "And {number} more, among your interviews.",
        "And {number} more, among your interviews.",
        rest,
    )
    return body(more)


def _below(card: Card, blocks: Sequence[Block]) -> Card:
    """The next step is in the blocks, if they have one."""
    if buttons.style_after(blocks) is Style.PLAIN:
        card = _plain(card)
    return replace(card, blocks=(*blocks, *card.blocks))


def _plain(card: Card) -> Card:
    """The card with no button of its own highlighted."""
    plain = tuple(replace(each, style=Style.PLAIN) for each in card.buttons)
    return replace(card, buttons=plain)
