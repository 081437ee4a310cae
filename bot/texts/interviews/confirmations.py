"""The questions that are asked once before something that another press cannot undo."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Confirm, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, joined, say, say_many
from bot.interview.conduct.absences import CANCELLED_LATE_WITHIN
from bot.interview.limits import AGAIN_AFTER
from bot.interview.model import Interview, Side
from bot.texts import advice, buttons

CANNOT_ASK_AGAIN = say_many(
    "They cannot ask you again for {number} day, unless you say they may.",
    "They cannot ask you again for {number} days, unless you say they may.",
    AGAIN_AFTER.days,
)
"""After "not now" to a request. Somebody whose talk was booked before need not wait."""


def decline(asked: Interview) -> Confirm:
    kindly = say("I will tell them kindly and show them others to ask.")
    return Confirm(
        say("Say not now?"),
        kindly if asked.moved else joined((kindly, CANNOT_ASK_AGAIN), " "),
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
        joined((_cancels(booked, side), _COUNTS_AS_LATE), " "),
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
    Side.SEEKER: say(
        "That is all right, and I will tell them. If it is nerves: nearly everybody has "
        "them, hosts too."
    ),
    Side.HOST: say(
        "That is all right, and I will tell them. They may ask you again, and you can say not now."
    ),
}
_MOVE = say("Move it")


def _cancels(booked: Interview, side: Side) -> Text:
    """While it is being moved, there is no button to move it."""
    if booked.is_moving:
        return _CANCELS[side]
    moves = say("If only the time is wrong, “{move}” finds another.", move=_MOVE)
    return joined((_CANCELS[side], moves), " ")


def cancel_card(booked: Interview, side: Side, pressed: Action) -> Card:
    """For a platform that did not ask, while it is not late. The other ways that the question names
    are next to it."""
    asks = card(replace(cancel(booked, side), text=_cancels(booked, side)), pressed)
    yes, no = asks.buttons
    move = () if booked.is_moving else (buttons.on(booked, _MOVE, ActionName.TIMES),)
    nervous = (advice.on(advice.COLD_FEET, say("I am nervous")),) if side is Side.SEEKER else ()
    return replace(asks, buttons=(yes, *move, *nervous, no))


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
    return card_of(
        asks.title,
        asks.text,
        Button(asks.yes, pressed.after_yes, Style.DANGER),
        Button(asks.no, asks.stays),
    )


def _stays(current: Interview) -> Action:
    return Action(ActionName.KEEP, current.id, current.revision)
