"""An interview that did not happen: no blame, and the way on."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.interview.model import Interview, Member, Side
from bot.texts import buttons, interview


def who(held: Interview, other: Member) -> Card:
    return Card(
        ("Who could not make it?",),
        (Paragraph(("It happens to everybody. I tell the other side kindly.",)),),
        (
            buttons.on(held, "I could not", ActionName.ABSENT, arg="me"),
            buttons.on(held, f"{_first_name(other)} could not", ActionName.ABSENT, arg="other"),
            buttons.on(held, "Neither of us could", ActionName.ABSENT, arg="neither"),
        ),
    )


def told(missed: Interview, side: Side, other: Member, now: datetime, *more: Paragraph) -> Card:
    """For either side. `more`: what follows for them."""
    absent = missed.absences[-1].side
    objection = (
        (buttons.on(missed, "That is not how it was", ActionName.NOT_ABSENT),)
        if absent is side
        else ()
    )
    return Card(
        say("You and {other} did not meet", other=mention(other)),
        (
            Paragraph(_happened(absent, side, other)),
            Paragraph((_way_on(missed),)),
            *more,
        ),
        (*interview.actions(missed, side, now), *objection),
    )


def rests(side: Side, until: datetime) -> Paragraph:
    """Why who was absent twice may not ask, and is not asked, for a while."""
    day = Moment(until, MomentStyle.DAY)
    what = {
        Side.SEEKER: "your new requests rest until {day}. What is booked stays booked.",
        Side.HOST: "nobody can ask you until {day}. If you are back sooner, press “I am back” "
        "under /askwell host.",
    }[side]
    why = "Two people have waited for you lately; perhaps it is a full time. So "
    return Paragraph(say(why + what, day=day))


def _happened(absent: Side | None, reader: Side, other: Member) -> Text:
    if absent is None:
        return ("It happens, and it is nobody's fault.",)
    if absent is reader:
        return say("You could not make it, and {other} knows. It happens.", other=mention(other))
    return say("{other} could not make it this time. It happens.", other=mention(other))


def _way_on(missed: Interview) -> str:
    if missed.may_be_made_up:
        return "Another time is easily found."
    return "If you both still want to talk, it is best to write to each other directly."


def _first_name(other: Member) -> str:
    return (other.name.split() or ["They"])[0][:40]
