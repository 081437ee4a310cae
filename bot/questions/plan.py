"""The plan of one talk: what its seeker means to ask, and what they keep in reserve."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.questions.kinds import Kind


class Why(StrEnum):
    """Why a question was chosen."""

    OWN = "own"
    HOST = "host"
    WISH = "wish"
    FIELD = "field"
    SITUATION = "situation"
    WORKED = "worked"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Planned:
    """One question of a plan, as it was worded then; `id` is the bank's, or one of its own for
    the seeker's words. `because` are the words that `why` speaks of: the host's, for HOST."""

    id: str
    kind: Kind
    text: str
    minutes: float
    why: Why = Why.PART
    because: str = ""
    pinned: bool = False
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """For one interview, its seeker's alone. `questions` are in the order of the talk;
    `dropped` are ids that were swapped for others."""

    interview: str
    seeker: int
    host: int
    questions: tuple[Planned, ...]
    reserve: tuple[Planned, ...]
    dropped: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Planned, ...]:
        return (*self.questions, *self.reserve)

    @property
    def asked(self) -> tuple[Planned, ...]:
        """What counts as asked: the questions, and what worked of the reserve."""
        return (*self.questions, *(each for each in self.reserve if each.worked))

    def find(self, question: str) -> Planned | None:
        return next((each for each in self.all if each.id == question), None)


@dataclass(frozen=True, slots=True)
class History:
    """What a seeker has asked before: ids `with_host`, how often `elsewhere`, and how often
    they marked a question, or any of its kind, as one that worked."""

    with_host: frozenset[str] = frozenset()
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    worked: Mapping[str, int] = field(default_factory=dict)
    kinds_worked: Mapping[Kind, int] = field(default_factory=dict)


def history(plans: Iterable[Plan], interview: str, host: int) -> History:
    """What the seeker of these plans had in other interviews than this one."""
    others = [plan for plan in plans if plan.interview != interview]
    asked = [(plan.host, each) for plan in others for each in plan.asked]
    worked = [each for _, each in asked if each.worked]
    return History(
        frozenset(each.id for other, each in asked if other == host),
        Counter(each.id for other, each in asked if other != host),
        Counter(each.id for each in worked),
        Counter(each.kind for each in worked),
    )


def pin(plan: Plan, question: str) -> Plan:
    """Keep it when others are chosen, or no longer."""
    return _changed(plan, question, lambda each: replace(each, pinned=not each.pinned))


def mark(plan: Plan, worked: Collection[str]) -> Plan:
    """These, and only these, are the ones that worked."""
    return replace(
        plan,
        questions=tuple(replace(each, worked=each.id in worked) for each in plan.questions),
        reserve=tuple(replace(each, worked=each.id in worked) for each in plan.reserve),
    )


def put(plan: Plan, question: str, other: Planned) -> Plan:
    """Another one in the place of a question, which does not come back by itself."""
    changed = _changed(plan, question, lambda _: other)
    return replace(changed, dropped=(*plan.dropped, question))


def put_own(plan: Plan, question: Planned, words: str) -> Plan:
    """The seeker's own words in the place of a question."""
    number = sum(each.why is Why.OWN for each in plan.all) + len(plan.dropped) + 1
    own = Planned(f"own-{number}", question.kind, words, question.minutes, Why.OWN)
    return put(plan, question.id, own)


def _changed(plan: Plan, question: str, change: Callable[[Planned], Planned]) -> Plan:
    def changed(each: Planned) -> Planned:
        return change(each) if each.id == question else each

    return replace(
        plan,
        questions=tuple(map(changed, plan.questions)),
        reserve=tuple(map(changed, plan.reserve)),
    )
