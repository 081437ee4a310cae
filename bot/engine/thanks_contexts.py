"""What flows read of the yearly thanks. See bot.engine.programme_contexts."""

from dataclasses import dataclass

from bot.engine.programme_contexts import CommunityContext
from bot.interview.yearly_thanks import HostYear


@dataclass(frozen=True, slots=True)
class ThanksSoonContext(CommunityContext):
    """`thanked`: how many hosts had an interview that was held in the year until now."""

    thanked: int


@dataclass(frozen=True, slots=True)
class ThanksContext(CommunityContext):
    """`years`: of the next hosts to thank, by their ids, who are locked; `seen_to`: with them,
    everybody up to this id is done; `is_last`: nobody is left after them."""

    years: tuple[HostYear, ...]
    seen_to: int
    is_last: bool
