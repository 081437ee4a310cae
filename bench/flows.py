"""Flows that make out much, alone: what they decide, without database and platform."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from time import process_time

from bench.community import NOON, Community, caller
from bench.measure import settle_garbage
from bot.cards.buttons import Action
from bot.engine.contexts import PlanContext, RequestFormContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.interview_contexts import SchedulingContext
from bot.flows import every_flow
from bot.interview.model import Side, Stage
from bot.interview.programme import Programme
from bot.language.form_values import write_starts

ROUNDS = 10
CALLS = 50
_COMMUNITY = Community(1, 50, 50, 200)


def measure(scale: float) -> dict[str, list[float]]:
    """Processor ms of a call, in each round: every call is for other members."""
    acts: dict[str, Callable[[int], Decision]] = {
        "questions": lambda number: _questions(number, ""),
        "questions on a topic": lambda number: _questions(number, "skills"),
        "the form of a request": _ask,
        "a time is picked": _pick,
    }
    calls = max(1, int(CALLS * scale))
    for act in acts.values():
        act(0)
    settle_garbage()
    return {what: [_round(act, calls) for _ in range(ROUNDS)] for what, act in acts.items()}


def _round(act: Callable[[int], Decision], calls: int) -> float:
    began = process_time()
    for number in range(calls):
        act(number)
    return (process_time() - began) / calls * 1000


def _questions(number: int, topic: str) -> Decision:
    me = _COMMUNITY.seeker(number)
    asked = Command(f"questions-{number}", caller(me), "questions", topic)
    return _decided(Command, "questions", PlanContext(me, (), {}, plans=()), asked)


def _ask(number: int) -> Decision:
    me, host = _COMMUNITY.seeker(number), _COMMUNITY.host(number)
    theirs = tuple(_COMMUNITY.interview(4 * number + each) for each in range(4))
    context = RequestFormContext(me, host, (), theirs, theirs, Programme(1, NOON), None)
    return _decided(Command, "ask", context, Command(f"ask-{number}", caller(me), "ask"))


def _pick(number: int) -> Decision:
    seeker, host = _COMMUNITY.seeker(number), _COMMUNITY.host(number)
    start = NOON + timedelta(days=2, hours=4)
    asked = replace(
        _COMMUNITY.interview(4 * number + 3),
        id=f"picked-{number}",
        seeker=seeker.id,
        host=host.id,
        stage=Stage.ASKED,
        start=None,
        awaiting=Side.HOST,
        offered=(start,),
    )
    context = SchedulingContext(host, asked, seeker, host, (asked,), (asked,), (), (), ())
    action = Action("pick", asked.id, asked.revision, write_starts([start]))
    decision = _decided(Press, "pick", context, Press(f"pick-{number}", caller(host), action))
    assert decision.save, "nothing was booked"
    return decision


def _decided(kind: type, name: str, context: object, event: Command | Press) -> Decision:
    return every_flow().handlers[kind, name].decide(context, event, NOON)
