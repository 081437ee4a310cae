"""What a member reads who would write to somebody who has left, or had everything about them
erased."""

from bot.cards.buttons import Button
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, mention, say
from bot.interview.members import Member
from bot.interview.model import Side
from bot.texts import buttons


def title(who: Member) -> Text:
    """A member who had their data erased has no name to begin a sentence with."""
    if who.erased_at:
        return say("The other person is no longer here")
    return say("{who} is no longer here", who=mention(who))


def cannot_write(host: Member, copy: Button) -> Card:
    """For a seeker. `copy` opens their words as an e-mail."""
    return card_of(
        title(host),
        say(
            "They have left, so nothing that I send reaches them. If you know another way to "
            "write to them, your words are ready to copy."
        ),
        copy,
        buttons.find_others(),
    )


def cannot_answer(seeker: Member) -> Card:
    """For a host who would answer a request, a note or an update."""
    return card_of(
        title(seeker),
        say("They have left, so your answer would not reach them. Their words were still for you."),
        buttons.my_interviews(),
    )


def cannot_meet(other: Member, side: Side) -> Card:
    """For this side of an interview."""
    return card_of(
        title(other),
        say("They have left, so the two of you cannot arrange a time here any more."),
        buttons.find_others() if side is Side.SEEKER else buttons.my_interviews(),
    )
