"""Good questions, and some in reserve."""

from datetime import datetime
from difflib import get_close_matches

from bot.decision import Decision
from bot.events import Command, Press
from bot.model import Member, Side, Stage
from bot.questions import choose, the_bank, topics
from bot.router import Router
from bot.search import matching
from bot.state import Mine
from bot.texts import questions as texts

router = Router()
TOPIC_AT_MOST = 40
NEAREST = 6


def _suggest(_state: Mine, typed: str) -> list[str]:
    return matching(typed, topics(the_bank()))


@router.command("questions", "Good questions to ask", takes="topic", reads=Mine, suggest=_suggest)
def questions(state: Mine, event: Command, _now: datetime) -> Decision:
    """For the next booked talk those of its reminders; else a set of their own."""
    topic = event.text[:TOPIC_AT_MOST]
    interview, host = _next_booked(state)
    seed = interview if interview and not topic else event.id
    return _answer(seed, topic, None if topic else host)


@router.press("other_questions", reads=Mine)
def other_questions(_state: Mine, event: Press, _now: datetime) -> Decision:
    return _answer(event.id, event.action.arg, None)


def _answer(seed: str, topic: str, host: Member | None) -> Decision:
    choice = choose(the_bank(), seed, topic)
    if topic and not choice.matched:
        names = topics(the_bank())
        near = get_close_matches(topic.lower(), names, n=NEAREST, cutoff=0.5)
        return Decision(reply=texts.unknown_topic(topic, near or names[:NEAREST]))
    return Decision(reply=texts.questions(choice, topic, host))


def _next_booked(state: Mine) -> tuple[str, Member] | tuple[None, None]:
    booked = [
        each
        for each in state.interviews
        if each.stage is Stage.BOOKED and each.side_of(state.me.id) is Side.SEEKER and each.start
    ]
    if not booked:
        return None, None
    first = min(booked, key=lambda each: each.start or each.asked_at)
    return first.id, state.others[first.host]
