"""What a seeker would like to learn, and which questions are about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.content.questions.bank import Question


@dataclass(frozen=True, slots=True)
class Fitting:
    """A question that is about what the seeker wishes to learn. `because` names it, as words that
    can follow "you asked about"."""

    question: Question
    because: str


def fitting(wish: str, questions: Iterable[Question]) -> tuple[Fitting, ...]:
    """Those that are about the wish, the most fitting first; none if the wish says nothing that any
    of them is about. Always the same for the same values: chance is the caller's."""
    words = _words(wish)
    about = (
        Fitting(question, next((each for each in question.topics if _words(each) <= words), ""))
        for question in questions
    )
    return tuple(each for each in about if each.because)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in re.findall(r"[^\W_]+", text.casefold()))
