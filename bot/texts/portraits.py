"""Who somebody is, for whoever meets them here: name, picture and where they stand."""

from bot.cards.cards import Entry, Portrait
from bot.cards.rich_text import mention
from bot.interview.model import Member
from bot.texts.settings import SITUATIONS


def portrait(of: Member) -> Portrait:
    return Portrait(of.name, of.picture)


def seeker(who: Member) -> Entry:
    """For a host. Where they stand is shown as far as they said so."""
    stands = SITUATIONS[who.situation] if who.situation else None
    return Entry(mention(who), stands, portrait=portrait(who))
