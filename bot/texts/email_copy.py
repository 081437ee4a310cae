"""What a seeker writes to a host: how long it may be, the gap in a draft, and the form to send it
by e-mail."""

from bot.cards.cards import Action
from bot.cards.forms import Form, TextField
from bot.texts import follow_up_common

AT_MOST = 1_500
BLANK = "____"
"""In a draft, where only the seeker knows what to say."""


def unfit(words: str, what: str) -> str:
    """Why this cannot go out, in a sentence; empty where it can. `what`: "note" or "update"."""
    if not words:
        return f"The {what} is empty. Two sentences are plenty."
    if BLANK in words:
        return (
            f"There is still a gap, {BLANK}. Say there what only you can say, or take that "
            "sentence out. Everything else is kept."
        )
    return follow_up_common.too_long({what: words}, AT_MOST).get(what, "")


def to_copy(action: Action, title: str, subject: str, words: str) -> Form:
    """In a field, words can be marked and copied on every platform. Submitted, it says that they
    were sent."""
    return Form(
        action,
        title,
        (
            TextField("subject", "Subject", initial=subject, required=False),
            TextField("text", "Text", "", words, required=False, multiline=True, most=AT_MOST),
        ),
        "I have sent it",
        ("Copy both into an e-mail of your own. From here, nothing is sent.",),
    )
