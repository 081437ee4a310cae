"""Distributes the minutes of an interview over its parts."""

from collections.abc import Sequence

from bot.interview.frozen import frozen
from bot.interview.meeting.plan import InterviewPart, Planned

HELLO = 3.0
THANKS = 2.0


@frozen
class Stretch:
    """One part of an interview, beginning at the minute `start`."""

    part: InterviewPart
    start: int
    minutes: int
    questions: tuple[Planned, ...]


def schedule(questions: Sequence[Planned], minutes: int) -> tuple[Stretch, ...]:
    """The parts that these questions belong to, and the welcome and the close, which every
    interview has.

    Each has a whole number of minutes, in proportion to its questions. Together they are all
    minutes."""
    parts = {part: tuple(q for q in questions if q.part is part) for part in InterviewPart}
    weights = {part: sum(each.minutes for each in parts[part]) for part in InterviewPart}
    weights[InterviewPart.WELCOME] += HELLO
    weights[InterviewPart.CLOSE] += THANKS
    stretches, done, start = [], 0.0, 0
    for part in (part for part in InterviewPart if weights[part]):
        done += weights[part]
        end = round(minutes * done / sum(weights.values()))
        stretches.append(Stretch(part, start, end - start, parts[part]))
        start = end
    return tuple(stretches)
