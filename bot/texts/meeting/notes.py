"""Notes that the seeker takes while an interview goes on."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph
from bot.cards.buttons import Action
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.rich_text import Text, Words, mention, say, say_many
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import buttons
from bot.texts.afterwards.debrief import TAKEAWAYS
from bot.texts.interviews import interview, interview_actions

NOTE = TextField(
    "note_words",
    say("What do you want to keep?"),
    say("A few words are enough; only you see them"),
    multiline=True,
    most=TAKEAWAYS.most,
)


def together(of: Interview) -> str:
    """The notes as they will appear in the debrief."""
    return "\n".join(of.notes)


def form(of: Interview) -> Form:
    # Translators: at most 24 characters.
    return Form(Action(ActionName.TAKE_NOTE, of.id), say("Note it"), (NOTE,), say("Keep it"))


def noted(of: Interview, host: Member, mark: str = "") -> Card:
    """`mark`: identifies a note that was written as a plain message, which may have been meant
    differently."""
    other = buttons.on(of, say("It was something else"), ActionName.NOT_A_NOTE, arg=mark)
    return card_of(
        say("Noted, for you alone"),
        interview.quoted(together(of), TAKEAWAYS.most),
        say(
            "Write more whenever you like. After your talk with {host} it is there when "
            "you note what you learned.",
            host=mention(host),
        ),
        interview_actions.take_note(of),
        other if mark else None,
    )


def nothing_written() -> Wrong:
    return {NOTE: say("Write a word or two.")}


def full(left: int) -> Text:
    """`left`: the number of characters that still fit."""
    if left <= 0:
        return say("Your notes on this talk are full. What you noted is safe.")
    return say_many(
        "Your notes on this talk are nearly full: there is room for {number} more character.",
        "Your notes on this talk are nearly full: there is room for {number} more characters.",
        left,
    )


def did_not_fit(words: str, left: int) -> Card:
    """For words that were written as a plain message. They are in the conversation anyway, so they
    are not lost."""
    return card_of(
        full(left),
        say(
            "I did not note “{words}”. Your message stays here; you can keep it when you "
            "note what you learned.",
            words=Words(words, 80),
        ),
    )


def in_the_form(of: Interview) -> tuple[Block, ...]:
    """For the card that asks how it went."""
    if not of.notes:
        return ()
    there = say("What you noted during the talk is in the form already.")
    return (Paragraph(there, passing=True),)
