"""What a seeker would like to learn, and which questions are about it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bot.content.questions.bank import Question
from bot.content.questions.subjects import Subject, the_subjects
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import QuestionKind

SUBJECTS_AT_MOST = 2
REMEMBERED = 2_000
"""More names than all subjects have, for several fields at a time."""


@frozen
class Fitting:
    """A question that is about what the seeker wants to learn. `because` names that in words that
    can follow "you asked about". Those with the smallest `place` fit best; those with the same
    place fit equally well."""

    question: Question
    because: str
    place: int


def fitting(wish: str, questions: Sequence[Question]) -> tuple[Fitting, ...]:
    """The questions that are about the wish, the best first. Empty if the wish says nothing that
    any of them is about. Always the same for the same arguments: chance is up to the caller.

    For somebody who wants to learn two things, the best question for one comes first, then the best
    for the other, and so on.
    """
    bank = tuple(questions)
    about = ((each, _tiers(each, bank)) for each in the_subjects().sure_of(wish, _named(bank)))
    told = islice(((each, tiers) for each, tiers in about if any(tiers)), SUBJECTS_AT_MOST)
    found: dict[str, Fitting] = {}
    for place, (subject, tier) in enumerate(_in_turn(list(told))):
        for question in tier:
            found.setdefault(question.id, Fitting(question, subject.name, place))
    return tuple(found.values()) or _of_the_field(wish, bank)


_Tiers = Sequence[Sequence[Question]]


def _in_turn(
    about: Sequence[tuple[Subject, _Tiers]],
) -> Iterator[tuple[Subject, Sequence[Question]]]:
    for at in range(max((len(tiers) for _, tiers in about), default=0)):
        for subject, tiers in about:
            yield subject, tiers[at] if at < len(tiers) else ()


def _tiers(subject: Subject, questions: tuple[Question, ...]) -> _Tiers:
    """The questions about a subject, in tiers from the best on."""
    return [found for name in subject.questions if (found := _called(name, questions))][:1]


@lru_cache(REMEMBERED)
def _named(questions: tuple[Question, ...]) -> frozenset[str]:
    """The words for the fields of these questions."""
    fields = {each.field for each in questions if each.field}
    return frozenset(word for each in fields for name in each.words for word in name.split())


@lru_cache(REMEMBERED)
def _called(name: str, questions: tuple[Question, ...]) -> Sequence[Question]:
    """The questions of a topic or a kind. A kind with core questions is represented by those."""
    if name not in _KINDS:
        return [each for each in questions if name in each.topics]
    of_kind = [each for each in questions if each.kind == name]
    return [each for each in of_kind if each.core] or of_kind


_KINDS = frozenset(kind.value for kind in QuestionKind)


def _of_the_field(wish: str, questions: tuple[Question, ...]) -> tuple[Fitting, ...]:
    """Questions of a field whose topic literally occurs in the wish, because no list of subjects
    contains the terms of a field. Words for the field itself do not show what they want to
    learn."""
    words = " ".join(re.findall(r"[^\W_]+", wish.casefold()))
    said, named = f" {words} ", _named(questions)
    found = {
        each.id: Fitting(each, topic, 0)
        for each, topic in _topics_of_fields(questions)
        if f" {topic} " in said and the_subjects().are_most_of(topic, words, named)
    }
    return tuple(found.values())


@lru_cache(REMEMBERED)
def _topics_of_fields(questions: tuple[Question, ...]) -> Sequence[tuple[Question, str]]:
    """The topics of each question of a field, without words for the field itself."""
    return [
        (each, topic)
        for each in questions
        if each.field
        for topic in each.topics
        if topic not in each.field.words
    ]
