"""The plan of one talk: what its seeker means to ask, and what they keep in reserve."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.interview.question_kinds import Kind

OWN_AT_MOST = 200
"""Characters of a question in the seeker's own words."""


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
