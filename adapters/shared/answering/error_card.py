"""What a member is told if something failed on our side, or could not be read."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, card_of
from bot.cards.forms import Invalid, Reply
from bot.cards.rich_text import Text, say
from bot.engine.events import FromMember, Submit
from bot.texts import buttons

TROUBLE = say("Something is wrong on my side just now. Nothing was changed; please try again soon.")

UNSHOWN = say(
    "Something is wrong on my side just now, and I cannot show you what came of it. It may be done "
    "all the same: please look before you try again."
)


def unshown() -> Card:
    """For an answer that was decided, as far as we know, and cannot be shown."""
    mine = buttons.run(say("My interviews"), ActionName.INTERVIEWS)
    return card_of(say("The answer is missing"), UNSHOWN, mine)


def sentence(words: Text) -> Card:
    return card_of(say("That did not work"), words)


def trouble(event: FromMember, why: Text = TROUBLE) -> Reply:
    """A form stays open with what was typed into it."""
    return Invalid({None: why}) if isinstance(event, Submit) else sentence(why)
