"""What both sides read when a request is answered (booked, or "not now"), and when it ends in
another way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, joined, mention, say
from bot.engine.contexts.interview import InterviewContext
from bot.interview.finding.alike import know_similar_things
from bot.interview.finding.listing import Listing
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.interview.rules import must_wait_to_ask_again
from bot.texts import advice, buttons, no_longer_here
from bot.texts.finding import find, portraits
from bot.texts.interviews import confirmations, interview, interview_actions, push, venue
from bot.texts.meeting import plan

FREE_AGAIN = say("I have closed the request, so that you are free to ask somebody else.")


def booked(
    booking: Interview, side: Side, context: InterviewContext, now: datetime, *more: Block
) -> Card:
    """The confirmation: when, where and with whom, and what comes next."""
    other = context.on(side.other)
    at_hand = (plan.button(booking),) if side is Side.SEEKER else ()
    actions = interview_actions.actions(booking, side, now)
    return Card(
        say("Booked: you and {other}", other=mention(other)),
        (
            interview.booked_in_both_zones(booking, side, context.host, context.on(side), other),
            *venue.missing_hint_for_host(booking, side, context.seeker),
            Paragraph(_WHAT_NOW[side], passing=True),
            *more,
        ),
        (
            *_into_calendar(booking, buttons.style_after(actions)),
            *at_hand,
            *actions,
            buttons.block(other),
        ),
        push=push.booked(booking, other),
    )


_WHAT_NOW = {
    Side.SEEKER: say("You lead the talk. Your questions are in the plan."),
    Side.HOST: say("They bring the questions. There is nothing to prepare."),
}


def _into_calendar(booking: Interview, style: Style) -> tuple[Button, ...]:
    if booking.slot is None:
        return ()
    return (buttons.on(booking, say("Add to calendar"), ActionName.ADD_TO_CALENDAR, style),)


def declined(host: Member, listings: Sequence[Listing]) -> Card:
    return request_ended(
        host,
        say("{host} cannot make it just now", host=mention(host)),
        say("It says nothing about you or your question: hosts only have so much time."),
        listings,
    )


def expired(host: Member, listings: Sequence[Listing]) -> Card:
    title = say("No answer from {host} this time", host=mention(host))
    card = request_ended(host, title, FREE_AGAIN, listings)
    again = advice.on("asking-again", say("May I ask them again?"))
    return replace(card, buttons=(*card.buttons, again))


def month_full(host: Member, listings: Sequence[Listing]) -> Card:
    title = say("The month of {host} is full now", host=mention(host))
    why = say(
        "They have as many talks this month as they can manage. It says nothing "
        "about you or your question. I have closed the request: you can ask "
        "somebody else now, or ask them again for another month."
    )
    return request_ended(host, title, why, listings)


def host_unreachable(host: Member, listings: Sequence[Listing]) -> Card:
    title = say("I cannot reach {host} at the moment", host=mention(host))
    return request_ended(host, title, FREE_AGAIN, listings)


def could_not_reach_you(closed: Interview, seeker: Member) -> Card:
    """For a host who can be reached again after their request was closed."""
    return card_of(
        say("{seeker} asked you, but I could not reach you", seeker=mention(seeker)),
        *portraits.about_seeker(seeker),
        *interview.request(closed),
        say(
            "So I closed the request, and they are free to ask others. Would you still "
            "like to answer? I will tell them, and they can choose new times."
        ),
        buttons.on(closed, say("Yes, tell them"), ActionName.STILL_ANSWER, Style.PRIMARY),
    )


def seeker_will_hear_you_would(seeker: Member) -> Card:
    return card_of(
        say("I will tell {seeker} that you would like to answer", seeker=mention(seeker)),
        say("If they are still looking, they will ask you again with new times."),
        buttons.MY_HOSTING,
    )


def host_would_still_answer(host: Member) -> Card:
    return card_of(
        say("{host} has read your request after all", host=mention(host)),
        say(
            "They would still like to talk with you. Ask again if you like: your words "
            "are filled in, and you choose new times."
        ),
        buttons.ask(host),
    )


def host_left(host: Member, listings: Sequence[Listing]) -> Card:
    title = no_longer_here.title(host)
    why = joined([say("They have left."), FREE_AGAIN], " ")
    return request_ended(host, title, why, listings)


def seeker_left(seeker: Member) -> Card:
    return card_of(
        no_longer_here.title(seeker),
        say("They have left, so I have closed their request. Your time is free again."),
        buttons.my_interviews(),
    )


def other_unreachable(booking: Interview, side: Side, other: Member, now: datetime) -> Card:
    return Card(
        say("I cannot reach {other} at the moment", other=mention(other)),
        (
            Paragraph(
                say(
                    "Your talk is still on, but they may miss my messages. It is best to write to "
                    "them yourself."
                ),
                passing=True,
            ),
        ),
        tuple(interview_actions.actions(booking, side, now)),
        later=interview.you_and(other),
    )


def declined_to_host(declined: Interview, context: InterviewContext, now: datetime) -> Card:
    """Only a host who can be asked is told of the pause."""
    profile = context.host.profile
    waits = (confirmations.CANNOT_ASK_AGAIN,) if must_wait_to_ask_again(declined) else ()
    pause = say("Too busy this month? Take a pause, and no new requests reach you.")
    may_pause = profile is not None and profile.can_be_asked(now)
    return card_of(
        say("{seeker} hears it from me, kindly", seeker=mention(context.seeker)),
        *waits,
        pause if may_pause else None,
        *interview_actions.actions(declined, Side.HOST, now),
        buttons.MY_HOSTING,
    )


def may_ask_again(seeker: Member) -> Card:
    return card_of(
        say("{seeker} may ask you again", seeker=mention(seeker)),
        say("Whenever they like. You can still say not now."),
        buttons.MY_HOSTING,
    )


def expired_to_host(seeker: Member, *, freed: bool = False) -> Card:
    """`freed`: the request ended before its time, so that the seeker need not wait."""
    why = (
        say("They are free to ask somebody else, so there is nothing left to answer.")
        if freed
        else say(
            "The days to answer went by, so they are free to ask somebody else. Busy? A pause "
            "keeps things quiet."
        )
    )
    return card_of(
        say("The request of {seeker} has ended", seeker=mention(seeker)), why, buttons.MY_HOSTING
    )


def expired_waiting_for_seeker(other: Member) -> Card:
    return card_of(
        say("You and {other} did not find a time", other=mention(other)),
        say("The days to choose went by, so I have closed the request."),
        buttons.find_others(),
    )


def seeker_did_not_choose(seeker: Member) -> Card:
    return card_of(
        say("{seeker} has not chosen a time", seeker=mention(seeker)),
        say("The days to choose went by, so I have closed the request. Your times are free again."),
    )


def request_ended(host: Member, title: Text, why: Text, listings: Sequence[Listing]) -> Card:
    """What a seeker reads whose request to the host has ended, with others whom they can ask."""
    others = tuple(find.entry(listing) for listing in listings)
    follow = _who_else(host, listings)
    # Whoever can be asked is highlighted already.
    find_more = buttons.find_others(Style.PLAIN if others else Style.PRIMARY)
    return card_of(title, why, follow, *others, find_more)


def _who_else(host: Member, listings: Sequence[Listing]) -> Text:
    if not listings:
        return say("There are others to find.")
    if all(know_similar_things(each.host, host) for each in listings):
        return say("These people know similar things:")
    if host.profile is None or not host.profile.field:
        return say("These people are happy to talk, too:")
    return say("I found nobody else in their field just now. These people are happy to talk, too:")
