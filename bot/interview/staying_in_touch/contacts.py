"""The hosts a seeker has talked with, and when the seeker is reminded to write to each of them
again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum, auto
from operator import attrgetter

from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Stage
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.staying_in_touch.follow_ups import Encounter, last_contact, newer

CONTACTS_SHOWN = 5
"""How many hosts one card of contacts shows."""


class Silence(Enum):
    """Why the seeker is not nudged to stay in touch with a host."""

    ALL_STOPPED = auto()
    STOPPED = auto()
    REPORTED = auto()
    ANOTHER_INTERVIEW = auto()
    NOTHING_NOTED = auto()
    DONE = auto()


@frozen
class Acquaintance:
    """A host with whom a seeker has these interviews, by their ids. `has_met`: one of them took
    place. `is_settled`: the seeker has said thank you for all of them, and no nudge is planned. So
    the list shows the host among the last ones, ordered by their last contact."""

    has_met: bool
    is_settled: bool
    interviews: Sequence[str]


@frozen
class Contact:
    """A host with their last interview, when the two were last in contact, and when the seeker is
    nudged next (UTC), or why they are not."""

    held: Encounter
    last: datetime
    next: datetime | Silence


def on_page(known: Sequence[Acquaintance], start: int) -> tuple[list[Acquaintance], int]:
    """Those of whom the page that begins at `start` depends, and how many others come before all of
    these. `known` are all, the settled ones in the order of the list."""
    settled = [each for each in known if each.is_settled]
    others = [each for each in known if each.has_met and not each.is_settled]
    before = max(0, start - len(others))
    return [*others, *settled[before : start + CONTACTS_SHOWN]], before


def contacts(me: Member, encounters: Iterable[Encounter], now: datetime) -> list[Contact]:
    """One contact for each host: first those with a next nudge, the earliest first; then the
    others, the latest contact first."""
    by_host: defaultdict[int, list[Encounter]] = defaultdict(list)
    for each in encounters:
        by_host[each.host].append(each)
    found = [
        _contact(me, held, of_host, now)
        for of_host in by_host.values()
        if (held := _last_held(of_host))
    ]
    return sorted(found, key=_order)


def _last_held(encounters: Iterable[Encounter]) -> Encounter | None:
    held = [each for each in encounters if each.stage in HELD_STAGES]
    return max(held, key=attrgetter("asked_at", "id"), default=None)


def _contact(me: Member, held: Encounter, of_host: Sequence[Encounter], now: datetime) -> Contact:
    others = [each for each in of_host if each is not held]
    return Contact(held, last_contact(held, others), _next(me, held, others, now))


def _next(
    me: Member, held: Encounter, others: Sequence[Encounter], now: datetime
) -> datetime | Silence:
    if not me.nudges:
        return Silence.ALL_STOPPED
    if not held.nudges:
        return Silence.STOPPED
    if held.is_reported:
        return Silence.REPORTED
    later = newer(held, others)
    if later and later.stage in OPEN_STAGES:
        return Silence.ANOTHER_INTERVIEW
    if held.follow_up_at is None:
        return Silence.DONE
    if held.stage is Stage.HELD and not held.is_noted:
        return Silence.NOTHING_NOTED
    return next_allowed(me, max(held.follow_up_at, now))


def _order(contact: Contact) -> tuple[bool, float, float, int]:
    """The newest interview first if times are equal: many overdue nudges have the same time, and
    the pages of the list must not overlap."""
    newest = (-contact.held.asked_at.timestamp(), contact.held.host)
    if isinstance(contact.next, Silence):
        return (True, -contact.last.timestamp(), *newest)
    return (False, contact.next.timestamp(), *newest)
