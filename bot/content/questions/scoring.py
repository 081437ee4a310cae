"""How well each question suits one interview: whether words fit words, and what each reason
counts."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from random import Random

from bot.content.questions.bank import Field, Question
from bot.interview.hosting import HostProfile
from bot.interview.model import Situation
from bot.interview.plan import ALSO_CALLED, History, Planned, QuestionReason


@dataclass(frozen=True)
class Occasion:
    """What questions are chosen for. The same `seed` gives the same; `topic` is what somebody
    asked for by name; `without` are ids not to choose."""

    seed: str
    minutes: int = 25
    topic: str = ""
    wish: str = ""
    situation: Situation | None = None
    profile: HostProfile = field(default_factory=HostProfile)
    history: History = field(default_factory=History)
    without: Collection[str] = ()

    @cached_property
    def says(self) -> tuple[str, ...]:
        """What the host says of themselves, piece by piece."""
        profile = self.profile
        gladly = profile.gladly.replace("\n", ". ").split(". ")
        pieces = (profile.headline, *profile.topics, *gladly)
        return tuple(piece for piece in pieces if piece.strip())


_SILENT = frozenset(
    "a about an and at for i in into of on or questions the their to with your".split()
)
_ENDINGS = ("ing", "ed", "e")
SHORTEST_STEM = 3
REMEMBERED = 10_000
"""More texts than the bank has."""

Stems = tuple[str, ...]


@lru_cache(REMEMBERED)
def stems(text: str) -> Stems:
    """The telling words of `text`, in lower case and without the commonest endings: "changing
    careers" and "career change" have the same."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return tuple(_stem(word) for word in words if word not in _SILENT)


def covers(text: str, phrase: str) -> bool:
    """Whether `text` has all words of `phrase`, in whatever order."""
    return bool(stems(phrase)) and set(stems(phrase)) <= set(stems(text))


def holds(text: str, phrase: str) -> bool:
    """Whether `text` has the words of `phrase` next to each other, in their order."""
    return bool(stems(phrase)) and _spaced(phrase) in _spaced(text)


def field_of(texts: Iterable[str], fields: Iterable[Field]) -> Field | None:
    """The field that the first telling text names; of several the one with the longest name
    for it, so that "UX research" is no kind of academic research."""
    named = [(word, field) for field in dict.fromkeys(fields) for word in field.words]
    for text in texts:
        found = [(len(word), field) for word, field in named if holds(text, word)]
        if found:
            return max(found, key=lambda each: each[0])[1]
    return None


@lru_cache(REMEMBERED)
def _spaced(text: str) -> str:
    return f" {' '.join(stems(text))} "


def _stem(word: str) -> str:
    word = word.removesuffix("s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


WEIGHTS = {
    QuestionReason.HOST: 2.5,
    QuestionReason.WISH: 3.0,
    QuestionReason.FIELD: 2.3,
    QuestionReason.SITUATION: 1.5,
    QuestionReason.WORKED: 2.0,
}
"""What each reason for a question counts. The strongest of several counts in full; the first
is the one shown."""

FURTHER_REASON = 0.5
FOR_SOME_SITUATION = -1.5
KIND_WORKED_BEFORE = 0.5
KIND_WORKED_AT_MOST = 3
HAD_ELSEWHERE = -6.0
CHANCE = 5.0
"""At most; so two seekers are not sent the same, and the best still comes first mostly."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question with how well it fits the topic asked for, and how well all the rest."""

    planned: Planned
    fit: int
    score: float


def candidates(bank: Sequence[Question], occasion: Occasion) -> list[Candidate]:
    """What may be asked in this interview, best first."""
    called = (
        occasion.topic,
        occasion.profile.field,
        occasion.profile.headline,
        *occasion.profile.topics,
    )
    field = field_of(called, (each.field for each in bank if each.field))
    chance = Random(occasion.seed)  # noqa: S311
    found = []
    for question in bank:
        luck = CHANCE * chance.random()
        if question.field and question.field != field:
            continue
        fit = fit_of(question, occasion.topic)
        if _may_be_asked(question, occasion, fit):
            because = _because(question, occasion)
            score = luck + _score(question, occasion, because)
            found.append(Candidate(_planned(question, because), fit, score))
    return sorted(found, key=lambda each: (-each.fit, -each.score))


def fit_of(question: Question, topic: str) -> int:
    """How well it suits a topic: 3 by its kind, 2 by its own topics or field, 1 by what else
    its kind is called, 0 not at all."""
    own = " ".join(question.topics)
    kind = question.kind.readable
    if not topic:
        return 0
    if covers(kind, topic):
        return 3
    if covers(own, topic) or (question.field and field_of([topic], [question.field])):
        return 2
    return int(covers(f"{kind} {own} {ALSO_CALLED[question.kind]}", topic))


def _may_be_asked(question: Question, occasion: Occasion, fit: int) -> bool:
    if question.id in occasion.history.with_host or question.id in occasion.without:
        return False
    if question.only_if and not _any_holds(occasion.says, question.only_if):
        return False
    if _any_holds(occasion.says, question.answered_by):
        return False
    for_others = question.whom and occasion.situation and occasion.situation not in question.whom
    return not for_others or fit > 0


def _because(question: Question, occasion: Occasion) -> dict[QuestionReason, str]:
    """What speaks for asking it: the words that each reason goes back to."""
    for_them = occasion.situation is not None and occasion.situation in question.whom
    reasons = {
        QuestionReason.HOST: _said(question, occasion),
        QuestionReason.WISH: next(
            (each for each in question.topics if covers(occasion.wish, each)), ""
        ),
        QuestionReason.FIELD: question.field.name if question.field else "",
        QuestionReason.SITUATION: str(occasion.situation) if for_them else "",
        QuestionReason.WORKED: question.id if occasion.history.worked.get(question.id) else "",
    }
    return {why: words for why, words in reasons.items() if words}


def _score(question: Question, occasion: Occasion, because: Collection[QuestionReason]) -> float:
    history = occasion.history
    alike = min(KIND_WORKED_AT_MOST, history.kinds_worked.get(question.kind, 0))
    weights = sorted((WEIGHTS[why] for why in because), reverse=True)
    return (
        sum(weights[:1])
        + FURTHER_REASON * len(weights[1:])
        + FOR_SOME_SITUATION * (bool(question.whom) and QuestionReason.SITUATION not in because)
        + KIND_WORKED_BEFORE * alike
        + HAD_ELSEWHERE * history.elsewhere.get(question.id, 0)
    )


def _planned(question: Question, because: dict[QuestionReason, str]) -> Planned:
    why, words = next(iter(because.items()), (QuestionReason.PART, ""))
    return Planned(question.id, question.kind, question.text, question.minutes, why, words)


def _said(question: Question, occasion: Occasion) -> str:
    """What the host says of themselves that the question takes up."""
    return next(
        (
            piece
            for piece in occasion.says
            if _any_holds([piece], question.only_if)
            or any(covers(piece, topic) for topic in question.topics)
        ),
        "",
    )


def _any_holds(texts: Iterable[str], phrases: Sequence[str]) -> bool:
    return any(holds(text, phrase) for text in texts for phrase in phrases)
