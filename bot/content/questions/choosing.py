"""Which questions to bring to one interview."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.content.questions.bank import Question
from bot.content.questions.scoring import Candidate, Occasion, candidates
from bot.interview.plan import Planned, QuestionKind, QuestionReason

MOST = 9
RESERVE = 5
KINDS_AT_LEAST = 5
SAME_REASON_AT_MOST = 2
MINUTES_EACH = 2.2
"""What a question takes, about; a topic is given no more than that many would fill."""

HELLO_AND_GOODBYE = 5
QUESTIONS_SHARE = 0.8
"""Of the minutes between: the rest is for what an answer leads to."""

ESSENTIAL = (
    {QuestionKind.PATH},
    {QuestionKind.CLOSING},
    {QuestionKind.SKILLS, QuestionKind.EXPERIENCE},
    {QuestionKind.READING_AND_MEDIA, QuestionKind.PEOPLE},
)
"""Every interview has one of each, whatever its topic."""

USUAL = (
    {QuestionKind.DAILY_WORK},
    {QuestionKind.TRENDS, QuestionKind.CULTURE, QuestionKind.REWARDS},
    {QuestionKind.ADVICE},
    {QuestionKind.EDUCATION, QuestionKind.GETTING_IN},
)
"""What else belongs in an interview, the most needed first."""

ONCE = {QuestionKind.PATH, QuestionKind.CLOSING}
"""An interview opens and closes once."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask, in the order of an interview, and what to keep in reserve.

    `matched` is false if a topic was given of which the bank knows nothing.
    """

    questions: tuple[Planned, ...]
    reserve: tuple[Planned, ...]
    matched: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether it opens, closes and has a full reserve."""
        kinds = {each.kind for each in self.questions}
        return kinds >= ONCE and len(self.reserve) == RESERVE


def topics(bank: Sequence[Question]) -> tuple[str, ...]:
    """The kinds in the bank, in readable words; each is also a topic to choose by."""
    kinds = {question.kind for question in bank}
    return tuple(kind.readable for kind in QuestionKind if kind in kinds)


def room(minutes: int) -> float:
    """How many minutes of an interview its planned questions may fill."""
    return (minutes - HELLO_AND_GOODBYE) * QUESTIONS_SHARE


def choose(bank: Sequence[Question], occasion: Occasion, kept: Sequence[Planned] = ()) -> Choice:
    """Questions for one interview, always the same for the same values, and at least five in
    reserve as long as the bank has them.

    They go from the host's path to the closing, in at least five kinds, as many as its minutes
    hold. As many as possible are about the topic, best match first; all others are chosen by
    their score (see bot.content.questions.scoring). Those `kept` are among them.
    """
    own = {each.id for each in kept}
    found = [each for each in candidates(bank, occasion) if each.planned.id not in own]
    line = _line(kept, found, occasion)
    main = _fitting(line, kept, room(occasion.minutes))
    rest = [each for each in line if each not in main and each.kind not in ONCE]
    return Choice(
        tuple(sorted(main, key=lambda each: each.kind.place)),
        tuple(rest[:RESERVE]),
        matched=not occasion.topic.strip() or any(each.fit for each in found),
    )


def _line(kept: Sequence[Planned], found: Sequence[Candidate], occasion: Occasion) -> list[Planned]:
    """Enough questions for the interview and the reserve, the most needed first."""
    ranked = [each.planned for each in found]
    matches = [each.planned for each in found if each.fit]
    line = list(kept)
    _add_steps(line, ranked, ESSENTIAL)
    _add_matches(line, matches, int(room(occasion.minutes) / MINUTES_EACH))
    _add_steps(line, ranked, USUAL)
    _add_others(line, ranked, {each.id for each in matches}, MOST + 2 * RESERVE)
    return line


def _add_steps(
    line: list[Planned], ranked: Sequence[Planned], steps: Sequence[set[QuestionKind]]
) -> None:
    """For each step that has no question yet, the best one."""
    for step in steps:
        if not any(question.kind in step for question in line):
            line.extend(_varied(line, [each for each in ranked if each.kind in step])[:1])


def _varied(line: Sequence[Planned], ranked: Iterable[Planned]) -> list[Planned]:
    """Those for reasons that were given often come last."""
    given = Counter(
        each.because for each in line if each.why in (QuestionReason.HOST, QuestionReason.WISH)
    )
    return sorted(ranked, key=lambda each: given[each.because] >= SAME_REASON_AT_MOST)


def _add_matches(line: list[Planned], matches: Sequence[Planned], main: int) -> None:
    """As many as fit into the interview, with room left for the kinds still missing."""
    for question in matches:
        kinds = {each.kind for each in (*line, question)}
        needed = max(0, KINDS_AT_LEAST - len(kinds))
        if question not in line and len(line) + 1 + needed <= main:
            line.append(question)


def _add_others(
    line: list[Planned], ranked: Sequence[Planned], matching: Collection[str], size: int
) -> None:
    """What fits the topic, then the best of the kinds that were chosen least."""
    left = [each for each in ranked if each not in line and each.kind not in ONCE]
    while left and len(line) < size:
        kinds = Counter(each.kind for each in line)
        best = min(
            _varied(line, left), key=lambda each: (each.id not in matching, kinds[each.kind])
        )
        left.remove(best)
        line.append(best)


def _fitting(line: Iterable[Planned], kept: Collection[Planned], minutes: float) -> list[Planned]:
    """Those kept, an opening and a closing, and then each that the minutes left hold."""
    main: list[Planned] = []
    for each in line:
        taken = sum(every.minutes for every in main)
        missing = ONCE - {every.kind for every in main}
        fits = len(main) < MOST and taken + each.minutes <= minutes
        if each in kept or each.kind in missing or fits:
            main.append(each)
    return main
