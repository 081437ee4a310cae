"""Blocking a member, so that the two do not meet here any more, and lifting the block."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, Words, mention, say
from bot.interview.members import Member
from bot.texts import buttons

NAME = TextField(
    "name",
    say("What is their name?"),
    # Translators: at most 100 characters.
    say("As it is shown here, or a part of it"),
    most=100,
)


LEFT = "left"
"""What the button carries that answers no."""
LIST_BUTTON = buttons.run(say("People I blocked"), ActionName.BLOCKED)


def ask_first(whom: Member) -> Card:
    return card_of(
        say("Block {who}?", who=mention(whom)),
        say(
            "You two will not find, ask or see each other here any more, and what is open "
            "between you ends kindly. {who} is not told, and you can undo this in your "
            "settings.",
            who=mention(whom),
        ),
        Button(
            say("Yes, block them"),
            Action(ActionName.BLOCK, str(whom.id)).after_yes,
            Style.DANGER,
        ),
        Button(say("No, leave it"), Action(ActionName.BLOCK, str(whom.id), arg=LEFT)),
    )


def left(whom: Member) -> Card:
    return Card(
        say("Nothing has changed between you and {who}", who=mention(whom)),
        buttons=(buttons.what_next(),),
    )


def blocked(whom: Member) -> Card:
    return card_of(
        say("You and {who} do not meet here any more", who=mention(whom)),
        say(
            "They are not told. On this platform itself they may still be able to write "
            "to you: it has a block of its own."
        ),
        LIST_BUTTON,
        buttons.what_next(),
    )


def everybody(members: Sequence[Member], more: Sequence[Button]) -> Card:
    """The members that somebody blocked."""
    how = say("Unblock somebody, and you two can find and ask each other again. Nobody is told.")
    return Card(
        say("People you blocked") if members else say("You have not blocked anybody"),
        (*(body(how) if members else ()), *map(_blocked_one, members)),
        (
            *more,
            block_one_of(()),
            buttons.SETTINGS,
        ),
    )


def _blocked_one(member: Member) -> Entry:
    lift = Button(say("Unblock"), Action(ActionName.LIFT, str(member.id)))
    return Entry(mention(member), buttons=(lift,))


def block_lifted(whom: Member) -> Card:
    return Card(
        say("You may meet {who} here again", who=mention(whom)),
        body(say("They are not told. What has ended stays ended.")),
        (LIST_BUTTON,),
        instead=True,
    )


def form() -> Form:
    return Form(
        Action(ActionName.BLOCK_SOMEBODY),
        # Translators: at most 24 characters.
        say("Block somebody"),
        (NAME,),
        # Translators: a button below a form, at most 24 characters.
        say("Find them"),
        say("I will ask you once more before anything happens. They are not told."),
    )


def choose(found: Sequence[Member]) -> Card:
    return Card(
        say("Who do you mean?"),
        tuple(
            Entry(
                mention(each), Words(each.profile.headline) if each.profile else None, (_of(each),)
            )
            for each in found
        ),
    )


def _of(member: Member) -> Button:
    label = say("Block {name}", name=Words(member.name, 40))
    return Button(label, Action(ActionName.BLOCK, str(member.id)))


def block_one_of(meant: Sequence[Member]) -> Button:
    """For the one who is meant, or for somebody whose name is asked for if that is not clear."""
    somebody = Button(say("Block somebody"), Action(ActionName.BLOCK_SOMEBODY))
    return _of(meant[0]) if len(meant) == 1 else somebody


def nobody(words: str) -> Text:
    return say(
        "I do not know anybody called “{words}” here. People who never used me cannot "
        "find or ask you.",
        words=Words(words, 40),
    )
