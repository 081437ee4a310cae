"""What is asked once, before something that cannot be taken back with one more press."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Confirm, Paragraph, Style
from bot.cards.rich_text import Text, say, say_many
from bot.interview.limits import AGAIN_AFTER
from bot.interview.model import Interview, Side


def decline(asked: Interview) -> Confirm:
    return Confirm(
        say("Say not now?"),
        say_many(
            "I tell them kindly, and show them others to ask. For {number} day they cannot ask you "
            "again, unless you say that they may.",
            "I tell them kindly, and show them others to ask. For {number} days they cannot ask "
            "you again, unless you say that they may.",
            AGAIN_AFTER.days,
        ),
        say("Yes, not now"),
        say("No, keep it open"),
        _stays(asked),
    )


def withdraw(asked: Interview) -> Confirm:
    return Confirm(
        say("Take your request back?"),
        say("It ends here: they can answer it no more. You are free to ask somebody else at once."),
        say("Yes, take it back"),
        say("No, keep it open"),
        _stays(asked),
    )


def cancel(booked: Interview, side: Side) -> Confirm:
    return Confirm(
        say("Cancel this talk?"),
        _cancelled_for_host() if side is Side.HOST else _CANCELLED,
        say("Yes, cancel it"),
        say("No, keep it"),
        _stays(booked),
    )


_CANCELLED = say(
    "I tell them at once, and the time is free again for both. Another time is better? Then press "
    "“Move it” instead."
)


def _cancelled_for_host() -> Text:
    return say_many(
        "I tell them at once, and for {number} day they cannot ask you again, unless you say that "
        "they may. Another time is better? Then press “Move it” instead.",
        "I tell them at once, and for {number} days they cannot ask you again, unless you say that "
        "they may. Another time is better? Then press “Move it” instead.",
        AGAIN_AFTER.days,
    )


def stop_hosting() -> Confirm:
    return Confirm(
        say("Stop hosting?"),
        say(
            "Nobody can find or ask you any more. Requests that wait for you end after two days. "
            "What is booked stays, your profile too, and you can come back whenever you like."
        ),
        say("Yes, stop"),
        say("No, stay a host"),
        Action(ActionName.HOST),
    )


def card(asks: Confirm, pressed: Action) -> Card:
    """Where the platform did not ask by itself when this was pressed."""
    return Card(
        asks.title,
        (Paragraph(asks.text),),
        (Button(asks.yes, pressed.after_yes, Style.DANGER), Button(asks.no, asks.stays)),
    )


def _stays(current: Interview) -> Action:
    return Action(ActionName.KEEP, current.id, current.revision)
