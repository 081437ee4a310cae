"""An interview that did not happen: no blame, and the way on."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, mention, say
from bot.interview.model import Interview, Member, Side
from bot.texts import buttons, interview


def who(held: Interview, other: Member) -> Card:
    return Card(
        say("Who could not make it?"),
        (Paragraph(say("It happens to everybody. I tell the other side kindly.")),),
        (
            buttons.on(held, say("I could not"), ActionName.ABSENT, arg="me"),
            buttons.on(held, _could_not(other), ActionName.ABSENT, arg="other"),
            buttons.on(held, say("Neither of us could"), ActionName.ABSENT, arg="neither"),
        ),
    )


def told(missed: Interview, side: Side, other: Member, now: datetime, *more: Paragraph) -> Card:
    """For either side. `more`: what follows for them."""
    absent = missed.absences[-1].side
    objection = (
        (buttons.on(missed, say("That is not how it was"), ActionName.NOT_ABSENT),)
        if absent is side
        else ()
    )
    return Card(
        say("You and {other} did not meet", other=mention(other)),
        (
            Paragraph(_happened(absent, side, other)),
            Paragraph(_way_on(missed)),
            *more,
        ),
        (*interview.actions(missed, side, now), *objection),
    )


def rests(side: Side, until: datetime) -> Paragraph:
    """Why who was absent twice may not ask, and is not asked, for a while."""
    day = Moment(until, MomentStyle.DAY)
    if side is Side.SEEKER:
        what = say(
            "Two people have waited for you lately; perhaps it is a full time. So your new "
            "requests rest until {day}. What is booked stays booked.",
            day=day,
        )
    else:
        what = say(
            "Two people have waited for you lately; perhaps it is a full time. So nobody can ask "
            "you until {day}. If you are back sooner, press “I am back” under {command}.",
            day=day,
            command=Words("/askwell host"),
        )
    return Paragraph(what)


def _happened(absent: Side | None, reader: Side, other: Member) -> Text:
    if absent is None:
        return say("It happens, and it is nobody's fault.")
    if absent is reader:
        return say("You could not make it, and {other} knows. It happens.", other=mention(other))
    return say("{other} could not make it this time. It happens.", other=mention(other))


def _way_on(missed: Interview) -> Text:
    if missed.may_be_made_up:
        return say("Another time is easily found.")
    return say("If you both still want to talk, it is best to write to each other directly.")


def _could_not(other: Member) -> Text:
    """By their first name, where they have any."""
    first = next(iter(other.name.split()), None)
    if first is None:
        return say("They could not")
    return say("{other} could not", other=Words(first, 40))
