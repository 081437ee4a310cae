"""Who somebody is, for whoever meets them here: name, picture and where they stand."""

from bot.cards.cards import Entry, Portrait
from bot.cards.rich_text import mention
from bot.interview.members import Member, Situation
from bot.texts.settings import SITUATIONS

KEPT_FROM_HOSTS = frozenset({Situation.LAID_OFF, Situation.STUCK})
"""A host may know the seeker's employer."""


def portrait(of: Member) -> Portrait:
    return Portrait(of.name, of.picture)


def seeker(who: Member) -> Entry:
    """For a host. Where they stand is shown if they said so, and it can do them no harm."""
    situation = None if who.situation in KEPT_FROM_HOSTS else who.situation
    stands = SITUATIONS[situation] if situation else None
    return Entry(mention(who), stands, portrait=portrait(who))
