"""What a seeker wants to know after an interview. It is saved without touching anything else, so
that every button stays valid."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.engine.decisions import Decision
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.texts.interviews import self_introduction as texts

_GOAL = re.compile(
    r"(?:my|the) goal(?: for (?:this|the|my|our) (?:talk|interview|meeting|call))?"
    r"(?: is|:)(?: to (?:know|find out|learn|understand|see)(?: more)?(?: about)?)? (.+)",
    re.IGNORECASE | re.DOTALL,
)
_NEVER = datetime.max.replace(tzinfo=UTC)


def may_change(interview: Interview) -> bool:
    """From the request until the seeker has written the debrief."""
    is_there = interview.stage in OPEN_STAGES or interview.stage is Stage.HELD
    return is_there and interview.debrief is None


def goal_in_words(said: str) -> str | None:
    """The goal in "my goal is ...". Empty if it is nothing that somebody can want to know, or is
    too long. None for any other words."""
    if (found := _GOAL.fullmatch(said.strip())) is None:
        return None
    goal = " ".join(found[1].split()).rstrip(".")
    return "" if goal.startswith("to ") or len(goal) > texts.GOAL_AT_MOST else goal


def interview_meant(interviews: Iterable[Interview], seeker: int) -> Interview | None:
    """The interview that the seeker may mean: the next one ahead, otherwise the one they asked for
    last."""
    mine = (each for each in interviews if each.seeker == seeker and may_change(each))
    return min(mine, key=_sooner, default=None)


def _sooner(interview: Interview) -> tuple[bool, datetime, float]:
    is_over = interview.stage is Stage.HELD
    return is_over, interview.start or _NEVER, -interview.asked_at.timestamp()


def answer(interview: Interview, host: Member, goal: str) -> Decision:
    """The answer to a goal that was written as a plain message."""
    return (
        goal_saved(interview, host, goal)
        if goal
        else Decision(reply=texts.ask_goal(interview, host))
    )


def goal_saved(interview: Interview, host: Member, goal: str) -> Decision:
    changed = replace(interview, goal=goal)
    return Decision(reply=texts.goal_kept(changed, host), save=(changed.own_words,))
