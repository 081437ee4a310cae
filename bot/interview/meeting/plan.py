"""The plan of one interview: the questions that its seeker wants to ask, and those kept in reserve.
The kind of a question decides in which part of the interview it is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum

from bot.interview.frozen import frozen


class InterviewPart(StrEnum):
    """The parts of an interview, in order."""

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
        """The position of this kind in an interview."""
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
    QuestionKind.DAILY_WORK: "typical day week tasks routine job",
    QuestionKind.REWARDS: "joys frustrations challenges satisfaction",
    QuestionKind.CULTURE: "team environment colleagues atmosphere life",
    QuestionKind.TRENDS: "future outlook changes news",
    QuestionKind.SKILLS: "abilities strengths talents",
    QuestionKind.EXPERIENCE: "practice projects portfolio internships",
    QuestionKind.EDUCATION: (
        "degree study studies studying courses training school university college"
    ),
    QuestionKind.LOOKED_FOR: "qualities expectations newcomers beginners candidates",
    QuestionKind.GETTING_IN: "breaking entry entering starting applying hiring first job",
    QuestionKind.ADVICE: "tips hindsight lessons mistakes failures",
    QuestionKind.READING_AND_MEDIA: (
        "blogs accounts newsletters podcasts books follow resources videos"
    ),
    QuestionKind.PEOPLE: "contacts network networking mentors events",
    QuestionKind.CLOSING: "end ending last final goodbye",
}


OPENS_AND_CLOSES = (QuestionKind.PATH, QuestionKind.CLOSING)

OWN_QUESTION_LENGTH = 200
"""The longest question in a seeker's own words, in characters."""


class QuestionReason(StrEnum):
    """Why a question was chosen."""

    OWN = "own"
    HOST = "host"
    WISH = "wish"
    FIELD = "field"
    SITUATION = "situation"
    WORKED = "worked"
    PART = "part"


@frozen
class Planned:
    """One question of a plan."""

    id: str
    """That of the question bank, or a new one for the seeker's own words."""
    kind: QuestionKind
    text: str
    """In the wording that it had when it was planned."""
    minutes: float
    why: QuestionReason = QuestionReason.PART
    because: str = ""
    """It belongs to the reason `why`: for HOST the host's words, for OWN the id of the bank's
    question that was replaced (empty if unknown)."""
    pinned: bool = False
    worked: bool = False
    insiders: bool = False
    """Only people from the host's field would ask it."""

    @property
    def source(self) -> str:
        """The id of the bank's question that it is, or that it replaced."""
        return self.because if self.why is QuestionReason.OWN else self.id

    @property
    def part(self) -> InterviewPart:
        """The part in which it is asked. What the seeker wishes to learn comes soon after the
        host's story."""
        if self.why is QuestionReason.WISH and self.kind not in OPENS_AND_CLOSES:
            return InterviewPart.WISH
        return InterviewPart.FIELD if self.insiders else self.kind.part

    @property
    def place(self) -> tuple[int, bool, int]:
        """Its position in the interview. Questions that an insider would ask come last in their
        part."""
        return PLACE_OF_PART[self.part], self.insiders, self.kind.place


@frozen
class Plan:
    """The plan of one interview, visible to its seeker only. `questions` are in the order of the
    interview; `dropped` are the ids of questions that were swapped for others."""

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
        """The questions that count as asked: the planned ones, and those of the reserve that
        worked."""
        return (*self.questions, *(each for each in self.reserve if each.worked))

    def find(self, question: str) -> Planned | None:
        return next((each for each in self.all if each.id == question), None)


def without_hosts_words(questions: Iterable[Planned]) -> tuple[Planned, ...]:
    """The same questions, without the host's words as the reason."""
    return tuple(
        replace(each, why=QuestionReason.PART, because="") if each.why in _OF_HOST else each
        for each in questions
    )


_OF_HOST = (QuestionReason.HOST, QuestionReason.FIELD)


@frozen
class History:
    """What a seeker has asked before: the ids of the questions `with_host`, how often each was
    asked `elsewhere`, and how often they marked a question of each kind as one that worked."""

    with_host: frozenset[str] = frozenset()
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    kinds_worked: Mapping[QuestionKind, int] = field(default_factory=dict)


def history(plans: Iterable[Plan], interview: str, host: int) -> History:
    """What the seeker of these plans asked in interviews other than this one."""
    others = [plan for plan in plans if plan.interview != interview]
    asked = [(plan.host, each) for plan in others for each in plan.asked]
    worked = [each for _, each in asked if each.worked]
    return History(
        frozenset(each.id for other, each in asked if other == host),
        Counter(each.id for other, each in asked if other != host),
        Counter(each.kind for each in worked),
    )
