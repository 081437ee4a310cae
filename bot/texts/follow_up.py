"""Staying in touch: what came of an interview, told to the host."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Paragraph, Style
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Moment, MomentStyle, mention, say
from bot.interview.model import Interview, Member
from bot.texts import acknowledge, buttons, email_copy, interview

UPDATE = TextField(
    "update",
    "Your words",
    "What you tried, what came of it, and thanks",
    multiline=True,
    most=email_copy.AT_MOST,
)


def asks_again(again: datetime | None) -> tuple[Paragraph, ...]:
    if again is None:
        return ()
    what = "On {day} I will ask what came of it, and whether you want to write again."
    return (Paragraph(say(what, day=Moment(again, MomentStyle.DAY))),)


def later(at: datetime) -> Card:
    day = Moment(at, MomentStyle.DAY)
    return Card(say("I will ask again on {day}", day=day), (Paragraph(("Nothing to do now.",)),))


def stopped(host: Member) -> Card:
    return Card(
        say("No more nudges about {host}", host=mention(host)),
        (Paragraph(("You find the talk among your interviews whenever you like.",)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def in_touch(host: Member, again: datetime | None) -> Card:
    return Card(
        say("Wonderful. {host} will remember you", host=mention(host)),
        (
            *asks_again(again),
            Paragraph(("Is there somebody else you would like to learn from?",)),
        ),
        (buttons.find_others(), contacts_button()),
    )


def nudged_again(host: Member, again: datetime | None) -> Card:
    """`again`: None for who stopped all nudges."""
    if again is None:
        return Card(
            say("{host} is on your list again", host=mention(host)),
            (Paragraph(("You stopped all nudges, though. Your settings can start them again.",)),),
            (buttons.run("Settings", ActionName.SETTINGS, style=Style.PRIMARY), contacts_button()),
        )
    return Card(
        say("Gladly. I will remind you of {host}", host=mention(host)),
        asks_again(again),
        (contacts_button(),),
    )


def update_button(held: Interview, style: Style = Style.PLAIN) -> Button:
    return buttons.on(held, "Write an update", ActionName.UPDATE, style)


def update_form(held: Interview, host: Member, draft: str) -> Form:
    return Form(
        Action(ActionName.UPDATE, held.id, held.revision),
        "What came of it",
        (UPDATE.filled(draft),),
        "See how it looks",
        say("You see it once more before it goes to {host}.", host=mention(host)),
    )


def email_form(held: Interview, words: str) -> Form:
    action = Action(ActionName.WROTE, held.id, held.revision)
    return email_copy.to_copy(action, "Your update as an e-mail", "News since our talk", words)


def update(told: Interview, seeker: Member, words: str, answer: ActionName | None = None) -> Card:
    """What the host receives. `answer`: theirs, once they have given it."""
    return Card(
        say("News from {seeker}", seeker=mention(seeker)),
        (
            interview.quoted(words, email_copy.AT_MOST),
            *((acknowledge.answered(seeker, answer),) if answer else ()),
        ),
        () if answer else acknowledge.answers(told),
    )


def update_sent(host: Member, again: datetime | None) -> Card:
    return Card(
        say("Your update is on its way to {host}", host=mention(host)),
        (Paragraph(("Hosts love to hear what came of it.",)), *asks_again(again)),
        (contacts_button(),),
    )


def updated_already(host: Member) -> Card:
    """Sent a second time."""
    return Card(
        say("{host} has your update already", host=mention(host)),
        (Paragraph(("It went out once, and once is all it takes.",)),),
        (contacts_button(),),
    )


def update_too_soon(host: Member, until: datetime, *, kept: bool) -> Card:
    """`kept`: they wrote one just now."""
    title = "{host} hears of you once a day at most"
    how = "I keep your words: write an update from {time}, and they are there."
    return Card(
        say(title, host=mention(host)),
        (
            Paragraph(
                say(
                    how if kept else "Your next update can go out from {time}.",
                    time=Moment(until),
                )
            ),
        ),
        (contacts_button(),),
    )


def update_not_delivered(host: Member, words: str) -> Card:
    return Card(
        say("I cannot reach {host} at the moment", host=mention(host)),
        (
            Paragraph(("Your update did not arrive. Here it is, to send in another way.",)),
            interview.quoted(words, email_copy.AT_MOST),
        ),
    )


def contacts_button() -> Button:
    return buttons.run("Stay in touch", ActionName.CONTACTS)
