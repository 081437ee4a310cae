"""What a plan must contain, the most needed first, and which questions provide it."""

from collections.abc import Iterator
from enum import StrEnum

from bot.content.questions.bank import Question
from bot.interview.meeting.plan import QuestionKind


class Aim(StrEnum):
    """What a question can be for in a plan."""

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
"""The most needed first. An aim that a question already meets needs no other question."""

SECOND = (*FIRST_OF_EACH, Aim.EDUCATION, Aim.WISH, Aim.FIELD)
"""The same, with what a short interview keeps in reserve. What occurs twice needs two questions."""

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
"""What a core question of each kind is for."""


def aims_of(question: Question) -> Iterator[Aim]:
    """The aims that it meets in any plan. The wish and the topic depend on the occasion."""
    if question.core and question.kind in OF_CORE:
        yield OF_CORE[question.kind]
    elif question.field:
        yield Aim.FIELD


def is_insiders(question: Question) -> bool:
    """Whether it takes one of the places for questions that only an insider would ask."""
    return Aim.FIELD in aims_of(question)
