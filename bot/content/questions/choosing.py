"""Chooses the questions for one interview."""

from collections.abc import Sequence

from bot.content.questions.aims import ALWAYS, FIRST_OF_EACH, QUESTIONS_ON_A_TOPIC, SECOND, Aim
from bot.content.questions.bank import Question
from bot.content.questions.line import Line
from bot.content.questions.occasion import Occasion
from bot.content.questions.scoring import Candidates
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import Planned, QuestionKind

RESERVE = 5
MOST = 10
SHORT = 20
"""An interview of this many minutes contains the first question of each kind that it needs."""
ROOM = {15: 6}
"""How many questions fit at most into this many minutes. Longer interviews have the maximum."""


@frozen
class Choice:
    """What to ask, in the order of an interview, and what to keep in reserve.

    `matched` is False if a topic was given that the bank does not know. `is_whole`: it contains all
    that is needed and a full reserve, as far as the bank has questions for this host.
    """

    questions: tuple[Planned, ...]
    reserve: tuple[Planned, ...]
    matched: bool = True
    is_whole: bool = True


def topics(bank: Sequence[Question]) -> tuple[str, ...]:
    """The kinds of questions in the bank, in readable words. Each is also a topic to choose by."""
    kinds = {question.kind for question in bank}
    return tuple(kind.readable for kind in QuestionKind if kind in kinds)


def room(minutes: int) -> int:
    """How many questions fit into an interview."""
    return next((many for most, many in ROOM.items() if minutes <= most), MOST)


def choose(bank: Sequence[Question], occasion: Occasion, kept: Sequence[Planned] = ()) -> Choice:
    """Questions for one interview, always the same for the same arguments, and at least five in
    reserve as long as the bank has enough. Those `kept` are among them.

    First come those that every interview needs (see bot.content.questions.aims), then those that
    suit it best. Chance only decides between equally good ones, so it changes the wording and not
    the content.
    """
    line = Line(Candidates(bank, occasion), kept, occasion.without)
    line.bring(ALWAYS)
    most = max(room(occasion.minutes), len(line.planned))
    line.bring([Aim.TOPIC] * QUESTIONS_ON_A_TOPIC * bool(occasion.topic))
    line.bring(FIRST_OF_EACH)
    if occasion.minutes <= SHORT:
        most = min(most, len(line.planned))
    line.bring(SECOND)
    line.fill_up_to(most + RESERVE)
    return Choice(
        tuple(sorted(line.planned[:most], key=lambda each: each.place)),
        tuple(line.planned[most:]),
        matched=not occasion.topic.strip() or Aim.TOPIC in line.brought,
        is_whole=line.brings_all and len(line.planned) >= most + RESERVE,
    )
