"""Which questions to bring to one talk."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.questions.bank import Kind, Question

KINDS_AT_LEAST = 5

ESSENTIAL = (
    {Kind.PATH},
    {Kind.SKILLS, Kind.EXPERIENCE},
    {Kind.READING_AND_MEDIA, Kind.PEOPLE},
    {Kind.CLOSING},
)
"""Every talk has one of each, whatever its topic."""

USUAL = (
    {Kind.DAILY_WORK},
    {Kind.TRENDS, Kind.CULTURE, Kind.REWARDS},
    {Kind.ADVICE},
    {Kind.EDUCATION, Kind.GETTING_IN},
)
"""What else belongs in a talk, the most needed first."""

ALSO_CALLED = {
    Kind.PATH: "career story background journey history",
    Kind.DAILY_WORK: "day week tasks routine job",
    Kind.SKILLS: "abilities strengths talents",
    Kind.EDUCATION: "degree study studies studying courses training school university college",
    Kind.EXPERIENCE: "practice projects portfolio internships",
    Kind.GETTING_IN: "breaking entry entering starting applying hiring",
    Kind.TRENDS: "future outlook changes news",
    Kind.CULTURE: "team environment colleagues atmosphere life",
    Kind.REWARDS: "joys frustrations challenges satisfaction",
    Kind.READING_AND_MEDIA: "blogs accounts newsletters podcasts books follow resources videos",
    Kind.PEOPLE: "contacts network networking mentors events",
    Kind.ADVICE: "tips hindsight lessons mistakes",
    Kind.CLOSING: "end ending last final goodbye",
}

_SILENT = frozenset(
    "a about an and at for in into of on or questions the their to with your".split()
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask, in the order of a talk, and what to keep in reserve.

    `matched` is false if a topic was given of which the bank knows nothing.
    """

    questions: tuple[Question, ...]
    reserve: tuple[Question, ...]
    matched: bool = True


def topics(bank: Sequence[Question]) -> tuple[str, ...]:
    """The kinds in the bank, in readable words; each is also a topic for `choose`."""
    kinds = {question.kind for question in bank}
    return tuple(kind.readable for kind in Kind if kind in kinds)


def choose(
    bank: Sequence[Question], seed: str, topic: str = "", main: int = 7, reserve: int = 4
) -> Choice:
    """Questions for one talk: always the same for the same seed.

    They go from the host's path to the closing, in at least five kinds. As many as possible
    are about `topic`, best match first; the reserve goes on from there. Fewer than five `main`
    questions leave no room for all of this.
    """
    shuffled = Random(seed).sample(bank, len(bank))  # noqa: S311
    asked = _words(topic)
    fits = {question: _fit(question, asked) for question in bank}
    ranked = sorted(shuffled, key=lambda question: -fits[question])
    line = _line(ranked, fits, main, main + reserve)
    return Choice(
        tuple(sorted(line[:main], key=lambda question: list(Kind).index(question.kind))),
        tuple(line[main:]),
        matched=not topic.strip() or any(fits.values()),
    )


def _line(
    ranked: Sequence[Question], fits: Mapping[Question, int], main: int, size: int
) -> list[Question]:
    """The first `size` questions, the most needed first; the first `main` are to be asked."""
    line: list[Question] = []
    _add_steps(line, ranked, ESSENTIAL)
    _add_matches(line, [question for question in ranked if fits[question]], main)
    _add_steps(line, ranked, USUAL)
    _add_others(line, ranked, fits, size)
    return line[:size]


def _add_steps(
    line: list[Question], ranked: Sequence[Question], steps: Sequence[set[Kind]]
) -> None:
    """For each step that has no question yet, the best one."""
    for step in steps:
        if not any(question.kind in step for question in line):
            line.extend([question for question in ranked if question.kind in step][:1])


def _add_matches(line: list[Question], matches: Sequence[Question], main: int) -> None:
    """As many as fit into the main questions, with room left for the kinds still missing."""
    for question in matches:
        kinds = {each.kind for each in (*line, question)}
        needed = max(0, KINDS_AT_LEAST - len(kinds))
        if question not in line and len(line) + 1 + needed <= main:
            line.append(question)


def _add_others(
    line: list[Question], ranked: Sequence[Question], fits: Mapping[Question, int], size: int
) -> None:
    """What fits the topic best, then what is of the kinds that were chosen least."""
    left = [question for question in ranked if question not in line]
    while left and len(line) < size:
        kinds = Counter(question.kind for question in line)
        best = min(left, key=lambda question: (-fits[question], kinds[question.kind]))
        left.remove(best)
        line.append(best)


def _fit(question: Question, asked: frozenset[str]) -> int:
    """How well the question suits the words asked for: 3 by its kind, 2 by its own topics, 1
    by what else its kind is called, 0 not at all."""
    if not asked:
        return 0
    kind, own = _words(question.kind), _words(*question.topics)
    circles = (kind | own | _words(ALSO_CALLED[question.kind]), own, kind)
    return max((fit for fit, circle in enumerate(circles, 1) if asked <= circle), default=0)


def _words(*texts: str) -> frozenset[str]:
    """The telling words, in lower case and without a plural s."""
    found = re.findall(r"[^\W_]+", " ".join(texts).casefold())
    return frozenset(word.removesuffix("s") for word in found if word not in _SILENT)
