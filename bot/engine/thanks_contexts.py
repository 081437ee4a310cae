"""What flows read of the yearly thanks. See bot.engine.programme_contexts."""

from dataclasses import dataclass

from bot.engine.programme_contexts import CommunityContext, MemberDueContext
from bot.interview.yearly_thanks import HostYear


@dataclass(frozen=True, slots=True)
class ThanksSoonContext(CommunityContext):
    """`thanked`: how many hosts had an interview that was held in the year until now."""

    thanked: int


@dataclass(frozen=True, slots=True)
class ThanksContext(CommunityContext):
    """`hosts`: the ids of the next ones to thank, lowest first; `is_last`: nobody is left after
    them."""

    hosts: tuple[int, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class HostThanksContext(MemberDueContext):
    """For one host. `year`: None where there is nothing to thank for, or they may not be
    written to."""

    year: HostYear | None
