"""Other hosts for the seeker of an interview that has ended."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from bot.engine.contexts.interview import OtherHostsContext
from bot.interview import rules
from bot.interview.finding.alike import know_similar_things
from bot.interview.finding.listing import Listing
from bot.interview.model import HELD_STAGES
from bot.interview.pairs import Pair

SUGGESTED = 3


def suggest(context: OtherHostsContext, now: datetime) -> list[Listing]:
    """A few other hosts, the best first: those who know similar things as this host, or others if
    there are none. Each is read in full, so no more are looked at than are needed, and further ones
    only if none of these can be asked."""
    return _some(context, context.listings, now) or _some(context, context.further, now)


def _some(context: OtherHostsContext, listings: Sequence[Listing], now: datetime) -> list[Listing]:
    def can_be_asked() -> Iterator[Listing]:
        return (each for each in listings if _can_be_asked(context, each, now))

    similar = (each for each in can_be_asked() if know_similar_things(each.host, context.host))
    return _few(similar) or _few(can_be_asked())


def _few(listings: Iterable[Listing]) -> list[Listing]:
    return list(islice(listings, SUGGESTED))


def _can_be_asked(context: OtherHostsContext, listing: Listing, now: datetime) -> bool:
    interviews = listing.interviews
    sides = (context.seeker, listing.host, interviews, interviews)
    pair = Pair(*sides, is_new=True, settings=context.settings)
    return rules.refusal(pair, now) is None and not _have_met(context, listing)


def _have_met(context: OtherHostsContext, listing: Listing) -> bool:
    """Whether the seeker has talked with this host lately, and hardly looks for them."""
    of_both = (context.seeker.id, listing.host.id)
    return any(
        (each.seeker, each.host) == of_both and each.stage in HELD_STAGES
        for each in listing.interviews
    )
