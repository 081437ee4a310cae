"""The people a seeker talked with, and when they are asked to write to each again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot.interview.follow_ups import last_contact, newer
from bot.interview.model import OPEN_STAGES, TALKED_STAGES, Interview, Member, Stage
from bot.interview.quiet_hours import next_allowed


class Silence(Enum):
    """Why somebody is not nudged to stay in touch."""

    ALL_STOPPED = auto()
    STOPPED = auto()
    ANOTHER_TALK = auto()
    NOTHING_NOTED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Contact:
    """A host with the last talk, the last contact, and when the seeker is nudged next (UTC), or
    why they are not."""

    talk: Interview
    host: Member
    last: datetime
    next: datetime | Silence


def contacts(
    me: Member, interviews: Iterable[Interview], hosts: Mapping[int, Member], now: datetime
) -> list[Contact]:
    """One for each host, the next to be nudged about first, then the last in contact."""
    by_host: defaultdict[int, list[Interview]] = defaultdict(list)
    for each in interviews:
        by_host[each.host].append(each)
    found = [_contact(me, hosts, of_host, now) for of_host in by_host.values() if _talks(of_host)]
    return sorted(found, key=_order)


def _talks(interviews: Sequence[Interview]) -> list[Interview]:
    return [each for each in interviews if each.stage in TALKED_STAGES]


def _contact(
    me: Member, hosts: Mapping[int, Member], of_host: Sequence[Interview], now: datetime
) -> Contact:
    talk = max(_talks(of_host), key=lambda each: each.asked_at)
    others = [each for each in of_host if each.id != talk.id]
    last = last_contact(talk, others)
    return Contact(talk, hosts[talk.host], last, _next(me, talk, others, now))


def _next(
    me: Member, talk: Interview, others: Sequence[Interview], now: datetime
) -> datetime | Silence:
    if not me.nudges:
        return Silence.ALL_STOPPED
    if not talk.nudges:
        return Silence.STOPPED
    later = newer(talk, others)
    if later and later.stage in OPEN_STAGES:
        return Silence.ANOTHER_TALK
    if talk.touch_at is None:
        return Silence.DONE
    if talk.stage is Stage.HELD and talk.debrief is None:
        return Silence.NOTHING_NOTED
    return next_allowed(me, max(talk.touch_at, now))


def _order(contact: Contact) -> tuple[bool, float]:
    if isinstance(contact.next, Silence):
        return (True, -contact.last.timestamp())
    return (False, contact.next.timestamp())
