"""Tables of interviews, and of what the two sides say about them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Index, Text, false
from sqlmodel import Field

from bot.interview.afterwards.assessments import Assessed, AssessmentAnswer
from bot.interview.afterwards.resources import ResourceKind
from bot.interview.hosting import Venue
from bot.interview.model import (
    CURRENT_STAGES,
    ROOM_STAGES,
    Absence,
    Debrief,
    SelfIntroduction,
    Side,
    Stage,
    Update,
)
from bot.interview.next_step import NextStep
from bot.interview.organizing.quotes import HostConsent
from storage.tables.column_types import Instant, Json, OneOf
from storage.tables.partial import only
from storage.tables.row import TableRow


def _is_in(stages: Iterable[Stage]) -> str:
    listed = ", ".join(f"'{each}'" for each in sorted(stages))
    return f"stage IN ({listed})"


TAKES_ROOM = f"({_is_in(ROOM_STAGES)} OR stage = '{Stage.ASKED}' AND moved)"
"""SQL: whether an interview counts towards its host's number per month. One that is being moved
still counts."""
IS_CURRENT = _is_in(CURRENT_STAGES)
"""SQL: whether something may still happen in an interview."""


class InterviewRow(TableRow, table=True):
    __tablename__ = "interview"
    __table_args__ = (
        Index("interview_of_seeker", "seeker", "asked_at"),
        Index("interview_of_host", "host", "asked_at"),
        Index("interview_current_of_seeker", "seeker", **only(IS_CURRENT)),
        Index("interview_current_of_host", "host", **only(IS_CURRENT)),
        Index("interview_of_community", "community", "changed_at"),
        Index("interview_takes_room", "host", "start", **only(TAKES_ROOM)),
        Index("interview_with_words", "community", "changed_at", "id", **only("wish != ''")),
        Index("interview_with_venue", "community", "start", **only("venue IS NOT NULL")),
    )

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id")
    seeker: int = Field(foreign_key="member.id")
    host: int = Field(foreign_key="member.id")
    connection: str
    wish: str
    minutes: int
    asked_at: datetime = Field(sa_type=Instant)
    changed_at: datetime = Field(sa_type=Instant)
    stage: Stage = Field(sa_type=OneOf(Stage))
    revision: int
    awaiting: Side = Field(sa_type=OneOf(Side))
    offered: tuple[datetime, ...] = Field(sa_type=Json(tuple[datetime, ...]))
    start: datetime | None = Field(sa_type=Instant)
    debrief: Debrief | None = Field(sa_type=Json(Debrief), nullable=True)
    thanks_for: str = Field(sa_column_kwargs={"server_default": ""})
    note: str | None
    last_contact_at: datetime | None = Field(sa_type=Instant)
    nudges: bool
    moved: bool
    absences: tuple[Absence, ...] = Field(
        sa_type=Json(tuple[Absence, ...], repeats=True), sa_column_kwargs={"server_default": "[]"}
    )
    follow_up_at: datetime | None = Field(sa_type=Instant)
    reminded: tuple[datetime, ...] = Field(
        sa_type=Json(tuple[datetime, ...], repeats=True), sa_column_kwargs={"server_default": "[]"}
    )
    draft_update: str | None
    last_update: Update | None = Field(sa_type=Json(Update), nullable=True)
    acknowledged: bool = Field(sa_column_kwargs={"server_default": false()})
    venue: Venue | None = Field(sa_type=Json(Venue), nullable=True)
    rounds: int = Field(sa_column_kwargs={"server_default": "0"})
    ends_at: datetime | None = Field(sa_type=Instant)
    ended_by: Side | None = Field(sa_type=OneOf(Side), nullable=True)
    may_ask_again: bool = Field(sa_column_kwargs={"server_default": false()})
    keep_posted: bool = Field(sa_column_kwargs={"server_default": false()})
    self_introduction: SelfIntroduction | None = Field(
        sa_type=Json(SelfIntroduction), nullable=True
    )
    goal: str = Field(sa_column_kwargs={"server_default": ""})
    notes: tuple[str, ...] = Field(
        sa_type=Json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"}
    )
    next_step: NextStep | None = Field(sa_type=Json(NextStep), nullable=True)
    told_of_lateness: tuple[Side, ...] = Field(
        sa_type=Json(tuple[Side, ...], repeats=True), sa_column_kwargs={"server_default": "[]"}
    )


class ForgettingRow(TableRow, table=True):
    """When the words of an interview will be forgotten. Its seeker has been told."""

    __tablename__ = "forgetting"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    at: datetime = Field(sa_type=Instant, index=True)


class PlanRow(TableRow, table=True):
    """What a seeker wants to ask in an interview. storage.interviews.plans describes the format of
    `questions` and `reserve`."""

    __tablename__ = "plan"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    host: int = Field(foreign_key="member.id")
    questions: str = Field(sa_type=Text)
    reserve: str = Field(sa_type=Text)
    dropped: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))


class ReflectionRow(TableRow, table=True):
    """What a seeker keeps about an interview. Only they can read it."""

    __tablename__ = "reflection"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    before: int | None
    after: int | None
    next_question: str


class AssessmentRow(TableRow, table=True):
    """How a side assessed an interview with one press of a button. It is shown to others only as
    part of a number."""

    __tablename__ = "assessment"
    __table_args__ = (Index("assessment_of_community", "community", "at"),)

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    side: Side = Field(sa_type=OneOf(Side), primary_key=True)
    what: Assessed = Field(sa_type=OneOf(Assessed), primary_key=True)
    community: int = Field(foreign_key="community.id")
    member: int = Field(foreign_key="member.id", index=True)
    answer: AssessmentAnswer = Field(sa_type=OneOf(AssessmentAnswer))
    at: datetime = Field(sa_type=Instant)


class QuoteRow(TableRow, table=True):
    """A sentence that a seeker lets the programme quote."""

    __tablename__ = "quote"
    __table_args__ = (Index("quote_of_community", "community", "at"),)

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    community: int = Field(foreign_key="community.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    host: int = Field(foreign_key="member.id", index=True)
    sentence: str
    named: bool
    consent: HostConsent = Field(sa_type=OneOf(HostConsent))
    at: datetime = Field(sa_type=Instant)


class RecommendationRow(TableRow, table=True):
    """What a seeker put on the reading list of their community."""

    __tablename__ = "recommendation"
    __table_args__ = (Index("recommendation_listed", "community", "listed", "key"),)

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    key: str = Field(primary_key=True, max_length=16)
    community: int = Field(foreign_key="community.id")
    seeker: int = Field(foreign_key="member.id")
    host: int = Field(foreign_key="member.id")
    kind: ResourceKind = Field(sa_type=OneOf(ResourceKind))
    text: str
    field: str
    added_at: datetime = Field(sa_type=Instant)
    listed: bool
    words: str
    """The words that a search is compared with, each after a space."""
    removed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class NamingRow(TableRow, table=True):
    """The recommendations from an interview, by their `keys`, next to which its host may be
    named."""

    __tablename__ = "naming"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    host: int = Field(foreign_key="member.id")
    keys: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))
