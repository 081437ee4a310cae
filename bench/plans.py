"""Plans for interviews, made from the whole question bank, next to the same number of questions
drawn at random."""

from collections.abc import Callable
from random import Random
from time import perf_counter, process_time

from adapters.playground.residents.people import HOSTS
from bench.measure import Measured
from bot.content.questions import Occasion, choose, field_for, the_bank
from bot.interview.hosting import HostProfile

ROUNDS = 10
CALLS = 50
QUESTIONS = 15
WISH = "what a week looks like, and which skills I need"


def measure(scale: float) -> dict[str, Measured]:
    """The duration of each call is measured as processor time, so that a busy machine changes
    little."""
    makers: dict[str, Callable[[int], object]] = {"a plan": _plan, "by lot": _draw}
    measured = {name: Measured() for name in makers}
    for name, make in makers.items():
        make(0)
        for _ in range(ROUNDS):
            _round(measured[name], make, max(1, int(CALLS * scale)))
    return measured


def _round(measured: Measured, make: Callable[[int], object], calls: int) -> None:
    round_began = perf_counter()
    for number in range(calls):
        began = process_time()
        make(number)
        measured.calls.append((process_time() - began) * 1000)
    measured.add(calls, perf_counter() - round_began)


def _plan(number: int) -> object:
    return choose(the_bank(), Occasion(f"{number}", wish=WISH, profile=_PROFILES[number % 12]))


def _draw(number: int) -> object:
    return Random(number).sample(the_bank(), QUESTIONS)


_PROFILES = [
    HostProfile(
        headline=each.headline,
        field=each.field,
        topics=tuple(each.topics.split(", ")),
        gladly=each.gladly,
        field_id=field_for(each.field),
    )
    for each in HOSTS
]
