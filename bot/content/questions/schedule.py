"""How the minutes of an interview are shared out among its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.plan import Part, Planned

HELLO = 3.0
THANKS = 2.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of a talk, from the minute `start` on."""

    part: Part
    start: int
    minutes: int
    questions: tuple[Planned, ...]


def schedule(questions: Sequence[Planned], minutes: int) -> tuple[Stretch, ...]:
    """The parts that these questions have, and the welcome and the close, which every talk has.

    Each is given whole minutes, in proportion to its questions; together they are all minutes.
    """
    parts = {part: tuple(q for q in questions if q.kind.part is part) for part in Part}
    weights = {part: sum(each.minutes for each in parts[part]) for part in Part}
    weights[Part.WELCOME] += HELLO
    weights[Part.CLOSE] += THANKS
    stretches, done, start = [], 0.0, 0
    for part in (part for part in Part if weights[part]):
        done += weights[part]
        end = round(minutes * done / sum(weights.values()))
        stretches.append(Stretch(part, start, end - start, parts[part]))
        start = end
    return tuple(stretches)
