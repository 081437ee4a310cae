"""The questions that are asked once before something that another press cannot undo."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.buttons import Action, Button, Confirm, Style
from bot.cards.cards import Card
from bot.cards.rich_text import joined, say, say_many
from bot.interview.absences import CANCELLED_LATE_WITHIN
from bot.interview.limits import AGAIN_AFTER
from bot.interview.model import Interview, Side


def decline(asked: Interview) -> Confirm:
    return Confirm(
        say("Say not now?"),
        say_many(
            "I will tell them kindly and show them others to ask. They cannot ask you again "
            "for {number} day, unless you say they may.",
            "I will tell them kindly and show them others to ask. They cannot ask you again "
            "for {number} days, unless you say they may.",
            AGAIN_AFTER.days,
        ),
        say("Yes, not now"),
        say("No, keep it open"),
        _stays(asked),
    )


def withdraw(asked: Interview) -> Confirm:
    return Confirm(
        say("Take your request back?"),
        say("It ends here, and they can no longer answer. You can ask somebody else right away."),
        say("Yes, take it back"),
        say("No, keep it open"),
        _stays(asked),
    )


def cancel(booked: Interview, side: Side) -> Confirm:
    return Confirm(
        say("Cancel this talk?"),
        _CANCELS[side],
        say("Yes, cancel it"),
        _KEEP,
        _stays(booked),
    )


_KEEP = say("No, keep it")


def keep_button(booked: Interview) -> Button:
    return Button(_KEEP, _stays(booked))


_COUNTS_AS_LATE = say_many(
    "Less than {number} hour before, it counts as late.",
    "Less than {number} hours before, it counts as late.",
    int(CANCELLED_LATE_WITHIN / timedelta(hours=1)),
)
_CANCELS = {
    Side.SEEKER: joined(
        (
            say(
                "I will tell them right away, and both of you have the time free again. Would "
                "another time work? Then press “Move it” instead."
            ),
            _COUNTS_AS_LATE,
        ),
        " ",
    ),
    Side.HOST: joined(
        (
            say_many(
                "I will tell them right away. They cannot ask you again for {number} day, unless "
                "you say they may. Would another time work? Then press “Move it” instead.",
                "I will tell them right away. They cannot ask you again for {number} days, "
                "unless you say they may. Would another time work? Then press “Move it” instead.",
                AGAIN_AFTER.days,
            ),
            _COUNTS_AS_LATE,
        ),
        " ",
    ),
}


def stop_hosting() -> Confirm:
    return Confirm(
        say("Stop hosting?"),
        say(
            "Nobody can find or ask you any more. Requests waiting for you end after two "
            "days. What is booked stays, and so does your profile. You can come back "
            "whenever you like."
        ),
        say("Yes, stop"),
        say("No, stay a host"),
        Action(ActionName.HOST),
    )


def stop_hosting_card() -> Card:
    """For a host who wrote that they want to stop. It also offers a pause, which may be all they
    need."""
    asks = card(stop_hosting(), Action(ActionName.HOST_STOP))
    yes, no = asks.buttons
    rest = Button(say("Pause instead"), Action(ActionName.HOST_PAUSE))
    return replace(asks, buttons=(yes, rest, no))


def card(asks: Confirm, pressed: Action) -> Card:
    """The question as a card, for a platform that did not ask it when the button was pressed."""
    return Card(
        asks.title,
        body(asks.text),
        (Button(asks.yes, pressed.after_yes, Style.DANGER), Button(asks.no, asks.stays)),
    )


def _stays(current: Interview) -> Action:
    return Action(ActionName.KEEP, current.id, current.revision)
