"""A member does once more what they have just done: a double click, a form that is sent twice, or
an event that a platform delivered to two processes. The second one changes nothing.

What changes something is stored in the transaction that changes it, so it is also known to other
processes and after a restart. What else was done in this process is remembered in memory, so that a
button that changes nothing is not written down."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from bot.engine.events import FromMember, Press, Submit
from bot.interview.frozen import frozen
from bot.interview.members import Person

DOUBLE_CLICK = timedelta(seconds=1)
"""Two presses of the same button within this time are meant as one."""
KNOWN_FOR = timedelta(hours=1)
"""For this time, the same event is recognized. No platform delivers an event again after it."""
_REMEMBERED = 1_000


@frozen
class RecentAction:
    """What a member does. `what` contains none of their words. If they did the same within
    `known_for`, this is a repeat; a press only if they changed nothing else in between, because
    on, off, on are three presses that are meant. `at` is in UTC."""

    what: str
    at: datetime
    known_for: timedelta

    @property
    def is_press(self) -> bool:
        return self.known_for == DOUBLE_CLICK

    @property
    def since(self) -> datetime:
        return self.at - self.known_for

    @property
    def until(self) -> datetime:
        """If they did the same between `since` and this time (UTC), this is a repeat. It lies
        ahead, because a platform may deliver two presses in the wrong order."""
        return self.at + self.known_for

    def repeats(self, first: datetime) -> bool:
        """Whether this is a repeat if they did the same at that time (UTC)."""
        return self.since <= first <= self.until

    def is_double_click(self, first: datetime) -> bool:
        """Whether it came so quickly after the first that the first answer is on its way."""
        return abs(self.at - first) <= DOUBLE_CLICK


def recent_action(event: FromMember, now: datetime) -> RecentAction:
    """A button means the same in every message. A form that is sent again with other words is no
    repeat, although it has the same id: a member whose platform said that it failed may have gone
    on writing."""
    match event:
        case Press(action=action, at=at) if at is not None:
            return RecentAction(_digest(action.encode()), at, DOUBLE_CLICK)
        case Submit(values=values):
            return RecentAction(_digest(event.id, *sorted(values.items())), now, KNOWN_FOR)
    return RecentAction(event.id, now, KNOWN_FOR)


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:32]


class RecentActions(Protocol):
    """What members changed in the last hour, or two: old actions are deleted once an hour."""

    def note(self, member: int, action: RecentAction) -> bool:
        """Return False, and note nothing, if it is a repeat. If another process is noting the same
        now, wait for it."""

    def first(self, person: Person, action: RecentAction) -> datetime | None:
        """When they did what this repeats (UTC). None if it is no repeat."""

    def forget(self, before: datetime, most: int) -> bool:
        """Delete up to `most` that are older. Return whether there were any."""


class Repeated(Exception):
    """A member did this before. `is_answered`: they have the answer. Otherwise they may have waited
    for it in vain, because the process that decided was killed before it answered."""

    def __init__(self, *, is_answered: bool) -> None:
        self.is_answered = is_answered


class RememberedActions:
    """What those who acted last in this process did last, each of them."""

    def __init__(self) -> None:
        self._last: dict[Person, RecentAction] = {}

    def has(self, person: Person, action: RecentAction) -> bool:
        """Whether they did the same, and nothing in between."""
        last = self._last.get(person)
        return last is not None and last.what == action.what and action.repeats(last.at)

    def note(self, person: Person, action: RecentAction) -> None:
        self.forget(person)
        self._last[person] = action
        if len(self._last) > _REMEMBERED:
            del self._last[next(iter(self._last))]

    def forget(self, person: Person) -> None:
        self._last.pop(person, None)
