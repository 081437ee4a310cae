"""The thank-you note: its form, its card, and what the seeker reads about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.model import Debrief, Interview, Member
from bot.text import Words, mention, say
from bot.texts import acknowledge, buttons, interview
from bot.texts.acknowledge import Answer
from bot.texts.after import asks_again
from bot.ui import Action, Card, Entry, Form, Paragraph, Style, TextField

NOTE_AT_MOST = 1_500
OWED_SHOWN = 10


def note_form(held: Interview, host: Member, draft: str) -> Form:
    return Form(
        Action("note", held.id, held.revision),
        "Your thank-you note",
        (
            TextField(
                "note",
                "Your words",
                "Something they said, what you will do with it, and thanks",
                draft,
                multiline=True,
                most=NOTE_AT_MOST,
            ),
        ),
        "Send it",
        say("I bring it to {host} as soon as you send it.", host=mention(host)),
    )


def draft(held: Interview, seeker: Member, host: Member) -> str:
    """A first version for the seeker to make their own."""
    noted = held.debrief or Debrief()
    first_name = next(iter(host.name.split()), "host")
    lines = [f"Dear {first_name},", "", "thank you for taking the time to talk with me."]
    if noted.takeaways:
        lines += ["What stays with me: " + Words(noted.takeaways, 300).shown]
    if noted.resources:
        lines += [
            "I am going to look into what you recommended: " + Words(noted.resources, 200).shown
        ]
    if not (noted.takeaways or noted.resources):
        lines += ["It gave me a much clearer picture of what your work is really like."]
    lines += ["I will let you know what comes of it.", "", seeker.name]
    return "\n".join(lines)


def empty_note() -> str:
    return "The note is empty. Two sentences are plenty."


def note(thanked: Interview, seeker: Member, words: str, answer: Answer | None = None) -> Card:
    """What the host receives. `answer`: theirs, once they have given it."""
    return Card(
        say("A thank-you note from {seeker}", seeker=mention(seeker)),
        (
            interview.quoted(words, NOTE_AT_MOST),
            *((acknowledge.answered(seeker, answer),) if answer else ()),
        ),
        () if answer else acknowledge.answers(thanked),
    )


def note_sent(host: Member, again: datetime | None) -> Card:
    """`again`: when they will be nudged to stay in touch, None if they will not."""
    return Card(
        say("Your note is on its way to {host}", host=mention(host)),
        (Paragraph(("You will be remembered.",)), *asks_again(again)),
        (buttons.run("My interviews", "interviews"),),
    )


def note_not_delivered(host: Member, words: str) -> Card:
    return Card(
        say("I cannot reach {host} at the moment", host=mention(host)),
        (
            Paragraph(("Your note did not arrive. Here it is, to send in another way.",)),
            interview.quoted(words, NOTE_AT_MOST),
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
            (buttons.run("My interviews", "interviews"), buttons.find_others()),
        )
    return Card(
        ("Whom would you like to thank?",),
        tuple(
            Entry(
                (mention(host),),
                (),
                (buttons.on(held, "Write a thank-you note", "note", Style.PRIMARY),),
            )
            for held, host in owed
        ),
    )
