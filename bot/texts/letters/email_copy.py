"""What a seeker writes to a host: how long it may be, the gap in a draft, and the form to send it
by e-mail."""

from bot.cards.buttons import Action
from bot.cards.forms import Form, TextField, Values, Wrong
from bot.cards.rich_text import Text, Words, say
from bot.texts import field_errors

WORDS_LENGTH = 1_500
BLANK = "____"
"""Marks a gap in a draft that only the seeker can fill."""


def errors(field: TextField, values: Values, no_words: Text) -> Wrong:
    """Why the words cannot be sent, by field name; empty if they can. `no_words`: the error for an
    empty field."""
    words = field.read(values)
    if not words:
        return {field: no_words}
    if BLANK in words:
        return {field: _GAP}
    return field_errors.too_long(values, field)


# Translators: at most 145 characters besides {gap}.
_GAP = say(
    "There is still a gap, {gap}. Fill it in your own words, or take that sentence out. The rest "
    "is kept.",
    gap=Words(BLANK),
)
SUBJECT = TextField("subject", say("Subject"), required=False)
TEXT = TextField("text", say("Text"), required=False, multiline=True, most=WORDS_LENGTH)


def to_copy(action: Action, title: Text, subject: str, words: str) -> Form:
    """The words are in fields, from which they can be copied on every platform. Submitting the form
    says that they were sent."""
    return Form(
        action,
        title,
        (SUBJECT.filled(subject), TEXT.filled(words)),
        say("I have sent it"),
        say("Copy both into an e-mail of your own. Nothing is sent from here."),
    )
