"""Tables of suggestions: who wants them, the rounds, and what each member gets in a round."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, false
from sqlmodel import Field

from bot.interview.suggestions.suggestions import RoundState, Unmatched
from storage.tables.column_types import Instant, Json, OneOf
from storage.tables.row import TableRow


class SuggestionWishRow(TableRow, table=True):
    """A member wants somebody suggested to them. See
    bot.interview.suggestions.suggestions.SuggestionWish."""

    __tablename__ = "suggestion_wish"
    __table_args__ = (Index("suggestion_wish_due", "community", "next_on"),)

    member: int = Field(primary_key=True, foreign_key="member.id")
    community: int = Field(foreign_key="community.id")
    words: str
    every_weeks: int
    next_on: date
    paused: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    left_out: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    served_at: datetime | None = Field(sa_type=Instant)


class SuggestionRoundRow(TableRow, table=True):
    """One row for each Tuesday on which a community had suggestions."""

    __tablename__ = "suggestion_round"
    __table_args__ = (Index("suggestion_round_state", "state"),)

    community: int = Field(primary_key=True, foreign_key="community.id")
    day: date = Field(primary_key=True)
    state: RoundState = Field(sa_type=OneOf(RoundState))
    made_at: datetime = Field(sa_type=Instant)
    hosts: int
    full: int


class SuggestionRow(TableRow, table=True):
    """What a member gets in a round: at most one suggestion. See
    bot.interview.suggestions.suggestions.Suggestion."""

    __tablename__ = "suggestion"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community", "day"], ["suggestion_round.community", "suggestion_round.day"]
        ),
        Index("suggestion_of_round", "community", "day", "sent_at"),
    )

    member: int = Field(primary_key=True, foreign_key="member.id")
    day: date = Field(primary_key=True)
    community: int = Field(foreign_key="community.id")
    at: datetime = Field(sa_type=Instant)
    host: int | None = Field(foreign_key="member.id", index=True)
    why: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))
    unmatched: Unmatched | None = Field(sa_type=OneOf(Unmatched), nullable=True)
    sent_at: datetime | None = Field(sa_type=Instant)
    refused_at: datetime | None = Field(sa_type=Instant)
