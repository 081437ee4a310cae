"""The plan of one interview: what its seeker means to ask, and what they keep in reserve. Each
question has a kind, which says in which part of the interview it is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class InterviewPart(StrEnum):
    """The parts of an interview, in its order."""

    WELCOME = "Welcome"
    STORY = "Their story"
    WISH = "What you wonder about"
    WORK = "The work"
    FIELD = "The field"
    ADVICE = "Advice, people, reading"
    CLOSE = "Close"


class QuestionKind(StrEnum):
    """What a question is about, in the order of an interview."""

    PATH = "path"
    DAILY_WORK = "daily-work"
    REWARDS = "rewards"
    CULTURE = "culture"
    TRENDS = "trends"
    SKILLS = "skills"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    LOOKED_FOR = "looked-for"
    GETTING_IN = "getting-in"
    ADVICE = "advice"
    READING_AND_MEDIA = "reading-and-media"
    PEOPLE = "people"
    CLOSING = "closing"

    @property
    def readable(self) -> str:
        return self.value.replace("-", " ")

    @property
    def part(self) -> InterviewPart:
        return PART_OF[self]

    @property
    def place(self) -> int:
        """Where in an interview it belongs."""
        return PLACE_OF[self]


KINDS = {
    InterviewPart.STORY: (QuestionKind.PATH,),
    InterviewPart.WORK: (QuestionKind.DAILY_WORK, QuestionKind.REWARDS, QuestionKind.CULTURE),
    InterviewPart.FIELD: (
        QuestionKind.TRENDS,
        QuestionKind.SKILLS,
        QuestionKind.EDUCATION,
        QuestionKind.EXPERIENCE,
        QuestionKind.LOOKED_FOR,
        QuestionKind.GETTING_IN,
    ),
    InterviewPart.ADVICE: (
        QuestionKind.ADVICE,
        QuestionKind.READING_AND_MEDIA,
        QuestionKind.PEOPLE,
    ),
    InterviewPart.CLOSE: (QuestionKind.CLOSING,),
}

PART_OF = {kind: part for part, kinds in KINDS.items() for kind in kinds}
PLACE_OF = {kind: place for place, kind in enumerate(QuestionKind)}
PLACE_OF_PART = {part: place for place, part in enumerate(InterviewPart)}

ALSO_CALLED = {
    QuestionKind.PATH: "career story background journey history",
    QuestionKind.DAILY_WORK: "day week tasks routine job",
    QuestionKind.REWARDS: "joys frustrations challenges satisfaction",
    QuestionKind.CULTURE: "team environment colleagues atmosphere life",
    QuestionKind.TRENDS: "future outlook changes news",
    QuestionKind.SKILLS: "abilities strengths talents",
    QuestionKind.EXPERIENCE: "practice projects portfolio internships",
    QuestionKind.EDUCATION: (
        "degree study studies studying courses training school university college"
    ),
    QuestionKind.LOOKED_FOR: "qualities expectations newcomers beginners candidates",
    QuestionKind.GETTING_IN: "breaking entry entering starting applying hiring",
    QuestionKind.ADVICE: "tips hindsight lessons mistakes",
    QuestionKind.READING_AND_MEDIA: (
        "blogs accounts newsletters podcasts books follow resources videos"
    ),
    QuestionKind.PEOPLE: "contacts network networking mentors events",
    QuestionKind.CLOSING: "end ending last final goodbye",
}


OPENS_AND_CLOSES = (QuestionKind.PATH, QuestionKind.CLOSING)

OWN_AT_MOST = 200
"""Characters of a question in the seeker's own words."""


class QuestionReason(StrEnum):
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
    the seeker's words. `because` are the words that `why` speaks of: the host's, for HOST; for OWN,
    the id of the bank's question that they took the place of, empty where it is not known.
    `insiders`: only somebody from the host's field would find it good."""

    id: str
    kind: QuestionKind
    text: str
    minutes: float
    why: QuestionReason = QuestionReason.PART
    because: str = ""
    pinned: bool = False
    worked: bool = False
    insiders: bool = False

    @property
    def source(self) -> str:
        """The id of the bank's question that it is, or took the place of."""
        return self.because if self.why is QuestionReason.OWN else self.id

    @property
    def part(self) -> InterviewPart:
        """When it is asked: what the seeker wishes to learn comes soon after the story."""
        if self.why is QuestionReason.WISH and self.kind not in OPENS_AND_CLOSES:
            return InterviewPart.WISH
        return InterviewPart.FIELD if self.insiders else self.kind.part

    @property
    def place(self) -> tuple[int, bool, int]:
        """Where in an interview it belongs: what an insider would ask ends its part."""
        return PLACE_OF_PART[self.part], self.insiders, self.kind.place


@dataclass(frozen=True, slots=True)
class Plan:
    """For one interview, its seeker's alone. `questions` are in the order of the interview;
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


def without_hosts_words(questions: Iterable[Planned]) -> tuple[Planned, ...]:
    """The same questions, without what their host said as the reason."""
    return tuple(
        replace(each, why=QuestionReason.PART, because="") if each.why in _OF_HOST else each
        for each in questions
    )


_OF_HOST = (QuestionReason.HOST, QuestionReason.FIELD)


@dataclass(frozen=True, slots=True)
class History:
    """What a seeker has asked before: ids `with_host`, how often `elsewhere`, and how often
    they marked a question of a kind as one that worked."""

    with_host: frozenset[str] = frozenset()
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    kinds_worked: Mapping[QuestionKind, int] = field(default_factory=dict)


def history(plans: Iterable[Plan], interview: str, host: int) -> History:
    """What the seeker of these plans had in other interviews than this one."""
    others = [plan for plan in plans if plan.interview != interview]
    asked = [(plan.host, each) for plan in others for each in plan.asked]
    worked = [each for _, each in asked if each.worked]
    return History(
        frozenset(each.id for other, each in asked if other == host),
        Counter(each.id for other, each in asked if other != host),
        Counter(each.kind for each in worked),
    )
