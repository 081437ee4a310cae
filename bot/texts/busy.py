"""Letting a member's own calendar keep times free."""

from bot.calendar.busy import LONGEST_ADDRESS, Trouble
from bot.texts import buttons
from bot.ui import Action, Button, Card, Form, Paragraph, Style, TextField

EXAMPLE = "https://calendar.google.com/calendar/ical/.../basic.ics"

SENTENCES = {
    Trouble.NO_ADDRESS: f"I can read an address that begins with https://, such as {EXAMPLE}",
    Trouble.PRIVATE: "That address is inside a private network. Give me one that works anywhere.",
    Trouble.UNREACHABLE: "The server with your calendar does not answer. I keep trying.",
    Trouble.REFUSED: "The address of your calendar does not open any more. Give me the new one.",
    Trouble.TOO_LARGE: "Your calendar is larger than 5 MB. One with fewer past events would work.",
    Trouble.TOO_SLOW: "The server with your calendar is too slow just now. I keep trying.",
    Trouble.NOT_A_CALENDAR: "At that address is no calendar. Its address often ends in .ics.",
    Trouble.TOO_FINE: "Your calendar holds something that repeats within the hour. Without it, I "
    "can read the rest.",
    Trouble.TOO_MUCH: "Your calendar holds more than I can read. One with fewer events would work.",
}


def form() -> Form:
    field = TextField(
        "url",
        "Private address of your calendar",
        "The one that ends in .ics; in Google, the secret address in iCal format",
        most=LONGEST_ADDRESS,
    )
    return Form(
        Action("busy"),
        "When are you busy?",
        (field,),
        "Keep my busy times",
        ("I read when you are busy, never with what. Those times are not offered to anybody.",),
    )


def wrong(trouble: Trouble) -> dict[str, str]:
    return {"url": SENTENCES[trouble]}


def saved() -> Card:
    return Card(
        ("Your busy times will be kept free",),
        (
            Paragraph(("I read your calendar now, and every hour from then on.",)),
            Paragraph(("I keep only when you are busy, and tell you whether I could read it.",)),
        ),
        (buttons.run("My calendar", "calendar"),),
    )


def first_read(times: int) -> Card:
    """What the owner hears as soon as it was read."""
    often = {0: "are not busy", 1: "are busy once"}.get(times, f"are busy {times} times")
    return Card(
        ("I could read your calendar",),
        (Paragraph((f"In the next 8 weeks you {often}. I keep that free.",)),),
        (buttons.run("My calendar", "calendar"),),
    )


def stopped() -> Card:
    return Card(
        ("I do not read your calendar any more",),
        (Paragraph(("Its address and your busy times are forgotten.",)),),
        (buttons.run("My calendar", "calendar"),),
    )


def cannot_read(trouble: Trouble) -> Card:
    """What the owner hears, once."""
    return Card(
        ("I cannot read your calendar just now",),
        (
            Paragraph((SENTENCES[trouble],)),
            Paragraph(("Until I can, times may be offered at which you are busy.",)),
        ),
        (
            Button(("Give another address",), Action("busy_form"), Style.PRIMARY),
            Button(("Stop reading it",), Action("busy_off")),
        ),
    )
