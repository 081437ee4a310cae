"""Times that one side proposes to the other, as a form gave them."""

from datetime import datetime

from bot import rules
from bot.errors import NotUnderstood
from bot.events import Values
from bot.model import Member, Side, Slot
from bot.rules import Pair
from bot.texts import ask as texts
from bot.times import example
from bot.ui import Invalid
from bot.values import times_of


def read(
    values: Values, pair: Pair, proposer: Member, minutes: int, now: datetime
) -> tuple[datetime, ...] | Invalid:
    """The times chosen and typed, or a sentence about what is wrong with them."""
    field = "own_times"
    zone = proposer.zoneinfo
    try:
        times = times_of(values, "slots", field, now, zone)
    except NotUnderstood as unread:
        return Invalid({field: texts.not_a_time(unread.words, unread.example)})
    if not times:
        return Invalid({field: texts.no_time(example(now, zone))})
    if len(times) > rules.TIMES_PER_REQUEST:
        return Invalid({field: texts.too_many_times()})
    for start in times:
        if why := rules.bad_time(pair, Slot(start, minutes), now):
            return Invalid(
                {field: texts.bad_time(why, start.astimezone(zone), *_seen_by(proposer, pair))}
            )
    return times


def _seen_by(proposer: Member, pair: Pair) -> tuple[Side, Member]:
    """The proposer's side, and the other member."""
    if proposer.id == pair.seeker.id:
        return Side.SEEKER, pair.host
    return Side.HOST, pair.seeker
