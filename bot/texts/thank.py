"""The thank-you note: its form, its card, and what the seeker reads about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Card, Entry, Paragraph
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import mention, say
from bot.content.drafting import Tone
from bot.interview.model import Interview, Member
from bot.texts import acknowledge, buttons, email_copy, interview
from bot.texts.follow_up import asks_again

OWED_SHOWN = 10
NOTE = TextField(
    "note",
    "Your words",
    "Something they said, what you will do with it, and thanks",
    multiline=True,
    most=email_copy.AT_MOST,
)


def note_form(held: Interview, host: Member, words: str, tone: Tone | None = None) -> Form:
    """`tone`: of the draft it holds, where it is not what opens by itself."""
    kept = " What you wrote before stays kept until then." if tone and held.note else ""
    return Form(
        Action(ActionName.NOTE, held.id, held.revision, tone or ""),
        "Your thank-you note",
        (NOTE.filled(words),),
        "See how it looks",
        say("You see it once more before it goes to {host}." + kept, host=mention(host)),
    )


def email_form(held: Interview, words: str) -> Form:
    action = Action(ActionName.THANKED, held.id, held.revision)
    return email_copy.to_copy(action, "Your note as an e-mail", "Thank you for our talk", words)


def ways(held: Interview, host: Member) -> Card:
    """Beside the draft that opens by itself."""
    return Card(
        say("Other ways to thank {host}", host=mention(host)),
        (Paragraph(("Each opens a draft for you to change. Nothing goes out by itself.",)),),
        (
            buttons.on(held, "Shorter", ActionName.NOTE, arg=Tone.SHORT),
            buttons.on(held, "More formal", ActionName.NOTE, arg=Tone.FORMAL),
            buttons.on(held, "Copy for e-mail", ActionName.COPY_NOTE),
        ),
    )


def note(thanked: Interview, seeker: Member, words: str, answer: ActionName | None = None) -> Card:
    """What the host receives. `answer`: theirs, once they have given it."""
    return Card(
        say("A thank-you note from {seeker}", seeker=mention(seeker)),
        (
            interview.quoted(words, email_copy.AT_MOST),
            *((acknowledge.answered(seeker, answer),) if answer else ()),
        ),
        () if answer else acknowledge.answers(thanked),
    )


def note_sent(host: Member, again: datetime | None) -> Card:
    """`again`: when they will be nudged to stay in touch, None if they will not."""
    return Card(
        say("Your note is on its way to {host}", host=mention(host)),
        (Paragraph(("You will be remembered.",)), *asks_again(again)),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def thanked_already(thanked: Interview, host: Member) -> Card:
    """Sent a second time."""
    how = (
        "It went out once, and once is all it takes."
        if thanked.note
        else "You told me so, and nothing more has gone out."
    )
    title = "{host} has your note already" if thanked.note else "You have thanked {host} already"
    return Card(
        say(title, host=mention(host)),
        (Paragraph((how,)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def note_not_delivered(host: Member, words: str) -> Card:
    return Card(
        say("I cannot reach {host} at the moment", host=mention(host)),
        (
            Paragraph(("Your note did not arrive. Here it is, to send in another way.",)),
            interview.quoted(words, email_copy.AT_MOST),
        ),
    )


def thanked_elsewhere(host: Member) -> Card:
    return Card(
        say("Lovely. {host} will be glad you thought of it", host=mention(host)),
        (Paragraph(("Who could be next?",)),),
        (buttons.find_others(),),
    )


def choose_whom_to_thank(owed: Sequence[tuple[Interview, Member]]) -> Card:
    if not owed:
        return Card(
            ("Nobody is waiting for a note of yours",),
            (Paragraph(("After each talk I help you write one.",)),),
            (buttons.run("My interviews", ActionName.INTERVIEWS), buttons.find_others()),
        )
    return Card(
        ("Whom would you like to thank?",),
        tuple(
            Entry(
                (mention(host),),
                (),
                buttons.thank(held),
            )
            for held, host in owed
        ),
    )
