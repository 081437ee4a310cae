"""What a seeker writes to a host: how long it may be, the gap in a draft, and the form to send it
by e-mail."""

from bot.cards.cards import Action
from bot.cards.forms import Form, TextField, Values
from bot.texts import field_errors

AT_MOST = 1_500
BLANK = "____"
"""In a draft, where only the seeker knows what to say."""


def unfit(field: TextField, values: Values) -> dict[str, str]:
    """Why what was written cannot go out, by field name; empty where it can."""
    words = field.read(values)
    if not words:
        return {field.name: f"The {field.name} is empty. Two sentences are plenty."}
    if BLANK in words:
        gap = (
            f"There is still a gap, {BLANK}. Say there what only you can say, or take that "
            "sentence out. Everything else is kept."
        )
        return {field.name: gap}
    return field_errors.too_long(values, field)


SUBJECT = TextField("subject", "Subject", required=False)
TEXT = TextField("text", "Text", required=False, multiline=True, most=AT_MOST)


def to_copy(action: Action, title: str, subject: str, words: str) -> Form:
    """In a field, words can be marked and copied on every platform. Submitted, it says that they
    were sent."""
    return Form(
        action,
        title,
        (SUBJECT.filled(subject), TEXT.filled(words)),
        "I have sent it",
        ("Copy both into an e-mail of your own. From here, nothing is sent.",),
    )
