"""Whom the seeker of an interview that ended could ask instead."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from bot.engine.interview_contexts import OtherHostsContext
from bot.interview import rules
from bot.interview.listing import Listing
from bot.interview.pairs import Pair

SUGGESTED = 3
LOOKED_AT = 25
"""The best are enough: each is read in full, and a seeker who has asked too often can ask none."""


def suggest(context: OtherHostsContext, now: datetime) -> list[Listing]:
    """A few others, the best first."""
    return list(islice(_who_can_be_asked(context, now), SUGGESTED))


def _who_can_be_asked(context: OtherHostsContext, now: datetime) -> Iterator[Listing]:
    best = islice(context.listings, LOOKED_AT)
    return (each for each in best if _can_be_asked(context, each, now))


def _can_be_asked(context: OtherHostsContext, listing: Listing, now: datetime) -> bool:
    interviews = listing.interviews
    sides = (context.seeker, listing.host, interviews, interviews)
    pair = Pair(*sides, is_new=True, settings=context.settings)
    return rules.refusal(pair, now) is None
