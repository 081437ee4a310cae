"""The seeker makes the plan their own: the reserve, another question, a pin, their own words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.content.coaching import asks_for_job
from bot.content.questions import Occasion, choose_others, pin, put_own, swap
from bot.engine.contexts.member import PlanContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import Plan, Planned
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview
from bot.steps.meeting import interview_plan
from bot.texts import notices, preview
from bot.texts.meeting import plan as plan_texts
from bot.texts.meeting import prepare as texts

router = Router()


@frozen
class _Prepared:
    """The plan that a button is about, and what of it is still to be saved."""

    context: PlanContext
    interview: Interview
    host: Member
    plan: Plan
    new: tuple[Plan, ...]

    @property
    def occasion(self) -> Occasion:
        """For which another question is chosen: all other plans are read for it."""
        seeker, plans = self.context.me, self.context.plans
        return interview_plan.occasion_of(self.interview, seeker, self.host, plans)


@router.press(ActionName.PLAN, reads=PlanContext, only_reads=True)
def show_plan(context: PlanContext, _event: Press, _now: datetime) -> Decision:
    return _shown(context, plan_texts.plan)


@router.press(ActionName.RESERVE, reads=PlanContext, only_reads=True)
def show_reserve(context: PlanContext, _event: Press, _now: datetime) -> Decision:
    return _shown(context, plan_texts.reserve)


def _shown(context: PlanContext, show: Callable[[Plan, Interview, Member], Card]) -> Decision:
    if (of := _prepared(context)) is None:
        return Decision(reply=notices.not_yours())
    return Decision(reply=show(of.plan, of.interview, of.host), save=of.new)


@router.press(ActionName.PAGE, reads=PlanContext)
def show_page(context: PlanContext, event: Press, _now: datetime) -> Decision:
    if (of := _prepared(context)) is None:
        return Decision(reply=notices.not_yours())
    file = plan_texts.plan_file(of.plan, of.interview, of.host)
    page = plan_texts.to_print(of.interview, of.host, file)
    return Decision(save=of.new, posts=(Post(context.me.id, f"page:{event.id}", page),))


@router.press(ActionName.ARRANGE, reads=PlanContext, only_reads=True)
def arrange(context: PlanContext, _event: Press, _now: datetime) -> Decision:
    return _changed(context, lambda of: of.plan)


@router.press(ActionName.CHANGE, reads=PlanContext, only_reads=True)
def change(context: PlanContext, event: Press, now: datetime) -> Decision:
    of = _prepared(context)
    question = of.plan.find(event.action.arg) if of else None
    if of is None or question is None:
        return arrange(context, event, now)
    return Decision(reply=texts.change(question, of.interview, of.host), save=of.new)


@router.press(ActionName.OWN, reads=PlanContext, opens_form=True)
def open_own(context: PlanContext, event: Press, now: datetime) -> Decision:
    of = _prepared(context)
    question = of.plan.find(event.action.arg) if of else None
    if of is None or question is None:
        return arrange(context, event, now)
    return Decision(reply=texts.own_form(question, of.interview), save=of.new)


@router.submit(ActionName.OWN, reads=PlanContext)
def take_own(context: PlanContext, event: Submit, _now: datetime) -> Decision:
    words = texts.OWN_WORDS.read(event.values)
    if why := texts.errors(words):
        return Decision(reply=Invalid(why))
    taken = _changed_one(context, event, lambda of, question: put_own(of.plan, question, words))
    asking = asks_for_job(words)
    return _own_that_asks(context, event, taken, asking) if asking else taken


def _own_that_asks(
    context: PlanContext, event: Submit, taken: Decision, asking: Sequence[str]
) -> Decision:
    """A question that asks for a job stays in the plan, where nobody else sees it, so that nothing
    typed is lost."""
    of = _prepared(context)
    words = texts.OWN_WORDS.read(event.values)
    plans = (each for each in taken.save if isinstance(each, Plan))
    own = next((each for plan in plans for each in plan.all if each.text == words), None)
    if of is None or own is None:
        return taken
    return replace(taken, reply=preview.question(own, of.interview, of.host, asking))


@router.press(ActionName.SWAP, reads=PlanContext)
def swap_one(context: PlanContext, event: Press, _now: datetime) -> Decision:
    return _changed_one(
        context,
        event,
        lambda of, question: swap(
            interview_plan.bank_of(context.me), of.occasion, of.plan, question
        ),
    )


@router.press(ActionName.PIN, reads=PlanContext)
@router.press(ActionName.UNPIN, reads=PlanContext)
def pin_or_unpin(context: PlanContext, event: Press, _now: datetime) -> Decision:
    pinned = event.action.name == ActionName.PIN
    return _changed_one(context, event, lambda of, question: pin(of.plan, question.id, pinned))


@router.press(ActionName.OTHERS, reads=PlanContext)
def others(context: PlanContext, _event: Press, _now: datetime) -> Decision:
    return _changed(
        context,
        lambda of: choose_others(interview_plan.bank_of(context.me), of.occasion, of.plan),
    )


def _changed_one(
    context: PlanContext, event: Press | Submit, change: Callable[[_Prepared, Planned], Plan]
) -> Decision:
    """What an earlier press has already changed stays as it is."""

    def changed(of: _Prepared) -> Plan:
        question = of.plan.find(event.action.arg)
        return change(of, question) if question else of.plan

    return _changed(context, changed)


def _changed(context: PlanContext, change: Callable[[_Prepared], Plan]) -> Decision:
    of = _prepared(context)
    if of is None:
        return Decision(reply=notices.not_yours())
    if of.interview.stage not in OPEN_STAGES:
        return Decision(reply=plan_texts.plan(of.plan, of.interview, of.host))
    changed = change(of)
    save = of.new if changed == of.plan else (changed,)
    return Decision(reply=texts.arrange(changed, of.interview, of.host), save=save)


def _prepared(context: PlanContext) -> _Prepared | None:
    """None if I am not the seeker of such an interview."""
    if context.planned is None:
        return None
    interview, host = context.planned
    made = interview_plan.plan_of(interview, context.me, host, context.plans)
    return _Prepared(context, interview, host, *made)
