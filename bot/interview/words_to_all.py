"""A word to all: what organizers write to many members at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

A_MONTH = 2
"""So many may go out in a calendar month, so that members go on reading them."""
HELD_FOR = timedelta(minutes=10)
"""After the press that sends one, in which it can still be stopped."""
WORD = "word:"
"""What the keys of all cards of a word begin with."""
TITLE_LENGTH = 100
WORDS_LENGTH = 2_000


class Audience(StrEnum):
    """Hosts have a profile; seekers have asked somebody, or have none. So somebody may be both."""

    HOSTS = "hosts"
    SEEKERS = "seekers"
    EVERYBODY = "everybody"


class WordState(StrEnum):
    DRAFT = "draft"
    HELD = "held"
    GOING = "going"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WordToAll:
    """One of them, written `by` a member (None once they are erased). `field`: only hosts of this
    field, and seekers who asked one; `group`: only who is in this group, by its id.

    `revision` rises when it is changed. `sent_at` (UTC) is the press that sent it. While it goes
    out, everybody up to the member `last` has been seen to; in the end `got` of them have it."""

    id: str
    community: int
    by: int | None
    made_at: datetime
    title: str
    words: str
    audience: Audience
    field: str = ""
    group: int | None = None
    state: WordState = WordState.DRAFT
    revision: int = 1
    sent_at: datetime | None = None
    last: int = 0
    got: int = 0

    @property
    def key(self) -> str:
        """Of the card that everybody gets."""
        return f"{WORD}{self.id}"

    def sent(self, now: datetime) -> "WordToAll":
        return replace(self, state=WordState.HELD, sent_at=now)

    def stopped(self) -> "WordToAll":
        """Before it went out, it is a draft again."""
        if self.state is WordState.HELD:
            return replace(self, state=WordState.DRAFT, sent_at=None, revision=self.revision + 1)
        return replace(self, state=WordState.STOPPED)

    def over(self, got: int) -> "WordToAll":
        """Whoever has it keeps it; here its words are needed no more."""
        state = WordState.DONE if self.state is WordState.GOING else self.state
        return replace(self, state=state, got=got, words="")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many would get a word now, and how many more would, if Askwell could write to them
    without having been written to."""

    members: int
    unwritten: int = 0


def next_possible(before: Iterable[WordToAll], zone: tzinfo, now: datetime) -> datetime | None:
    """When the next word may be sent (UTC), None for now: `before` were written in the community,
    and months are those of `zone`."""
    month = _month(now, zone)
    sent = [each for each in before if each.sent_at and _month(each.sent_at, zone) == month]
    if len(sent) < A_MONTH:
        return None
    year, number = month
    first = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    return first.astimezone(UTC)


def _month(at: datetime, zone: tzinfo) -> tuple[int, int]:
    local = at.astimezone(zone)
    return local.year, local.month
