"""Other hosts for the seeker of an interview that has ended."""

from collections.abc import Iterable
from datetime import datetime

from bot.engine.contexts.interview import OtherHostsContext
from bot.interview import rules
from bot.interview.finding.alike import know_similar_things
from bot.interview.finding.listing import Listing
from bot.interview.pairs import Pair

SUGGESTED = 3


def suggest(context: OtherHostsContext, now: datetime) -> list[Listing]:
    """A few other hosts, the best first: those who know similar things as this host, or others if
    there are none. Further ones are only considered if none of these can be asked, because each is
    read in full."""
    return _some(context, context.listings, now) or _some(context, context.further, now)


def _some(context: OtherHostsContext, listings: Iterable[Listing], now: datetime) -> list[Listing]:
    can_be_asked = [each for each in listings if _can_be_asked(context, each, now)]
    similar = [each for each in can_be_asked if know_similar_things(each.host, context.host)]
    return (similar or can_be_asked)[:SUGGESTED]


def _can_be_asked(context: OtherHostsContext, listing: Listing, now: datetime) -> bool:
    interviews = listing.interviews
    sides = (context.seeker, listing.host, interviews, interviews)
    pair = Pair(*sides, is_new=True, settings=context.settings)
    return rules.refusal(pair, now) is None
