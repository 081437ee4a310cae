"""What a plan must bring, the most needed first, and which questions bring it."""

from collections.abc import Iterator
from enum import StrEnum

from bot.content.questions.bank import Question
from bot.interview.plan import QuestionKind


class Aim(StrEnum):
    """What a question can be in a plan for."""

    PATH = "how they came to be where they are"
    TOPIC = "what somebody asked for by name"
    WISH = "what the seeker wishes to learn"
    WORK = "what the work is, as a whole"
    SKILLS = "which skills it takes, and how to show them"
    EDUCATION = "which education it takes, and how to show it"
    EXPERIENCE = "which experience it takes, and how to show it"
    LOOKED_FOR = "what they look for in somebody new"
    FIELD = "what only an insider would find good"
    READING = "what they read and follow, and whether to follow it too"
    PEOPLE = "whom else to talk to"
    CLOSING = "how one is remembered"


ALWAYS = (Aim.PATH, Aim.CLOSING)

FIRST_OF_EACH = (
    *(Aim.WISH, Aim.READING, Aim.PEOPLE, Aim.LOOKED_FOR),
    *(Aim.SKILLS, Aim.EXPERIENCE, Aim.WORK, Aim.FIELD),
)
"""What comes next, the most needed first. What a question brings already needs no other."""

SECOND = (*FIRST_OF_EACH, Aim.EDUCATION, Aim.WISH, Aim.FIELD)
"""The same, with what a short interview keeps in reserve. What is here twice is brought by two
questions."""

QUESTIONS_ON_A_TOPIC = 5

OF_CORE = {
    QuestionKind.PATH: Aim.PATH,
    QuestionKind.DAILY_WORK: Aim.WORK,
    QuestionKind.SKILLS: Aim.SKILLS,
    QuestionKind.EDUCATION: Aim.EDUCATION,
    QuestionKind.EXPERIENCE: Aim.EXPERIENCE,
    QuestionKind.LOOKED_FOR: Aim.LOOKED_FOR,
    QuestionKind.READING_AND_MEDIA: Aim.READING,
    QuestionKind.PEOPLE: Aim.PEOPLE,
    QuestionKind.CLOSING: Aim.CLOSING,
}
"""What a core question of a kind is for."""


def aims_of(question: Question) -> Iterator[Aim]:
    """What it brings to any plan. The wish and the topic are of one occasion."""
    if question.core and question.kind in OF_CORE:
        yield OF_CORE[question.kind]
    elif question.field:
        yield Aim.FIELD


def is_insiders(question: Question) -> bool:
    """Whether it has the place of those that only an insider would find good."""
    return Aim.FIELD in aims_of(question)
