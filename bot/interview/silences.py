"""When a host does not answer: how many silences in a row they have kept, and what follows."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage

ASKED_ABOUT = 2
"""Of so many silences the host is asked, kindly, how many requests suit them."""

DOOR_CLOSES = 3
"""After so many in a row their door closes, so that nobody waits in vain."""

TOGETHER = timedelta(days=2)
"""Silences that end so close to each other are one: who was away for a few days could answer
none of them."""


def silences(host: Member, interviews: Iterable[Interview]) -> int:
    """How many silences in a row the host has kept: requests that ended because they did not
    answer, asked since the last one that they answered, and since their door was last closed for
    that. `interviews` are theirs."""
    ends = sorted(_silent_at(host, tuple(interviews)))
    return sum(at - before > TOGETHER for before, at in pairwise(ends)) + bool(ends)


def silences_by(ended: Interview, host: Member, interviews: Iterable[Interview]) -> int:
    """The same, once this request has ended; 0 if it does not make them more."""
    until = [each for each in interviews if _order(each) < _order(ended) and each.id != ended.id]
    before, now = silences(host, until), silences(host, (*until, ended))
    return now if now > before else 0


def is_silence(ended: Interview) -> bool:
    """One that an organizer ended before its time is none."""
    if ended.stage is not Stage.EXPIRED or ended.awaiting is not Side.HOST:
        return False
    return ended.ends_at is None or ended.ends_at <= ended.changed_at


def _silent_at(host: Member, interviews: tuple[Interview, ...]) -> Iterator[datetime]:
    hosted = [each for each in interviews if each.host == host.id]
    answered = max((each.asked_at for each in hosted if _is_answered(each)), default=None)
    closed = host.profile.closed_for_silence_at if host.profile else None
    for each in filter(is_silence, hosted):
        is_since_answer = answered is None or each.asked_at > answered
        if is_since_answer and (closed is None or each.changed_at > closed):
            yield each.changed_at


def _is_answered(request: Interview) -> bool:
    """By a time, by other times, or by a no."""
    has_time = request.start is not None or request.moved
    return has_time or request.awaiting is Side.SEEKER or request.stage is Stage.DECLINED


def _order(ended: Interview) -> tuple[datetime, str]:
    return ended.changed_at, ended.id
