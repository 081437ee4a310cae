"""Tables of what becomes due: cards in the outbox, timers, and events that wait to be decided."""

from datetime import datetime

from sqlalchemy import BigInteger, Double, Index, Text, false
from sqlmodel import Field

from storage.tables.column_types import Instant, Seconds
from storage.tables.partial import on_postgresql_alone, only
from storage.tables.row import TableRow

_SINGLE = only(
    "due_at IS NOT NULL AND taken = 0 AND bulk = 0",
    "due_at IS NOT NULL AND NOT taken AND NOT bulk",
)
_BULK = only("due_at IS NOT NULL AND bulk = 1", "due_at IS NOT NULL AND bulk")
"""Cards in bulk have an index of their own, so that they never slow down the others, however many
of them wait."""
_HOLDING = only(
    "due_at IS NOT NULL AND holds = 1 AND bulk = 0 AND message IS NULL",
    "due_at IS NOT NULL AND holds AND NOT bulk AND message IS NULL",
)


class CardRow(TableRow, table=True):
    """A card for a member. The row stays after the card was delivered, so that it can be edited."""

    __tablename__ = "card"
    __table_args__ = (
        Index("card_known", "member", "digest", unique=True),
        Index(
            "card_waiting",
            *("space", "due_at", "posted_at", "id", "member"),
            **_SINGLE,
        ),
        Index("card_in_bulk", "space", "due_at", "posted_at", "id", **_BULK),
        Index(
            "card_pending_of_member",
            *("member", "posted_at"),
            **only("due_at IS NOT NULL"),
        ),
        Index(
            "card_settled",
            *("space", "taken_at"),
            **only("due_at IS NULL AND taken_at IS NOT NULL"),
        ),
        Index("card_fleeting", "taken_at", **only("fleeting = 1", "fleeting")),
        Index("card_about", "about", **only("about IS NOT NULL")),
        Index("card_taken", "member", "posted_at", **only("taken = 1", "taken")),
        Index("card_holding", "member", "due_at", **_HOLDING),
        on_postgresql_alone(postgresql_with={"autovacuum_vacuum_scale_factor": 0.02}),
    )

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id")
    space: int = Field(sa_column_kwargs={"server_default": "0"})
    """The number of its member's space. With it, the cards of a slow space can be skipped without a
    join with members."""
    key: str
    """The key of the card, usually shortened: see storage.cards.card_keys."""
    digest: int = Field(sa_type=BigInteger)
    """The digest of the whole key, for the index: see storage.cards.card_keys."""
    about: str | None = Field(foreign_key="interview.id")
    card: str = Field(sa_type=Text)
    """The content, in the format of storage.cards.card_rows. Empty once it was forgotten: see
    storage.cards.forgotten_cards."""
    changes_later: bool
    grouped: bool = Field(sa_column_kwargs={"server_default": false()})
    """Cards that are grouped and have the same `message` are shown in it together."""
    version: int
    """It rises each time the content changes."""
    posted_at: datetime = Field(sa_type=Instant)
    """The member's cards are delivered in this order. It does not change while the card waits."""
    due_at: datetime | None = Field(sa_type=Instant)
    """When a courier may take it. None once it was delivered or given up."""
    taken: bool
    """While a courier has taken the card, no other courier gets it."""
    in_doubt: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """It is being handed over to the platform, or an attempt may have arrived without confirmation.
    False again once it has certainly arrived."""
    taken_at: datetime | None = Field(sa_type=Seconds)
    """When a courier last took it. None once its content was forgotten."""
    taken_by: str | None = None
    """The id of the courier that has taken it."""
    attempts: int
    message: str | None
    """The platform's id of the message that shows the card. It begins with
    storage.cards.queued_cards.ANNOUNCEMENT_PREFIX if the message only announces the card. None
    before that."""
    until: datetime | None = Field(default=None, sa_type=Instant)
    """If the card has not been shown by then, it is not delivered any more."""
    bulk: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """It may wait until all other cards are delivered."""
    holds: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Until this card is due, no newer card of its member that was not shown yet is due."""
    fleeting: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Its content is forgotten a day after it was shown."""


class CourierRow(TableRow, table=True):
    """A process that delivers cards. See bot.engine.store.couriers."""

    __tablename__ = "courier"

    id: str = Field(primary_key=True)
    tick: int = Field(sa_column_kwargs={"server_default": "0"})
    """The number of the tick in which its last heartbeat was."""
    began: float = Field(sa_type=Double, sa_column_kwargs={"server_default": "0"})
    """When that tick began, in seconds since 1970 by the database's clock."""


class WordingRow(TableRow, table=True):
    """A text of ours that many rows refer to by this id. See storage.statements.wordings."""

    __tablename__ = "wording"

    id: str = Field(primary_key=True)
    words: str
    unused_since: datetime | None = Field(default=None, sa_type=Instant)
    """When it was first noticed that no row refers to it any more. None while it is in use."""


class TimerRow(TableRow, table=True):
    """A timer of an interview."""

    __tablename__ = "timer"
    __table_args__ = (
        Index("timer_awake", "at", "interview", "name", **only("asleep_in IS NULL")),
        Index(
            "timer_pressing",
            *("at", "interview", "name"),
            **only("asleep_in IS NULL AND pressing = 1", "asleep_in IS NULL AND pressing"),
        ),
        Index("timer_asleep", "asleep_in", "interview", **only("asleep_in IS NOT NULL")),
    )

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    asleep_in: int | None = Field(default=None)
    """The community of a timer that became due while it had to wait for a space to wake or for a
    block to be lifted. Until then it is not claimed again. None for all other timers."""
    pressing: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """It is claimed before all others."""


class KeptEventRow(TableRow, table=True):
    """An event of a member that was acknowledged before it was decided. It is deleted in the
    transaction of its decision, so the member's words in it usually stay here for seconds only."""

    __tablename__ = "kept_event"

    id: str = Field(primary_key=True, max_length=40)
    platform: str
    space: str
    kind: str
    """The name of the event's class."""
    event: str
    """The event as JSON."""
    way: str
    """How to deliver the answer, in the platform's own format. It contains a response URL of Slack
    or the token of a Discord interaction, not encrypted: these can only answer one person about
    this one event, for 30 and 15 minutes, and read nothing."""
    at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
    """Until then, the event is leased to the process that stored it or claimed it last."""
