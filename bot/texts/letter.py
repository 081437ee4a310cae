"""What a seeker writes to a host: how long it may be, and the form to send it by e-mail."""

from bot.ui import Action, Form, TextField

AT_MOST = 1_500


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
