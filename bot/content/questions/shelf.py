"""An index of the bank's questions for hosts of one field. Everything that does not depend on the
occasion is computed once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.content.questions.aims import Aim, aims_of
from bot.content.questions.bank import Question
from bot.content.questions.wording import phrase, telling
from bot.interview.meeting.plan import OPENS_AND_CLOSES
from bot.interview.members import Situation

Questions = tuple[Question, ...]
Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")

SHELVES = 200


@dataclass(frozen=True)
class Shelf:
    """The questions for one field, sorted once. The questions of one group are equally good in all
    that counts, except for the reasons that an occasion gives."""

    questions: Questions
    """The general ones, and those `of_field`."""
    of_field: Questions
    called: Mapping[str, Questions]
    """The general ones, by each word of their names."""
    others: tuple[Questions, ...]
    """They neither open nor close an interview, and are no core questions."""
    by_id: Mapping[str, Question]
    by_aim: Mapping[Aim, tuple[Questions, ...]]
    if_said: Mapping[str, Questions]
    """Only for hosts who use one of their phrases, by phrase."""
    unless_said: Mapping[str, Questions]
    """Only for the other hosts, by phrase."""
    on_phrase: Mapping[str, Questions]
    """About a topic of several words, by phrase."""
    on_word: Mapping[str, Questions]
    """About a topic of a single word, by word."""
    for_some: Mapping[Situation | None, Questions]
    """For seekers in one situation."""
    for_others: Mapping[Situation | None, frozenset[str]]
    """The ids of those that are not for seekers in that situation."""
    conditional: frozenset[str]
    """The ids of those `if_said`."""


def shelf_for(bank: Sequence[Question], field: str) -> Shelf:
    """The general questions, and those of the field (an id; empty for none)."""
    return _shelf(tuple(bank), field)


@lru_cache(SHELVES)
def _shelf(bank: Questions, field: str) -> Shelf:
    general = tuple(each for each in bank if each.field is None)
    of_field = tuple(each for each in bank if each.field and each.field.id == field)
    ours = (*general, *of_field)
    for_all = (each for each in ours if not each.whom)
    groups = _by(for_all, lambda each: [(each.kind, *aims_of(each))]).values()
    return Shelf(
        questions=ours,
        of_field=of_field,
        called=_by(general, lambda each: telling(each.called)),
        others=tuple(group for group in groups if is_other(group[0])),
        by_id={each.id: each for each in ours},
        by_aim=_by(groups, lambda group: aims_of(group[0])),
        if_said=_by(ours, lambda each: map(phrase, each.only_if)),
        unless_said=_by(ours, lambda each: map(phrase, each.answered_by)),
        on_phrase=_by(ours, lambda each: filter(_is_several, map(phrase, each.topics))),
        on_word=_by(ours, _topics_of_one_word),
        for_some=_by(ours, lambda each: each.whom),
        for_others={situation: _not_for(situation, ours) for situation in Situation},
        conditional=frozenset(each.id for each in ours if each.only_if),
    )


def _by(
    things: Iterable[Thing], keys: Callable[[Thing], Iterable[Key]]
) -> dict[Key, tuple[Thing, ...]]:
    found = defaultdict[Key, list[Thing]](list)
    for thing in things:
        for key in keys(thing):
            found[key].append(thing)
    return {key: tuple(each) for key, each in found.items()}


def _not_for(situation: Situation, questions: Questions) -> frozenset[str]:
    return frozenset(each.id for each in questions if each.whom and situation not in each.whom)


def is_other(question: Question) -> bool:
    return not question.core and question.kind not in OPENS_AND_CLOSES


def _is_several(words: str) -> bool:
    return " " in words


def _topics_of_one_word(question: Question) -> list[str]:
    """The words as they are: a project manager says nothing about "projects"."""
    return [each.casefold() for each in question.topics if not _is_several(phrase(each))]
