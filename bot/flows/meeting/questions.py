"""Good questions, and some in reserve."""

from datetime import datetime
from difflib import get_close_matches

from bot.cards.action_names import ActionName
from bot.cards.rich_text import say
from bot.content.questions import Occasion, choose, the_bank, topics
from bot.engine.contexts.member import PlanContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.meeting.plan import QuestionKind
from bot.language.search import values_matching
from bot.steps.meeting import interview_plan
from bot.texts.meeting import plan as plan_texts
from bot.texts.meeting import questions as texts

router = Router()
TOPIC_AT_MOST = 40
NEAREST = 6


def _suggest(_there: AutocompleteContext, typed: str) -> list[str]:
    return values_matching(typed, topics(the_bank()))


@router.command(
    "questions",
    # Translators: what a command does; at most 100 characters.
    say("Good questions to ask"),
    takes="topic",
    reads=PlanContext,
    suggest=_suggest,
)
def questions(context: PlanContext, event: Command, _now: datetime) -> Decision:
    """For a booked interview, the questions of its plan; otherwise a general set."""
    topic = event.text[:TOPIC_AT_MOST]
    if topic or context.planned is None:
        return _answer(context, event.id, topic)
    booked, host = context.planned
    plan, new = interview_plan.plan_of(booked, context.me, host, context.plans)
    return Decision(reply=plan_texts.plan(plan, booked, host), save=new)


@router.press(ActionName.OTHER_QUESTIONS, reads=PlanContext, only_reads=True)
def other_questions(context: PlanContext, event: Press, _now: datetime) -> Decision:
    return _answer(context, event.id, event.action.arg)


def _answer(context: PlanContext, seed: str, topic: str) -> Decision:
    fitting = Occasion(seed, topic=topic, situation=context.me.situation)
    choice = choose(interview_plan.bank_of(context.me), fitting)
    if not choice.matched:
        return Decision(reply=texts.unknown_topic(topic, _nearest(topic)))
    return Decision(reply=texts.questions(choice, topic))


def _nearest(topic: str) -> list[QuestionKind]:
    kinds = {kind.readable: kind for kind in QuestionKind}
    names = topics(the_bank())
    near = get_close_matches(topic.lower(), names, n=NEAREST, cutoff=0.5)
    return [kinds[name] for name in near or names[:NEAREST]]
