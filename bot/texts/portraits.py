"""Who somebody is, for whoever meets them here: name, picture and where they stand."""

from bot.cards.blocks import Entry, Portrait
from bot.cards.rich_text import mention, say
from bot.interview.members import Member, Situation
from bot.texts.settings import SITUATIONS

KEPT_FROM_HOSTS = frozenset({Situation.LAID_OFF, Situation.STUCK})
"""A host may know the seeker's employer."""


def portrait(of: Member) -> Portrait:
    return Portrait(of.name, of.picture)


def seeker(who: Member) -> tuple[Entry, ...]:
    """For a host, above what the seeker wrote, on a card whose title names them. Where they stand
    is shown if they said so, and it can do them no harm. Their name alone would say nothing new."""
    if who.situation and who.situation not in KEPT_FROM_HOSTS:
        return (Entry(mention(who), SITUATIONS[who.situation], portrait=portrait(who)),)
    if who.picture:
        return (Entry(say("{seeker} writes:", seeker=mention(who)), portrait=portrait(who)),)
    return ()
