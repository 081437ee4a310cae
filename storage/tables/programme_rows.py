"""Tables of the programme that organizers run."""

from datetime import datetime

from sqlalchemy import Index, false, true
from sqlmodel import Field

from bot.cards.cards import Card
from bot.engine.channel_posts import PostKind, PostState
from bot.engine.imports import ImportState
from bot.interview.conduct.concerns import (
    ConcernKind,
    ConcernMessage,
    ConcernState,
    Outcome,
    Urgency,
    Warned,
)
from bot.interview.organizing.broadcasts import Audience, BroadcastState
from bot.interview.organizing.programme import ActName, FirstStep
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from storage.tables.column_types import Instant, Json, OneOf
from storage.tables.earlier_cards import CardJson
from storage.tables.partial import only
from storage.tables.row import TableRow


class ProgrammeRow(TableRow, table=True):
    """One row for each community. See bot.interview.organizing.programme.Programme."""

    __tablename__ = "programme"

    community: int = Field(primary_key=True, foreign_key="community.id")
    began_at: datetime = Field(sa_type=Instant)
    contact: int | None = Field(foreign_key="member.id")
    rules: str = Field(default="", sa_column_kwargs={"server_default": ""})
    rules_changed_at: datetime | None = Field(sa_type=Instant)
    guests: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    words_kept_months: int = Field(default=24, sa_column_kwargs={"server_default": "24"})
    settings: ProgrammeSettings = Field(
        default=DEFAULT_SETTINGS,
        sa_type=Json(ProgrammeSettings, repeats=True),
        nullable=False,
        sa_column_kwargs={"server_default": "{}"},
    )
    suggestions: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    remind_idle: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    yearly_thanks: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    thanks_sentence: str = Field(default="", sa_column_kwargs={"server_default": ""})
    opened_at: datetime | None = Field(sa_type=Instant)
    seen_to: tuple[FirstStep, ...] = Field(
        default=(),
        sa_type=Json(tuple[FirstStep, ...]),
        sa_column_kwargs={"server_default": "[]"},
    )


class OrganizerRow(TableRow, table=True):
    __tablename__ = "organizer"

    member: int = Field(primary_key=True, foreign_key="member.id")
    community: int = Field(foreign_key="community.id", index=True)
    since: datetime = Field(sa_type=Instant)
    reports: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class ActRow(TableRow, table=True):
    """An entry in the record of what organizers did. It is never changed."""

    __tablename__ = "act"
    __table_args__ = (Index("act_of_community", "community", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    community: int = Field(foreign_key="community.id")
    at: datetime = Field(sa_type=Instant)
    by: int = Field(foreign_key="member.id")
    name: ActName = Field(sa_type=OneOf(ActName))
    about: int | None = Field(foreign_key="member.id")
    interview: str | None
    """The id of the interview, also after it was deleted."""


class ConcernRow(TableRow, table=True):
    """What a member reported about another. Who may read it is checked on every read. See
    bot.interview.conduct.concerns.Concern."""

    __tablename__ = "concern"
    __table_args__ = (Index("concern_of_community", "community", "state"),)

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id")
    reporter: int = Field(foreign_key="member.id", index=True)
    opened_at: datetime = Field(sa_type=Instant)
    about: int | None = Field(foreign_key="member.id", index=True)
    named: str
    what: str
    wish: str
    urgency: Urgency = Field(sa_type=OneOf(Urgency))
    kind: ConcernKind = Field(sa_type=OneOf(ConcernKind))
    interview: str | None = Field(foreign_key="interview.id")
    state: ConcernState = Field(sa_type=OneOf(ConcernState))
    revision: int
    keeper: int | None = Field(foreign_key="member.id")
    owners: tuple[int, ...] | None = Field(sa_type=Json(tuple[int, ...]), nullable=True)
    seeks_owners: bool
    messages: tuple[ConcernMessage, ...] = Field(sa_type=Json(tuple[ConcernMessage, ...]))
    warned: Warned | None = Field(sa_type=Json(Warned), nullable=True)
    note: str
    outcome: Outcome | None = Field(sa_type=OneOf(Outcome), nullable=True)
    outcome_words: str
    closed_at: datetime | None = Field(sa_type=Instant)


class ChannelPostRow(TableRow, table=True):
    """A post in a channel that an organizer planned. See bot.engine.channel_posts.ChannelPost."""

    __tablename__ = "channel_post"
    __table_args__ = (Index("channel_post_of_community", "community", "at"),)

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id")
    platform: str
    space: str
    channel: str
    kind: PostKind = Field(sa_type=OneOf(PostKind))
    by: int = Field(foreign_key="member.id", index=True)
    card: Card = Field(sa_type=CardJson())
    at: datetime = Field(sa_type=Instant)
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    state: PostState = Field(sa_type=OneOf(PostState))
    message: str


class IntroductionRow(TableRow, table=True):
    """Two members whom an organizer would like to introduce to each other. The row is deleted once
    they cannot answer any more. See bot.interview.finding.introductions.Introduction."""

    __tablename__ = "introduction"

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id")
    by: int = Field(foreign_key="member.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    host: int = Field(foreign_key="member.id", index=True)
    sentence: str
    at: datetime = Field(sa_type=Instant)
    seeker_says: bool | None
    host_says: bool | None
    came_together: bool


class PeopleImportRow(TableRow, table=True):
    """People whom an organizer wants to invite. `content` is encrypted. The row is deleted once all
    are invited, or after a week. See bot.engine.imports.PeopleImport."""

    __tablename__ = "people_import"

    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    by: int = Field(foreign_key="member.id", index=True)
    at: datetime = Field(sa_type=Instant)
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    state: ImportState = Field(sa_type=OneOf(ImportState))
    content: str


class InvitationRow(TableRow, table=True):
    """A member was invited to host. Nobody is invited twice. `number` is the one that the
    organizer's import gave for them, if any."""

    __tablename__ = "invitation"

    member: int = Field(primary_key=True, foreign_key="member.id")
    community: int = Field(foreign_key="community.id", index=True)
    by: int = Field(foreign_key="member.id", index=True)
    at: datetime = Field(sa_type=Instant)
    number: str


class DoorQuestionRow(TableRow, table=True):
    """The member `by` asked the member `whom`, who does not host, to open their door."""

    __tablename__ = "door_question"

    by: int = Field(primary_key=True, foreign_key="member.id")
    whom: int = Field(primary_key=True, foreign_key="member.id", index=True)
    community: int = Field(foreign_key="community.id", index=True)
    at: datetime = Field(sa_type=Instant)


class CommunityTimerRow(TableRow, table=True):
    """A timer of a whole community."""

    __tablename__ = "community_timer"
    __table_args__ = (
        Index("community_timer_awake", "at", "community", **only("asleep = 0", "NOT asleep")),
        Index("community_timer_asleep", "community", **only("asleep = 1", "asleep")),
    )

    community: int = Field(primary_key=True, foreign_key="community.id")
    name: str = Field(primary_key=True)
    about: str = Field(primary_key=True)
    """The id of what it is about, for example a member or a concern. Empty for the programme
    itself."""
    at: datetime = Field(sa_type=Instant)
    asleep: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """It became due while every space of the community slept. It waits until one wakes."""


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
