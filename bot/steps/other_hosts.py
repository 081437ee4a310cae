"""Whom somebody could ask, in which order."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.engine.contexts import OtherHostsContext
from bot.interview import rules
from bot.interview.listing import Listing
from bot.interview.pairs import Pair

SUGGESTED = 3


def rank(listings: Iterable[Listing], now: datetime) -> list[Listing]:
    """Those who can be asked now: best fit first, then most room left this month, then whoever
    was not asked for the longest time, so that the same host is not always first."""
    asked = [each for each in listings if each.host.profile and each.host.profile.can_be_asked(now)]
    return sorted(asked, key=lambda each: _order(each, now))


def suggest(context: OtherHostsContext, now: datetime) -> list[Listing]:
    """A few others whom the seeker of an interview that ended could ask."""
    return [each for each in rank(context.listings, now) if _can_be_asked(context, each, now)][
        :SUGGESTED
    ]


def _can_be_asked(context: OtherHostsContext, listing: Listing, now: datetime) -> bool:
    interviews = listing.interviews
    sides = (context.seeker, listing.host, interviews, interviews)
    pair = Pair(*sides, is_new=True, settings=context.settings)
    return rules.refusal(pair, now) is None


def _order(listing: Listing, now: datetime) -> tuple[int, int, datetime, int]:
    room = rules.room(listing.host, listing.interviews, now)
    never = datetime.min.replace(tzinfo=UTC)
    return -listing.fit, -room, listing.last_asked or never, listing.host.id
