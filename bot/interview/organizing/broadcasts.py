"""A broadcast: a message that organizers send to many members at once. In the database, in buttons
and in timers it is called a word to all, its name from before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.interview.frozen import frozen

BROADCASTS_A_MONTH = 2
"""How many may be sent in a calendar month, so that members keep reading them."""
HELD_FOR = timedelta(minutes=10)
"""The time after [Send it] in which it can still be stopped."""
KEY_PREFIX = "word:"
"""The keys of all cards of such messages begin with this."""
TITLE_LENGTH = 100
WORDS_LENGTH = 2_000


class Audience(StrEnum):
    """Hosts have a profile. Seekers have asked somebody, or have no profile. A member can be
    both."""

    HOSTS = "hosts"
    SEEKERS = "seekers"
    EVERYBODY = "everybody"


class BroadcastState(StrEnum):
    DRAFT = "draft"
    HELD = "held"
    GOING = "going"
    DONE = "done"
    STOPPED = "stopped"


@frozen
class Broadcast:
    """One such message."""

    id: str
    community: int
    by: int | None
    """Who wrote it. None once they are erased."""
    made_at: datetime
    title: str
    words: str
    audience: Audience
    field: str = ""
    """Only for hosts in this field and seekers who asked such a host."""
    group: int | None = None
    """Only for members of this group, by its id."""
    state: BroadcastState = BroadcastState.DRAFT
    revision: int = 1
    """It rises when the message is changed."""
    sent_at: datetime | None = None
    """UTC."""
    last: int = 0
    """While it goes out, all members up to this number have been handled."""
    got: int = 0
    """In the end, how many received it."""

    @property
    def key(self) -> str:
        """The key of the card that everybody receives."""
        return f"{KEY_PREFIX}{self.id}"

    def sent(self, now: datetime) -> "Broadcast":
        return replace(self, state=BroadcastState.HELD, sent_at=now)

    def stopped(self) -> "Broadcast":
        """Stopped. Before it went out, it becomes a draft again."""
        if self.state is BroadcastState.HELD:
            return replace(
                self, state=BroadcastState.DRAFT, sent_at=None, revision=self.revision + 1
            )
        return replace(self, state=BroadcastState.STOPPED)

    def over(self, got: int) -> "Broadcast":
        """Finished. Those who received it keep it; here its words are no longer needed."""
        state = BroadcastState.DONE if self.state is BroadcastState.GOING else self.state
        return replace(self, state=state, got=got, words="")


@frozen
class Reach:
    """How many members would receive it now, and how many more would if Askwell could write to
    members who have never written to it."""

    members: int
    unwritten: int = 0


def next_possible(before: Iterable[Broadcast], zone: tzinfo, now: datetime) -> datetime | None:
    """When the next one may be sent (UTC). None if it may be sent now. `before` are those of the
    community so far; a month is one in `zone`."""
    month = _month(now, zone)
    sent = [each for each in before if each.sent_at and _month(each.sent_at, zone) == month]
    if len(sent) < BROADCASTS_A_MONTH:
        return None
    year, number = month
    first = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    return first.astimezone(UTC)


def _month(at: datetime, zone: tzinfo) -> tuple[int, int]:
    local = at.astimezone(zone)
    return local.year, local.month
