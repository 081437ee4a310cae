"""Who somebody is, for the members who meet them here: name, picture and situation."""

from bot.cards.blocks import Entry, Portrait
from bot.cards.rich_text import mention, say
from bot.interview.members import Member, Situation
from bot.texts.me.settings.settings import SITUATIONS

KEPT_FROM_HOSTS = frozenset({Situation.LAID_OFF, Situation.STUCK})
"""Situations that are not shown to hosts, because a host may know the seeker's employer."""


def portrait(of: Member) -> Portrait:
    return Portrait(of.name, of.picture)


def about_seeker(who: Member) -> tuple[Entry, ...]:
    """For a host, above the seeker's words, on a card whose title names the seeker. The situation
    is shown if the seeker gave one and it cannot harm them. Without a situation and a picture there
    is nothing to show, as the title has the name."""
    if who.situation and who.situation not in KEPT_FROM_HOSTS:
        return (Entry(mention(who), SITUATIONS[who.situation], portrait=portrait(who)),)
    if who.picture:
        return (Entry(say("{seeker} writes:", seeker=mention(who)), portrait=portrait(who)),)
    return ()
