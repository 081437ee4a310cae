"""The table of messages from organizers to many members: see bot.interview.words_to_all."""

from datetime import datetime

from sqlmodel import Field

from bot.interview.words_to_all import Audience, WordState
from storage.column_types import Instant, one_of
from storage.tables.row import TableRow


class WordToAllRow(TableRow, table=True):
    __tablename__ = "word_to_all"

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    by: int | None = Field(foreign_key="member.id")
    made_at: datetime = Field(sa_type=Instant)
    title: str
    words: str
    audience: Audience = Field(sa_type=one_of(Audience))
    field: str
    group: int | None = Field(foreign_key="member_group.id")
    state: WordState = Field(sa_type=one_of(WordState))
    revision: int
    sent_at: datetime | None = Field(sa_type=Instant)
    last: int
    got: int
