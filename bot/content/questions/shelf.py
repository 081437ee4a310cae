"""What the bank has for hosts of one field, laid out to be found: all that does not depend on the
occasion is worked out once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.content.questions.aims import Aim, aims_of
from bot.content.questions.bank import Question
from bot.content.questions.wording import phrase, telling
from bot.interview.members import Situation
from bot.interview.plan import OPENS_AND_CLOSES

Questions = tuple[Question, ...]
Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")

SHELVES = 200


@dataclass(frozen=True)
class Shelf:
    """The general questions, and those `of_field`; `called` are the general ones by each word that
    tells what they are called. Those in `if_said` are only for hosts who say one of their phrases,
    by phrase (`conditional` are their ids); those in `unless_said` only for the others. What takes
    up a topic of several words is in `on_phrase`, by phrase, and of one word in `on_word`.
    `for_some` are for seekers in one situation, and `for_others` the ids of those that are not for
    them. `others` neither open nor close an interview, and are not core. Those in one group are
    alike in all that counts, but for what speaks for each on an occasion."""

    questions: Questions
    of_field: Questions
    called: Mapping[str, Questions]
    others: tuple[Questions, ...]
    by_id: Mapping[str, Question]
    by_aim: Mapping[Aim, tuple[Questions, ...]]
    if_said: Mapping[str, Questions]
    unless_said: Mapping[str, Questions]
    on_phrase: Mapping[str, Questions]
    on_word: Mapping[str, Questions]
    for_some: Mapping[Situation | None, Questions]
    for_others: Mapping[Situation | None, frozenset[str]]
    conditional: frozenset[str]


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
    """As they are: a project manager says nothing of "projects"."""
    return [each.casefold() for each in question.topics if not _is_several(phrase(each))]
