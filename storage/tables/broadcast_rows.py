"""The table of messages from organizers to many members. See
bot.interview.organizing.broadcasts."""

from datetime import datetime

from sqlmodel import Field

from bot.interview.organizing.broadcasts import Audience, BroadcastState
from storage.tables.column_types import Instant, OneOf
from storage.tables.row import TableRow


class BroadcastRow(TableRow, table=True):
    __tablename__ = "word_to_all"

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    by: int | None = Field(foreign_key="member.id")
    made_at: datetime = Field(sa_type=Instant)
    title: str
    words: str
    audience: Audience = Field(sa_type=OneOf(Audience))
    field: str
    group: int | None = Field(foreign_key="member_group.id")
    state: BroadcastState = Field(sa_type=OneOf(BroadcastState))
    revision: int
    sent_at: datetime | None = Field(sa_type=Instant)
    last: int
    got: int
