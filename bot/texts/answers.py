"""Answering a request: booked, other times, not now; and leaving it."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Block, Card, Facts, Paragraph, Style
from bot.cards.forms import Form
from bot.cards.rich_text import Moment, Text, mention, say
from bot.engine.contexts import InterviewContext
from bot.interview.model import Interview, Listing, Member, Side, Stage
from bot.interview.plan import Plan
from bot.interview.rules import BadTime
from bot.language.form_values import write_starts
from bot.texts import buttons, find, interview, plan, reflection, venue
from bot.texts.proposed_times import busy, not_free, time_fields

FREE_AGAIN = "I have closed the request, so that you are free to ask somebody else."


def booked(
    booking: Interview, side: Side, context: InterviewContext, made: Plan, now: datetime
) -> Card:
    """The confirmation: when, where, and the plan for the interview."""
    other = context.on(side.other)
    more = _seekers_plan(made, booking) if side is Side.SEEKER else _hosts_plan(booking)
    change = plan.plan_buttons(booking) if side is Side.SEEKER else ()
    first = side is Side.SEEKER and not booking.moved
    return Card(
        say("Booked: you and {other}", other=mention(other)),
        (
            interview.booked_in_both_zones(booking, side, context.host, context.on(side), other),
            *venue.missing(booking, side, context.seeker),
            *more,
            *((reflection.rating(booking, ActionName.BEFORE),) if first else ()),
        ),
        (*interview.actions(booking, side, now), *change),
        venue.links(booking),
    )


def _seekers_plan(made: Plan, booking: Interview) -> tuple[Block, ...]:
    return (Paragraph(("The plan for your talk. You lead it.",)), *plan.blocks(made, booking))


def _hosts_plan(booking: Interview) -> tuple[Block, ...]:
    return (
        Paragraph(("What they would like to learn:",)),
        interview.wish(booking),
        Paragraph(("They lead the talk and bring questions. There is nothing to prepare.",)),
    )


def times_form(
    context: InterviewContext, free: Sequence[datetime], example: str, typed: str = ""
) -> Form:
    current, other = context.interview, context.other
    moves = " The time you had no longer holds then." if current.start else ""
    return Form(
        Action(ActionName.TIMES, current.id, current.revision),
        "Propose times",
        tuple(time_fields(free, example, context.me, other, typed=typed)),
        "Send the times",
        say("{other} will see these and choose one.{moves}", other=mention(other), moves=(moves,)),
    )


def offered(before: InterviewContext, asked: Interview, now: datetime) -> Card:
    """What the other side sees of new times."""
    was = before.interview
    what = {
        Stage.BOOKED: "{by} needs to move your talk",
        Stage.MISSED: "{by} would like to find another time",
    }.get(was.stage, "{by} can make it at other times")
    return Card(
        say(what, by=mention(before.me)),
        (*_no_longer(was), Paragraph(("Choose what suits you, or propose other times.",))),
        tuple(interview.actions(asked, before.side.other, now)),
    )


def was_booked(booking: Interview, other: Member) -> Card:
    """What the confirmation becomes once its time no longer holds."""
    return Card(say("No longer booked: you and {other}", other=mention(other)), _no_longer(booking))


def _no_longer(was: Interview) -> tuple[Paragraph, ...]:
    if was.stage is not Stage.BOOKED or was.start is None:
        return ()
    return (Paragraph(say("{start} no longer holds.", start=Moment(was.start))),)


def no_other_time(seeker: Member) -> Card:
    return Card(
        ("Another time cannot be arranged just now",),
        (Paragraph(say("Better write to {seeker} yourself.", seeker=mention(seeker))),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def understood(
    context: InterviewContext, times: Sequence[datetime], busy: Sequence[tuple[datetime, Side]]
) -> Card:
    """What was typed, as both would read it, before it is sent; and at which of the times whose
    calendar holds something."""
    current = context.interview
    return Card(
        say("These times go to {other}", other=mention(context.other)),
        (
            Facts(
                tuple(
                    (f"{number}", interview.in_both_zones(at, context.me, context.other))
                    for number, at in enumerate(times, 1)
                )
            ),
            *not_free(busy, context.side, context.other),
        ),
        (
            buttons.on(
                current, "Send these times", ActionName.OFFER, Style.PRIMARY, write_starts(times)
            ),
            buttons.on(current, "Let me change them", ActionName.TIMES),
        ),
    )


def times_sent(before: InterviewContext, asked: Interview, now: datetime) -> Card:
    """What the one who proposed keeps of it."""
    return Card(
        say("You proposed other times to {other}", other=mention(before.other)),
        (
            *_no_longer(before.interview),
            Paragraph(interview.times_in_both_zones(asked.offered, before.me, before.other)),
            Paragraph(("I will tell you as soon as they choose.",)),
        ),
        tuple(interview.actions(asked, before.side, now)),
    )


def declined(host: Member, listings: Sequence[Listing], now: datetime) -> Card:
    return released(
        say("{host} cannot make it just now", host=mention(host)),
        "It says nothing about you or your question: hosts give the time they have.",
        listings,
        now,
    )


def expired(host: Member, listings: Sequence[Listing], now: datetime) -> Card:
    title = say("No answer from {host} this time", host=mention(host))
    return released(title, FREE_AGAIN, listings, now)


def unreachable(host: Member, listings: Sequence[Listing], now: datetime) -> Card:
    title = say("I cannot reach {host} at the moment", host=mention(host))
    return released(title, FREE_AGAIN, listings, now)


def host_left(host: Member, listings: Sequence[Listing], now: datetime) -> Card:
    title = say("{host} is no longer here", host=mention(host))
    return released(title, f"They have left. {FREE_AGAIN}", listings, now)


def seeker_left(seeker: Member) -> Card:
    return Card(
        say("{seeker} is no longer here", seeker=mention(seeker)),
        (Paragraph(("They have left, so I have closed their request. Your time is free again.",)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def may_not_know(booking: Interview, side: Side, other: Member, now: datetime) -> Card:
    return Card(
        say("I cannot reach {other} at the moment", other=mention(other)),
        (Paragraph(("Your talk stands, but they may miss my messages. Better write to them.",)),),
        tuple(interview.actions(booking, side, now)),
    )


def declined_to_host(seeker: Member) -> Card:
    return Card(
        say("I have told {seeker}, kindly", seeker=mention(seeker)),
        (Paragraph(("If this month is full, a pause keeps requests away.",)),),
        (buttons.run("My hosting", ActionName.HOST),),
    )


def expired_to_host(seeker: Member) -> Card:
    return Card(
        say("The request of {seeker} has ended", seeker=mention(seeker)),
        (
            Paragraph(
                ("A week went by, so I have let them go on. Busy times? A pause keeps it quiet.",)
            ),
        ),
        (buttons.run("My hosting", ActionName.HOST),),
    )


def expired_waiting_for_seeker(other: Member) -> Card:
    return Card(
        say("Your talk with {other} did not find a time", other=mention(other)),
        (Paragraph(("A week went by without a choice, so I have closed the request kindly.",)),),
        (buttons.find_others(),),
    )


def seeker_did_not_choose(seeker: Member) -> Card:
    return Card(
        say("{seeker} has not chosen a time", seeker=mention(seeker)),
        (Paragraph(("A week went by, so I have closed the request. Your times are free again.",)),),
    )


def withdrawn(seeker: Member) -> Card:
    return Card(
        say("{seeker} has withdrawn the request", seeker=mention(seeker)),
        (Paragraph(("There is nothing to do. Thank you for being there to be asked.",)),),
    )


def withdrawn_to_seeker(host: Member) -> Card:
    return Card(
        say("Withdrawn; I have told {host}", host=mention(host)),
        (Paragraph(("Whenever you are ready, there are others to ask.",)),),
        (buttons.find_others(),),
    )


def cancelled(by: Member, side: Side) -> Card:
    """What the other side hears."""
    seeker = side is Side.SEEKER
    return Card(
        say("{by} has to cancel your talk", by=mention(by)),
        (Paragraph(("These things happen. Your time is free again.",)),),
        (buttons.find_others(),)
        if seeker
        else (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def cancelled_to_canceller(other: Member, side: Side, *more: Paragraph) -> Card:
    return Card(
        say("Cancelled; I have told {other}", other=mention(other)),
        (Paragraph(("Thank you for saying so.",)), *more),
        (buttons.find_others(),) if side is Side.SEEKER and not more else (),
    )


def cancels_late(booking: Interview, other: Member) -> Card:
    return Card(
        ("Your talk is very soon",),
        (
            Paragraph(
                say(
                    "{other} may be getting ready by now. You can still cancel; so shortly before "
                    "it counts as late.",
                    other=mention(other),
                )
            ),
        ),
        (
            buttons.on(booking, "Yes, cancel", ActionName.CANCEL, Style.DANGER, "late"),
            buttons.on(booking, "Propose another time", ActionName.TIMES),
        ),
    )


def cannot_pick(why: BadTime, context: InterviewContext, now: datetime) -> Card:
    """The slot that was pressed is gone; the other buttons still work."""
    what = (
        "That time has passed. Choose another, or propose other times."
        if why is BadTime.PASSED
        else busy(why, context.side, context.other)
    )
    return Card(
        ("That time does not work any more",),
        (Paragraph((what[0].upper() + what[1:],)),),
        tuple(interview.actions(context.interview, context.side, now)),
    )


def released(title: Text, why: str, listings: Sequence[Listing], now: datetime) -> Card:
    """What a seeker hears whose request has ended: others whom they may ask."""
    others = tuple(find.entry(listing, now) for listing in listings)
    follow = "These people know similar things:" if others else "There are others to find."
    return Card(title, (Paragraph((why,)), Paragraph((follow,)), *others), (buttons.find_others(),))
