"""Withdrawing a request, and cancelling a booked talk."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph, body
from bot.cards.buttons import YES, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts import buttons
from bot.texts.interviews import confirmations


def withdrawn(seeker: Member) -> Card:
    return card_of(
        say("{seeker} has withdrawn the request", seeker=mention(seeker)),
        say("There is nothing to do. Thank you for being a host."),
    )


def withdrawn_to_seeker(host: Member) -> Card:
    return card_of(
        say("Withdrawn: {host} does not have to answer any more", host=mention(host)),
        say("Whenever you are ready, there are others to ask."),
        buttons.find_others(),
    )


def cancelled(by: Member, side: Side, start: datetime | None) -> Card:
    """What the other side reads. `start`: the time (UTC) that was booked. They may not have heard
    yet that it was, because it was booked in their quiet hours, too."""
    seeker = side is Side.SEEKER
    booked = say("It was booked for {start}.", start=Moment(start)) if start else None
    return Card(
        say("{by} has to cancel your talk", by=mention(by)),
        body(booked, say("These things happen. Your time is free again.")),
        (buttons.find_others(),) if seeker else (buttons.my_interviews(),),
    )


def cancelled_to_canceller(other: Member, side: Side, *more: Paragraph) -> Card:
    following = buttons.MY_HOSTING if side is Side.HOST else buttons.find_others()
    return Card(
        say("Cancelled; {other} hears it from me", other=mention(other)),
        body(say("Thank you for saying so."), *more),
        () if more else (following,),
    )


def cancels_late(booking: Interview, other: Member) -> Card:
    return card_of(
        say("Your talk is very soon"),
        say(
            "{other} may be getting ready by now. You can still cancel, but it counts as late.",
            other=mention(other),
        ),
        buttons.on(booking, say("Yes, cancel it"), ActionName.CANCEL, Style.DANGER, YES),
        buttons.on(booking, say("Propose another time"), ActionName.TIMES),
        confirmations.keep_button(booking),
    )
