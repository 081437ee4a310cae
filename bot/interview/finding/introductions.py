"""An organizer wants to introduce a seeker to a host. Both are asked separately. To the other side,
a "no" looks the same as no answer."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.interview import rules
from bot.interview.frozen import frozen
from bot.interview.model import Side
from bot.interview.pairs import Pair

ANSWER_WITHIN = timedelta(days=7)
INTRODUCTION = "introduction:"
"""The keys of all cards of introductions begin with this."""
SENTENCE_LENGTH = 240
"""How many characters an organizer may add for both to read."""


@frozen
class Introduction:
    """What the organizer `by` asked the two at that time (UTC), with a sentence of the organizer's
    (empty if there is none). Each side's answer is None until they have answered. It
    `came_together` once a request was opened. It is deleted once it is `over`."""

    id: str
    community: int
    by: int
    seeker: int
    host: int
    sentence: str
    at: datetime
    seeker_says: bool | None = None
    host_says: bool | None = None
    came_together: bool = False
    over: bool = False

    @property
    def ends(self) -> datetime:
        return self.at + ANSWER_WITHIN

    def side_of(self, member: int) -> Side | None:
        return {self.seeker: Side.SEEKER, self.host: Side.HOST}.get(member)

    def said_by(self, side: Side) -> bool | None:
        return self.seeker_says if side is Side.SEEKER else self.host_says

    def answered(self, side: Side, *, gladly: bool) -> "Introduction":
        if side is Side.SEEKER:
            return replace(self, seeker_says=gladly)
        return replace(self, host_says=gladly)

    @property
    def both_would(self) -> bool:
        return bool(self.seeker_says and self.host_says)


def is_possible(pair: Pair, now: datetime, *, apart: bool) -> bool:
    """Whether the seeker could ask the host now. `apart`: one of them has blocked the other."""
    may_be_asked = pair.seeker.may_be_nudged and pair.host.may_be_nudged
    return may_be_asked and not apart and rules.refusal(pair, now) is None
