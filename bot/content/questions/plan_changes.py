"""How a plan changes: another question, a pin, the seeker's own words, marks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count

from bot.content.questions.aims import OF_CORE
from bot.content.questions.bank import Question
from bot.content.questions.choosing import choose
from bot.content.questions.occasion import Occasion
from bot.content.questions.scoring import Candidate, Candidates, Rank
from bot.interview.meeting.plan import Plan, Planned, QuestionReason


def swap(bank: Sequence[Question], occasion: Occasion, plan: Plan, question: Planned) -> Plan:
    """Put another question in its place, one that meets as many of the same aims as possible, of
    the same kind or otherwise of the same part of the interview. The plan is unchanged if there is
    none."""
    found = Candidates(bank, occasion)
    before = found.find(question.source)
    brought = {*before.aims} if before else {OF_CORE.get(question.kind)}
    others = (found.find(each.source) for each in plan.all if each.id != question.id)
    meant = {meaning for each in others if each for meaning in each.question.meanings}
    gone = {*plan.dropped, *(each.id for each in plan.all)}

    def may_come(each: Candidate) -> bool:
        is_new = each.question.id not in gone and each.question.meanings.isdisjoint(meant)
        fits = each.question.kind.part is question.kind.part or not brought.isdisjoint(each.aims)
        return is_new and fits

    def rank(each: Candidate) -> Rank:
        shared = len(brought.intersection(each.aims))
        return -shared, each.question.kind is not question.kind, each.had, -each.score

    best = found.best(filter(may_come, found.all()), rank)
    return _put(plan, question.id, best.planned) if best else plan


def choose_others(bank: Sequence[Question], occasion: Occasion, plan: Plan) -> Plan:
    """The plan with other questions, except for those that are pinned. Questions that were dropped
    before only come back once the bank has no other complete plan."""
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
    """Mark exactly these questions as those that worked."""
    return replace(
        plan,
        questions=tuple(replace(each, worked=each.id in worked) for each in plan.questions),
        reserve=tuple(replace(each, worked=each.id in worked) for each in plan.reserve),
    )


def put_own(plan: Plan, question: Planned, words: str) -> Plan:
    """Put the seeker's own words in the place of a question. They are pinned, so that they are not
    lost, and count as meeting the same aims."""
    taken = {*plan.dropped, *(each.id for each in plan.all)}
    fresh = next(name for number in count(1) if (name := f"own-{number}") not in taken)
    own = replace(
        question, id=fresh, text=words, why=QuestionReason.OWN, because=question.source, pinned=True
    )
    return _put(plan, question.id, own)


def _put(plan: Plan, question: str, other: Planned) -> Plan:
    """Put another question in the place of one, which does not come back automatically."""
    changed = _changed(plan, question, lambda _: other)
    in_order = tuple(sorted(changed.questions, key=lambda each: each.place))
    return replace(changed, questions=in_order, dropped=(*plan.dropped, question))


def _changed(plan: Plan, question: str, change: Callable[[Planned], Planned]) -> Plan:
    def changed(each: Planned) -> Planned:
        return change(each) if each.id == question else each

    return replace(
        plan,
        questions=tuple(map(changed, plan.questions)),
        reserve=tuple(map(changed, plan.reserve)),
    )
