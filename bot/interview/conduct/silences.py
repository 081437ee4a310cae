"""When a host does not answer: how many requests in a row they left unanswered (silences), and what
follows."""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage

ASKED_AFTER = 2
"""After this many silences the host is kindly asked how many requests suit them."""

DOOR_CLOSES_AFTER = 3
"""After this many silences in a row the host's door closes, so that nobody waits in vain."""

TOGETHER = timedelta(days=2)
"""Silences that end within this time count as one: somebody who was away for a few days could
answer none of those requests."""


def count_silences(
    host: Member, interviews: Iterable[Interview], reported: Container[int] = ()
) -> int:
    """How many silences in a row the host has kept: requests that ended because the host did not
    answer. Only those count that were sent after the last request that the host answered, and that
    ended after the door was last closed for silence. Nobody has to answer members whom they have
    `reported`. Organizers are not among these: they could tell by an open door who did.
    `interviews` are the host's."""
    ends = sorted(_silent_at(host, tuple(interviews), reported))
    return sum(at - before > TOGETHER for before, at in pairwise(ends)) + bool(ends)


def count_silences_after(
    ended: Interview, host: Member, interviews: Iterable[Interview], reported: Container[int] = ()
) -> int:
    """The same count once this request has ended. 0 if the request does not raise it."""
    until = [each for each in interviews if _order(each) < _order(ended) and each.id != ended.id]
    before, now = (count_silences(host, these, reported) for these in (until, (*until, ended)))
    return now if now > before else 0


def is_silence(ended: Interview) -> bool:
    """Whether the request ended because the host did not answer. One that an organizer ended early
    does not count."""
    if ended.stage is not Stage.EXPIRED or ended.awaiting is not Side.HOST:
        return False
    return ended.ends_at is None or ended.ends_at <= ended.changed_at


def _silent_at(
    host: Member, interviews: tuple[Interview, ...], reported: Container[int]
) -> Iterator[datetime]:
    hosted = [each for each in interviews if each.host == host.id]
    answered = max((each.asked_at for each in hosted if _is_answered(each)), default=None)
    closed = host.profile.closed_for_silence_at if host.profile else None
    for each in filter(is_silence, hosted):
        is_since_answer = answered is None or each.asked_at > answered
        is_open_since = closed is None or each.changed_at > closed
        if is_since_answer and is_open_since and each.seeker not in reported:
            yield each.changed_at


def _is_answered(request: Interview) -> bool:
    """Whether the host answered by choosing a time, by offering other times or by declining."""
    has_time = request.start is not None or request.moved
    return has_time or request.awaiting is Side.SEEKER or request.stage is Stage.DECLINED


def _order(ended: Interview) -> tuple[datetime, str]:
    return ended.changed_at, ended.id
