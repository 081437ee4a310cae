"""Why a host cannot be asked, and what the seeker can do instead."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import (
    CommandName,
    Moment,
    MomentStyle,
    Text,
    Words,
    mention,
    say,
    say_many,
)
from bot.interview import limits
from bot.interview.members import Member
from bot.interview.rules import Refusal
from bot.language import search
from bot.texts import buttons
from bot.texts.asking import door_questions
from bot.texts.asking.away import back_on


def refused(why: Refusal, host: Member, day: datetime | None, most: int) -> Card:
    """Why this host cannot be asked now, and what the seeker can do instead. `day`: when they can
    be asked again, None if that is not known. `most`: how many open requests a seeker may have."""
    who = mention(host)
    reasons = _until(day, host, most) if day else _for_now(who, most)
    title, how = reasons[why]
    if why in _OWN:
        mine = buttons.my_interviews(Style.PRIMARY)
        return card_of(title, how, mine)
    asks = (door_questions.ask_button(host),) if _can_be_invited(why, host) else ()
    others = buttons.find_others() if why is Refusal.YOURSELF else _others(host)
    return card_of(title, how, others, *asks)


def _can_be_invited(why: Refusal, host: Member) -> bool:
    """Whether the seeker may suggest to them to open their door. A host who closed it did so on
    purpose."""
    return why is Refusal.NOT_A_HOST and host.profile is None


def _others(host: Member) -> Button:
    """A search for others in the host's field, if it is known."""
    field = host.profile.field if host.profile else ""
    if not field:
        return buttons.find_others()
    return buttons.run(
        say("Find others in {field}", field=Words(field, 40)),
        ActionName.FIND,
        search.as_arg(field),
        Style.PRIMARY,
    )


_OWN = (
    Refusal.SUSPENDED,
    Refusal.ALREADY_OPEN,
    Refusal.TOO_MANY_OPEN,
    Refusal.NEWCOMER,
    Refusal.WEEK_FULL,
    Refusal.RESTING,
)
"""Reasons that lie with the seeker: another host would not help."""


def _until(until: datetime, host: Member, most: int) -> dict[Refusal, tuple[Text, Text]]:
    day = Moment(until, MomentStyle.DAY)
    return {
        Refusal.RESTING: (
            say("You can ask again from {day}", day=day),
            say(
                "Two people waited for you not long ago, so new requests take a short break. What "
                "is booked stays booked."
            ),
        ),
        Refusal.PAUSED: (
            say("{who} is taking a break", who=mention(host)),
            say(
                "They are back on {day}. Meanwhile, others are here.",
                day=back_on(host, until),
            ),
        ),
        Refusal.NEWCOMER: (
            say_many(
                "Welcome! At first you can have {number} request open",
                "Welcome! At first you can have {number} requests open",
                limits.NEWCOMERS_OPEN_REQUESTS,
            ),
            say_many(
                "Wait for an answer, or withdraw it; then you can ask again. From {time} you can "
                "have {number} open.",
                "Wait for an answer, or withdraw it; then you can ask again. From {time} you can "
                "have up to {number} open.",
                most,
                time=Moment(until),
            ),
        ),
        Refusal.WEEK_FULL: (
            say_many(
                "You asked {number} person within a week",
                "You asked {number} people within a week",
                limits.REQUESTS_A_WEEK,
            ),
            say(
                "Your next request can go out from {time}. Until then, why not look at good "
                "questions for the people you asked?",
                time=Moment(until),
            ),
        ),
        Refusal.TOO_SOON_AGAIN: (
            say("You asked {who} not long ago", who=mention(host)),
            say("You can ask again from {day}. Meanwhile, others are happy to talk.", day=day),
        ),
    }


def _for_now(who: Text, most: int) -> dict[Refusal, tuple[Text, Text]]:
    return {
        Refusal.YOURSELF: (say("That is you"), say("Let us find somebody else to ask.")),
        Refusal.SUSPENDED: (
            say("The organizers have paused you here"),
            say(
                "You cannot ask anybody for now. An organizer can lift this: {help} says who is "
                "there.",
                help=CommandName("help"),
            ),
        ),
        Refusal.NOT_A_HOST: (
            say("{who} is not taking requests", who=who),
            say("You can ask people who have offered to talk. Let us find somebody who has."),
        ),
        Refusal.ALREADY_OPEN: (
            say("You and {who} already have something open", who=who),
            say("One at a time is easier for both of you. “My interviews” shows where it stands."),
        ),
        Refusal.TOO_MANY_OPEN: (
            say_many(
                "You have {number} request open",
                "You have {number} requests open",
                most,
            ),
            say("Wait for an answer, or withdraw one; then you can ask again."),
        ),
        Refusal.MONTH_FULL: (
            say("{who} has no room left for now", who=who),
            say("They have as many talks as they can manage. Others have room."),
        ),
        Refusal.TOO_MANY_WAIT: (
            say("{who} has enough requests for now", who=who),
            say("You can ask once some of them have an answer. Others have room now."),
        ),
    }
