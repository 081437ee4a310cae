"""Tables of plain facts for the numbers that organizers see. No row contains what one member wrote
to another, and none leads to a member who was erased. Instants are stored as whole seconds, because
a hundred thousand rows are read at once."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from bot.interview.model import Side, Stage
from bot.interview.numbers.facts import FirstAct
from bot.interview.numbers.orders import ReportPart
from bot.interview.numbers.periods import PeriodName
from storage.tables.column_types import OneOf, Seconds
from storage.tables.row import TableRow


class InterviewFactRow(TableRow, table=True):
    """The columns are explained in bot.interview.numbers.facts.InterviewFacts. Once a side is
    erased, a random negative number replaces their id, and `interview` is None."""

    __tablename__ = "interview_fact"
    __table_args__ = (
        Index("interview_fact_of_community", "community", "asked_at"),
        Index("interview_fact_over", "community", "over_at"),
        Index("interview_fact_of_field", "field", "host"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview: str | None = Field(unique=True)
    community: int = Field(foreign_key="community.id")
    seeker: int = Field(sa_type=BigInteger, index=True)
    host: int = Field(sa_type=BigInteger, index=True)
    field: str
    """The host's field when they were asked. Empty once it could lead to a host who was erased."""
    minutes: int
    asked_at: datetime = Field(sa_type=Seconds)
    stage: Stage = Field(sa_type=OneOf(Stage))
    ended_by: Side | None = Field(sa_type=OneOf(Side), nullable=True)
    closed_at: datetime | None = Field(sa_type=Seconds)
    first_act: FirstAct | None = Field(sa_type=OneOf(FirstAct), nullable=True)
    first_act_at: datetime | None = Field(sa_type=Seconds)
    booked_at: datetime | None = Field(sa_type=Seconds)
    start: datetime | None = Field(sa_type=Seconds)
    over_at: datetime | None = Field(sa_type=Seconds)
    said_held_at: datetime | None = Field(sa_type=Seconds)
    missed_at: datetime | None = Field(sa_type=Seconds)
    contradicted_at: datetime | None = Field(sa_type=Seconds)
    """When the two sides first disagreed on whether it took place."""
    notice: int | None


class DoorFactRow(TableRow, table=True):
    """A period in which a host's door was open with the same field and number per month. Once the
    host is erased, a random negative number replaces their id."""

    __tablename__ = "door_fact"
    __table_args__ = (Index("door_fact_of_field", "field", "host"),)

    id: int | None = Field(default=None, primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    host: int = Field(sa_type=BigInteger, index=True)
    field: str
    per_month: int
    opened_at: datetime = Field(sa_type=Seconds)
    """In the future while the host is on a break: then it is when the break ends."""
    closed_at: datetime | None = Field(sa_type=Seconds)
    """None while the door is open."""


class ConcernFactRow(TableRow, table=True):
    """When a concern was opened, when an organizer began to look after it, and when it was closed,
    but not whose it was."""

    __tablename__ = "concern_fact"

    concern: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    opened_at: datetime = Field(sa_type=Seconds)
    looked_after_at: datetime | None = Field(sa_type=Seconds)
    closed_at: datetime | None = Field(sa_type=Seconds)


class VainSearchRow(TableRow, table=True):
    """How many people searched for something in a month and found nobody. `month` is its first
    moment (UTC). Words that fewer than three people searched for are deleted when the month
    ends."""

    __tablename__ = "vain_search"

    community: int = Field(primary_key=True, foreign_key="community.id")
    month: datetime = Field(primary_key=True, sa_type=Seconds)
    words: str = Field(primary_key=True)
    people: int


class VainSearcherRow(TableRow, table=True):
    """Who made such a search, so that each member counts once. It is deleted when the month
    ends."""

    __tablename__ = "vain_searcher"

    member: int = Field(primary_key=True, foreign_key="member.id")
    month: datetime = Field(primary_key=True, sa_type=Seconds)
    words: str = Field(primary_key=True)


class ReportOrderRow(TableRow, table=True):
    """A report that an organizer asked for. It is deleted once the report is made."""

    __tablename__ = "report_order"

    member: int = Field(primary_key=True, foreign_key="member.id")
    part: ReportPart = Field(sa_type=OneOf(ReportPart), primary_key=True)
    community: int = Field(foreign_key="community.id")
    period: PeriodName = Field(sa_type=OneOf(PeriodName))
    at: datetime = Field(sa_type=Seconds)
    first: date | None
    last: date | None
    group: int | None = Field(foreign_key="member_group.id")
    field: str = Field(default="", sa_column_kwargs={"server_default": ""})
