"""What a member may mean who writes that they want to leave."""

from datetime import datetime

from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.hosting import host
from bot.texts.me.conduct import blocks
from bot.texts.me.privacy import privacy
from bot.texts.me.settings import settings


def card(me: Member, now: datetime) -> Card:
    """The few things that it can mean. Each has a button."""
    profile = me.profile if me.profile and me.profile.open else None
    to_all = settings.stop_broadcasts(me)
    nudges = say("Stop the nudges, and you only hear of your own talks.")
    rest = say("Pause your hosting, or stop it: what is booked stays booked.")
    return card_of(
        say("You can stop here at any time"),
        say("Nothing changes before you press a button. What do you mean?"),
        nudges if me.nudges else None,
        say("Or stop only what organizers write to all.") if to_all else None,
        rest if profile else None,
        say("Or block somebody, or have everything erased. I ask you once more before that."),
        buttons.STOP_NUDGES if me.nudges else None,
        *to_all,
        *(host.switches(profile, profile.is_paused(now)) if profile else ()),
        blocks.block_one_of(()),
        privacy.erase_me(),
    )
