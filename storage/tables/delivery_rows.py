"""Tables of what is due: cards in the outbox, timers, and events that wait for their decision."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Double, Index, Text, false, text
from sqlmodel import Field

from storage.column_types import Instant, Seconds
from storage.tables.partial import only
from storage.tables.row import TableRow

_PENDING = text("due_at IS NOT NULL")
_SINGLE: dict[str, Any] = {
    "sqlite_where": text("due_at IS NOT NULL AND taken = 0 AND bulk = 0"),
    "postgresql_where": text("due_at IS NOT NULL AND NOT taken AND NOT bulk"),
}
_BULK: dict[str, Any] = {
    "sqlite_where": text("due_at IS NOT NULL AND bulk = 1"),
    "postgresql_where": text("due_at IS NOT NULL AND bulk"),
}
"""Kept apart, so that however many wait in bulk, they cost the others nothing."""
_HOLDING = only(
    "due_at IS NOT NULL AND holds = 1 AND bulk = 0 AND message IS NULL",
    "due_at IS NOT NULL AND holds AND NOT bulk AND message IS NULL",
)
_TAKEN: dict[str, Any] = {"sqlite_where": text("taken = 1"), "postgresql_where": text("taken")}


class CardRow(TableRow, table=True):
    """A card for a member, in the outbox and after.

    `key` and `digest` are as storage.card_keys tells. `due_at` is when a courier may take it; None
    once it was delivered or given up. While it is `taken` (`taken_by`, of the couriers, at
    `taken_at`) nobody else gets it. It is `in_doubt` while it is handed over, and where a try may
    have arrived without anybody having said so, until it is surely there. `posted_at` is its place
    in the order of its member's cards, and stays while it waits. Until one that `holds` is due,
    nothing new that was posted later is. Cards that are `grouped` and have the same `message` are
    shown in it together. `space` is the number of its member's, so that the cards of a slow space
    can be passed over without a look at members. `card` is as storage.card_rows tells. After
    `until`, a card that was never shown is of no use any more. Those in `bulk` can wait for all
    others. One that is `fleeting` is forgotten a day after it was shown; what is forgotten was
    `taken_at` no time.
    """

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
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(
            "card_settled",
            *("space", "taken_at"),
            **only("due_at IS NULL AND taken_at IS NOT NULL"),
        ),
        Index("card_fleeting", "taken_at", **only("fleeting = 1", "fleeting")),
        Index("card_about", "about", **only("about IS NOT NULL")),
        Index("card_taken", "member", "posted_at", **_TAKEN),
        Index("card_holding", "member", "due_at", **_HOLDING),
    )

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id")
    space: int
    key: str
    digest: int = Field(sa_type=BigInteger)
    about: str | None = Field(foreign_key="interview.id")
    card: str = Field(sa_type=Text)
    changes_later: bool
    grouped: bool
    version: int
    posted_at: datetime = Field(sa_type=Instant)
    due_at: datetime | None = Field(sa_type=Instant)
    taken: bool
    in_doubt: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    taken_at: datetime | None = Field(sa_type=Seconds)
    taken_by: str | None = None
    attempts: int
    message: str | None
    until: datetime | None = Field(default=None, sa_type=Instant)
    bulk: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    holds: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    fleeting: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class CourierRow(TableRow, table=True):
    """A process that delivers cards; it last beat in this `tick`, which `began` then, in seconds of
    the database's clock. See bot.engine.couriers."""

    __tablename__ = "courier"

    id: str = Field(primary_key=True)
    tick: int
    began: float = Field(sa_type=Double)


class WordingRow(TableRow, table=True):
    """What many rows say in the same words of ours. See storage.wordings."""

    __tablename__ = "wording"

    id: str = Field(primary_key=True)
    words: str


class TimerRow(TableRow, table=True):
    """One that was due while it had to wait, for a space to wake or a block to be lifted, is marked
    with the community in which it sleeps, so that nobody meets it again before. Those that are
    `pressing` go before all others."""

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
    pressing: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class KeptEventRow(TableRow, table=True):
    """What somebody did, acknowledged before it was decided; it goes with its decision, so what
    they wrote in it stands here for seconds. `kind` is the class of `event`; whoever decides on
    it takes it until `due_at`.

    The `way` of the answer holds a response URL of Slack's or the token of one of Discord's
    interactions, not encrypted: they answer one person about this one event, for 30 and 15
    minutes, and read nothing.
    """

    __tablename__ = "kept_event"

    id: str = Field(primary_key=True, max_length=40)
    platform: str
    space: str
    kind: str
    event: str
    way: str
    at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
