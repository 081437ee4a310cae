"""How far the requests of a period have come."""

from bot.interview.frozen import frozen
from bot.interview.model import Stage
from bot.interview.numbers.counted import CountedInterview, Counting, Material, is_held
from bot.interview.numbers.periods import Span


@frozen
class Funnel:
    """How many requests were sent in the period, and how many of them have so far been answered by
    a person, booked, held and thanked for."""

    asked: int
    answered: int
    booked: int
    held: int
    thanked: int


def funnel(material: Material, span: Span) -> Funnel:
    """Recent requests may still move on. Interviews held count as booked and answered."""
    sent = Counting(material, span).sent
    held = [each for each in sent if is_held(each)]
    return Funnel(
        asked=len(sent),
        answered=sum(each.first_act is not None for each in sent),
        booked=sum(map(_was_booked, sent)),
        held=len(held),
        thanked=sum(each.stage == Stage.THANKED for each in held),
    )


def _was_booked(of: CountedInterview) -> bool:
    return of.start is not None
