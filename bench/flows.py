"""Flows that calculate much, measured alone: only their decision, without database and platform."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import process_time

from bench.community import NOON, Community, caller
from bench.measure import settle_garbage
from bot.cards.buttons import Action
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.contexts.member import PlanContext
from bot.engine.contexts.request import RequestFormContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.flows import every_flow
from bot.interview.model import Side, Stage
from bot.interview.organizing.programme import Programme
from bot.language.form_values import write_starts

ROUNDS = 10
CALLS = 50
_COMMUNITY = Community(1, 50, 50, 200)
Decide = Callable[[], Decision]


def measure(scale: float) -> dict[str, list[float]]:
    """The processor time of a call in ms, for each round. Each call is for other members, and its
    context is made beforehand."""
    acts: dict[str, Callable[[int], Decide]] = {
        "questions": lambda number: _questions(number, ""),
        "questions on a topic": lambda number: _questions(number, "skills"),
        "the form of a request": _ask,
        "a time is picked": _pick,
    }
    calls = max(1, int(CALLS * scale))
    for act in acts.values():
        act(0)()
    assert _pick(0)().save, "nothing was booked"
    settle_garbage()
    return {what: [_round(act, calls) for _ in range(ROUNDS)] for what, act in acts.items()}


def _round(act: Callable[[int], Decide], calls: int) -> float:
    flows = [act(number) for number in range(calls)]
    began = process_time()
    for decide in flows:
        decide()
    return (process_time() - began) / calls * 1000


def _questions(number: int, topic: str) -> Decide:
    me = _COMMUNITY.seeker(number)
    asked = Command(f"questions-{number}", caller(me), "questions", topic)
    return _given(Command, "questions", PlanContext(me, None, {}), asked)


def _ask(number: int) -> Decide:
    me, host = _COMMUNITY.seeker(number), _COMMUNITY.host(number)
    theirs = tuple(_COMMUNITY.interview(4 * number + each) for each in range(4))
    context = RequestFormContext(me, host, (), theirs, theirs, Programme(1, NOON), None)
    return _given(Command, "ask", context, Command(f"ask-{number}", caller(me), "ask"))


def _pick(number: int) -> Decide:
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
    context = SchedulingContext(host, asked, seeker, host, (asked,), (asked,), (), (), {})
    action = Action("pick", asked.id, asked.revision, write_starts([start]))
    return _given(Press, "pick", context, Press(f"pick-{number}", caller(host), action))


def _given(kind: type, name: str, context: object, event: Command | Press) -> Decide:
    return partial(every_flow().handlers[kind, name].decide, context, event, NOON)
