"""What a member is told if something failed on our side, or could not be read."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, card_of
from bot.cards.forms import Invalid, Reply
from bot.cards.rich_text import Text, say
from bot.engine.errors import MaybeDone
from bot.engine.events import FromMember, Submit
from bot.texts import buttons

TROUBLE = say("Something is wrong on my side just now. Nothing was changed; please try again soon.")

UNSHOWN = say(
    "Something is wrong on my side just now, and I cannot show you what came of it. It may be done "
    "all the same: please look before you try again."
)


def unshown() -> Card:
    """For an answer that may be decided, and cannot be shown."""
    mine = buttons.run(say("My interviews"), ActionName.INTERVIEWS)
    return card_of(say("The answer is missing"), UNSHOWN, mine)


def sentence(words: Text) -> Card:
    return card_of(say("That did not work"), words)


def failure(event: FromMember, failed: Exception, *, stays_open: bool) -> Reply:
    """The core failed with this. A form stays open; `stays_open` says that there is one, also if
    the event is not its submission."""
    unknown = isinstance(failed, MaybeDone)
    if stays_open or isinstance(event, Submit):
        return Invalid({None: UNSHOWN if unknown else TROUBLE})
    return unshown() if unknown else sentence(TROUBLE)


def trouble(event: FromMember, why: Text = TROUBLE) -> Reply:
    """A form stays open with what was typed into it."""
    return Invalid({None: why}) if isinstance(event, Submit) else sentence(why)
