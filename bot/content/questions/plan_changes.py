"""How a plan changes: another question, a pin, the seeker's own words, marks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count

from bot.content.questions.bank import Question
from bot.content.questions.choosing import choose
from bot.content.questions.scoring import Occasion, candidates
from bot.interview.plan import Plan, Planned, QuestionReason


def swap(bank: Sequence[Question], occasion: Occasion, plan: Plan, question: Planned) -> Plan:
    """Another question in its place: of its kind, or else of its part of the interview. The plan as
    it was if there is none left."""
    used = {each.id for each in plan.all} | set(plan.dropped)
    others = [
        each.planned
        for each in candidates(bank, occasion)
        if each.planned.id not in used and each.planned.kind.part is question.kind.part
    ]
    others.sort(key=lambda each: each.kind is not question.kind)
    return _put(plan, question.id, others[0]) if others else plan


def choose_others(bank: Sequence[Question], occasion: Occasion, plan: Plan) -> Plan:
    """The plan with other questions, but for those that are pinned. What was dropped before
    comes back only once the bank has no other whole plan."""
    kept = [each for each in plan.questions if each.pinned]
    current = tuple(each.id for each in plan.all if not each.pinned)
    dropped = (*plan.dropped, *current)
    choice = choose(bank, replace(occasion, without=dropped), kept)
    if not choice.is_whole:
        dropped = current
        choice = choose(bank, replace(occasion, without=dropped), kept)
    return replace(plan, questions=choice.questions, reserve=choice.reserve, dropped=dropped)


def pin(plan: Plan, question: str, pinned: bool) -> Plan:
    """Pin a question, so that it stays when others are chosen, or unpin it."""
    return _changed(plan, question, lambda each: replace(each, pinned=pinned))


def mark(plan: Plan, worked: Collection[str]) -> Plan:
    """Mark these questions, and no others, as those that worked."""
    return replace(
        plan,
        questions=tuple(replace(each, worked=each.id in worked) for each in plan.questions),
        reserve=tuple(replace(each, worked=each.id in worked) for each in plan.reserve),
    )


def put_own(plan: Plan, question: Planned, words: str) -> Plan:
    """The seeker's own words in the place of a question, pinned, so that they are not lost."""
    taken = {*plan.dropped, *(each.id for each in plan.all)}
    fresh = next(name for number in count(1) if (name := f"own-{number}") not in taken)
    own = Planned(fresh, question.kind, words, question.minutes, QuestionReason.OWN, pinned=True)
    return _put(plan, question.id, own)


def _put(plan: Plan, question: str, other: Planned) -> Plan:
    """Another question in the place of one, which does not come back by itself."""
    changed = _changed(plan, question, lambda _: other)
    return replace(changed, dropped=(*plan.dropped, question))


def _changed(plan: Plan, question: str, change: Callable[[Planned], Planned]) -> Plan:
    def changed(each: Planned) -> Planned:
        return change(each) if each.id == question else each

    return replace(
        plan,
        questions=tuple(map(changed, plan.questions)),
        reserve=tuple(map(changed, plan.reserve)),
    )
