"""A concern: what a member reports about another member, and what the organizers do about it."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen

A_DAY = timedelta(days=1)
AGAIN_AFTER = timedelta(days=2)
"""A concern that nobody looks after is shown to the organizers again after this time."""
DRAFT_COMES_AGAIN_AFTER = timedelta(hours=1)
"""If somebody began a report, but did not say whom they mean, they are asked again after this time
in a message that stays: nobody else has heard of it yet."""
URGENT_AGAIN_AFTER = timedelta(hours=4)
"""An urgent concern is also shown again after this time, once."""
COMES_AGAIN_FOR = timedelta(days=14)
"""After this time a concern is not shown again."""
WHAT_LENGTH, MORE_LENGTH = 1_000, 800
"""How many characters a report may have, and what is added to it later."""


class Urgency(StrEnum):
    NOW = "now"
    WHEN_YOU_CAN = "when_you_can"


class ConcernKind(StrEnum):
    """What a concern came from: a member's report, or two members who disagree about an absence."""

    REPORT = "report"
    ABSENCE = "absence"


class ConcernState(StrEnum):
    """A draft is visible to its reporter only: it is not clear yet whom it is about."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of a concern, as its reporter is told."""

    SPOKE = "spoke"
    TOOK_STEPS = "took_steps"
    MISUNDERSTOOD = "misunderstood"
    NOTHING = "nothing"


@frozen
class ConcernMessage:
    """A message between the organizers and the reporter, at that time (UTC)."""

    by_organizers: bool
    words: str
    at: datetime


@frozen
class Warned:
    """What the organizers wrote to the member whom a concern is about, at that time (UTC), and the
    member's only reply."""

    words: str
    at: datetime
    reply: str = ""


@frozen
class Concern:
    """What `reporter` says about a member. All instants are UTC."""

    id: str
    community: int
    reporter: int
    opened_at: datetime
    about: int | None = None
    """The member. None if we do not know them."""
    named: str = ""
    """Their name as it was typed."""
    what: str = ""
    wish: str = ""
    urgency: Urgency = Urgency.WHEN_YOU_CAN
    kind: ConcernKind = ConcernKind.REPORT
    interview: str | None = None
    """The one that led to the report, if any."""
    state: ConcernState = ConcernState.OPEN
    revision: int = 1
    """It rises with every change."""
    keeper: int | None = None
    """The organizer who looks after it."""
    owners: tuple[int, ...] | None = None
    """If no organizer was left, it is handed to these members, who run the space on its platform.
    None until somebody has looked for them."""
    seeks_owners: bool = False
    """Somebody has yet to look for `owners`."""
    messages: tuple[ConcernMessage, ...] = ()
    warned: Warned | None = None
    note: str = ""
    """For organizers only."""
    outcome: Outcome | None = None
    outcome_words: str = ""
    """For the reporter."""
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is ConcernState.OPEN

    @property
    def added(self) -> int:
        """How many messages the reporter has added since the organizers last answered."""
        answered = [at for at, each in enumerate(self.messages, 1) if each.by_organizers]
        return len(self.messages) - max(answered, default=0)

    def concerns(self, member: int) -> bool:
        """Whether the member is its reporter or the one it is about. Neither decides anything here,
        and the latter never hears of it."""
        return member in (self.reporter, self.about)

    def changed(self, **changes: object) -> "Concern":
        return replace(self, revision=self.revision + 1, **changes)  # type: ignore[arg-type]

    def wordless(self) -> "Concern":
        """What is kept of a closed concern once somebody involved was erased."""
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
        """When it is shown to the organizers again if nobody looks after it, at least a day after
        the last time, which may have waited for Monday. None if it is not shown again."""
        soon = self.opened_at + URGENT_AGAIN_AFTER
        if self.urgency is Urgency.NOW and now < soon:
            return soon
        days = (now + A_DAY - self.opened_at) // AGAIN_AFTER + 1
        again = self.opened_at + days * AGAIN_AFTER
        return again if again <= self.opened_at + COMES_AGAIN_FOR else None


@frozen
class SeekingConcern:
    """A concern for which we are looking for the members who run this space on its platform."""

    id: str
    community: int
    platform: str
    space: str
