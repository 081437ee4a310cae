"""A concern: what a member reports about another, and what organizers do about it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

AGAIN_AFTER = timedelta(days=2)
"""A concern that nobody looks after comes again after so long."""
DRAFT_COMES_AGAIN_AFTER = timedelta(hours=1)
"""So long after somebody began to report, and did not say whom they mean, they are asked again in
a message that lasts: nobody else has heard of it yet."""
URGENT_AGAIN_AFTER = timedelta(hours=4)
"""An urgent one also after so long, once."""
COMES_AGAIN_FOR = timedelta(days=14)
"""It does not come again any more once it is so old."""


class Urgency(StrEnum):
    NOW = "now"
    WHEN_YOU_CAN = "when_you_can"


class ConcernKind(StrEnum):
    """What a concern came from: somebody's report, or two who do not agree about an absence."""

    REPORT = "report"
    ABSENCE = "absence"


class ConcernState(StrEnum):
    """A draft is its reporter's alone: whom it is about is not clear yet."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of a concern, for whoever reported it."""

    SPOKE = "spoke"
    TOOK_STEPS = "took_steps"
    MISUNDERSTOOD = "misunderstood"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ConcernMessage:
    """Between the organizers and whoever reported, at that time (UTC)."""

    by_organizers: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Warned:
    """What the organizers wrote to the member whom a concern is about, at that time (UTC), and
    their one reply."""

    words: str
    at: datetime
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """What the `reporter` tells about a member; `about` is None where it is nobody whom we know,
    and `named` the name as it was typed. All instants are UTC. `revision` rises with every change.
    `interview` is the one that it came from, None if there is none. `keeper` is the organizer who
    looks after it. `owners` are members who run the space on its platform, to whom it was handed
    because no organizer was left; None while nobody has looked for them, which is so while it
    `seeks_owners`. The `note` is for organizers only; `outcome_words` are for who reported."""

    id: str
    community: int
    reporter: int
    opened_at: datetime
    about: int | None = None
    named: str = ""
    what: str = ""
    wish: str = ""
    urgency: Urgency = Urgency.WHEN_YOU_CAN
    kind: ConcernKind = ConcernKind.REPORT
    interview: str | None = None
    state: ConcernState = ConcernState.OPEN
    revision: int = 1
    keeper: int | None = None
    owners: tuple[int, ...] | None = None
    seeks_owners: bool = False
    messages: tuple[ConcernMessage, ...] = ()
    warned: Warned | None = None
    note: str = ""
    outcome: Outcome | None = None
    outcome_words: str = ""
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is ConcernState.OPEN

    @property
    def added(self) -> int:
        """How often who reported has added something since the organizers answered last."""
        answered = [at for at, each in enumerate(self.messages, 1) if each.by_organizers]
        return len(self.messages) - max(answered, default=0)

    def concerns(self, member: int) -> bool:
        """Whoever reported it and whom it is about decide nothing here, and the latter never
        hears of it."""
        return member in (self.reporter, self.about)

    def changed(self, **changes: object) -> "Concern":
        return replace(self, revision=self.revision + 1, **changes)  # type: ignore[arg-type]

    def wordless(self) -> "Concern":
        """What stays of it once somebody whom it concerns is erased and it is closed."""
        return replace(
            self,
            named="",
            what="",
            wish="",
            messages=(),
            warned=None,
            note="",
            outcome_words="",
        )

    def comes_again_at(self, now: datetime) -> datetime | None:
        """When it comes again if nobody looks after it; None if it does not."""
        soon = self.opened_at + URGENT_AGAIN_AFTER
        if self.urgency is Urgency.NOW and now < soon:
            return soon
        days = (now - self.opened_at) // AGAIN_AFTER + 1
        again = self.opened_at + days * AGAIN_AFTER
        return again if again <= self.opened_at + COMES_AGAIN_FOR else None


@dataclass(frozen=True, slots=True)
class SeekingConcern:
    """A concern for which those are looked for who run this space on its platform."""

    id: str
    community: int
    platform: str
    space: str
