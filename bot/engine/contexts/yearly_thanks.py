"""What flows read about the yearly thanks."""

from bot.engine.contexts.programme import CommunityContext, MemberDueContext
from bot.interview.frozen import frozen
from bot.interview.organizing.yearly_thanks import HostYear


@frozen
class ThanksSoonContext(CommunityContext):
    """`thanked` is how many hosts had an interview that was held in the year so far."""

    thanked: int


@frozen
class ThanksContext(CommunityContext):
    """`hosts` are the ids of the next hosts to thank, lowest first. `is_last`: there are none after
    them."""

    hosts: tuple[int, ...]
    is_last: bool


@frozen
class HostThanksContext(MemberDueContext):
    """For one host. `year` is None if there is nothing to thank for, or if they may not be written
    to."""

    year: HostYear | None
