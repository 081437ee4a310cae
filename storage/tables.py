"""The tables. Those of members, hosts and interviews hold the fields of bot.interview.model.

Statements are made of the tables at the end, and rows become values (storage.values): what a
flow is given is never tied to a connection. The search has tables of its own, which only the
databases know; see the first migration.
"""

from datetime import datetime, time

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from bot.cards.cards import Card
from bot.interview.calendars import Flaw, Trouble
from bot.interview.hours import TimeOff, WeeklyHours
from bot.interview.model import Absence, Debrief, Place, Side, Situation, Stage, Update, Venue
from bot.interview.plan import Planned
from bot.interview.resources import Kind
from storage.types import Instant, Json, one_of

_PENDING = text("due_at IS NOT NULL")


class Community(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)


class Space(SQLModel, table=True):
    """`id` is the platform's. While Askwell is not in it, it is `asleep`."""

    platform: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    asleep: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("platform", "space", "user"),
        ForeignKeyConstraint(["platform", "space"], ["space.platform", "space.id"]),
        Index("member_of_user", "platform", "user"),
    )

    id: int | None = Field(default=None, primary_key=True)
    community: int = Field(foreign_key="community.id", index=True)
    platform: str
    space: str
    user: str
    name: str
    zone: str | None
    quiet_from: time
    quiet_until: time
    night_from: time
    night_until: time
    nudges: bool
    minutes_before: bool
    situation: Situation | None = Field(sa_type=one_of(Situation), nullable=True)
    unreachable: bool = Field(sa_column_kwargs={"server_default": false()})
    left: bool = Field(sa_column_kwargs={"server_default": false()})


class HostRow(SQLModel, table=True):
    """The profile of a member who was asked to host, or wanted to."""

    __tablename__ = "host"
    __table_args__ = (Index("host_open", "community", "open"),)

    member: int = Field(primary_key=True, foreign_key="member.id")
    community: int = Field(foreign_key="community.id")
    headline: str
    field: str
    topics: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))
    gladly: str
    per_month: int
    minutes: int
    hours: WeeklyHours = Field(sa_type=Json(WeeklyHours))
    zone: str
    place: Place = Field(sa_type=one_of(Place))
    place_detail: str
    open: bool
    paused_until: datetime | None = Field(sa_type=Instant)
    time_off: tuple[TimeOff, ...] = Field(sa_type=Json(tuple[TimeOff, ...]))
    country: str


class InterviewRow(SQLModel, table=True):
    __tablename__ = "interview"
    __table_args__ = (
        Index("interview_of_seeker", "seeker", "asked_at"),
        Index("interview_of_host", "host", "asked_at"),
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
    stage: Stage = Field(sa_type=one_of(Stage))
    revision: int
    awaiting: Side = Field(sa_type=one_of(Side))
    offered: tuple[datetime, ...] = Field(sa_type=Json(tuple[datetime, ...]))
    start: datetime | None = Field(sa_type=Instant)
    debrief: Debrief | None = Field(sa_type=Json(Debrief), nullable=True)
    thanks_for: str
    note: str | None
    last_contact_at: datetime | None = Field(sa_type=Instant)
    nudges: bool
    moved: bool
    absences: tuple[Absence, ...] = Field(sa_type=Json(tuple[Absence, ...]))
    touch_at: datetime | None = Field(sa_type=Instant)
    reminded: tuple[datetime, ...] = Field(sa_type=Json(tuple[datetime, ...]))
    draft_update: str | None
    last_update: Update | None = Field(sa_type=Json(Update), nullable=True)
    acknowledged: bool = Field(sa_column_kwargs={"server_default": false()})
    venue: Venue | None = Field(sa_type=Json(Venue), nullable=True)


class PlanRow(SQLModel, table=True):
    """What a seeker means to ask in an interview."""

    __tablename__ = "plan"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    host: int = Field(foreign_key="member.id")
    questions: tuple[Planned, ...] = Field(sa_type=Json(tuple[Planned, ...]))
    reserve: tuple[Planned, ...] = Field(sa_type=Json(tuple[Planned, ...]))
    dropped: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))


class ReflectionRow(SQLModel, table=True):
    """What a seeker keeps about an interview, theirs alone."""

    __tablename__ = "reflection"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seeker: int = Field(foreign_key="member.id", index=True)
    before: int | None
    after: int | None
    next_question: str


class RecommendationRow(SQLModel, table=True):
    """What a seeker put on the reading list of their community. `words` are those that a search
    is held against, a blank before each."""

    __tablename__ = "recommendation"
    __table_args__ = (Index("recommendation_listed", "community", "listed", "key"),)

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    key: str = Field(primary_key=True, max_length=16)
    community: int = Field(foreign_key="community.id")
    seeker: int = Field(foreign_key="member.id")
    host: int = Field(foreign_key="member.id")
    kind: Kind = Field(sa_type=one_of(Kind))
    text: str
    field: str
    added_at: datetime = Field(sa_type=Instant)
    listed: bool
    words: str


class NamingRow(SQLModel, table=True):
    """Beside what of an interview its host may be named."""

    __tablename__ = "naming"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    host: int = Field(foreign_key="member.id")
    keys: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))


class CardRow(SQLModel, table=True):
    """A card for a member, in the outbox and after.

    `due_at` is when a courier may take it; None once it was delivered or given up. A courier who
    takes it (`taken`) moves that on to the end of the lease. It is `in_doubt` where a try may have
    arrived without anybody having said so, until it is surely there. `posted_at` is its place in
    the order of its member's cards, and stays while it waits. Cards that are `grouped` and have the
    same `message` are shown in it together. `platform` and `space` are its member's, so that the
    cards of a slow space can be passed over without a look at members.
    After `until`, a card that was never shown is of no use any more.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("member", "key"),
        Index(
            "card_pending",
            *("posted_at", "id", "due_at", "platform", "space"),
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(
            "card_pending_of_member",
            *("member", "posted_at"),
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index("card_due", "due_at", sqlite_where=_PENDING, postgresql_where=_PENDING),
    )

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id")
    platform: str
    space: str
    key: str
    about: str | None = Field(foreign_key="interview.id", index=True)
    card: Card = Field(sa_type=Json(Card))
    changes_later: bool
    grouped: bool
    version: int
    posted_at: datetime = Field(sa_type=Instant)
    due_at: datetime | None = Field(sa_type=Instant)
    taken: bool
    in_doubt: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    taken_at: datetime | None = Field(sa_type=Instant)
    attempts: int
    message: str | None
    shown_version: int
    until: datetime | None = Field(default=None, sa_type=Instant)


class TimerRow(SQLModel, table=True):
    __tablename__ = "timer"

    interview: str = Field(primary_key=True, foreign_key="interview.id")
    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant, index=True)


class KeptEventRow(SQLModel, table=True):
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


class FeedTokenRow(SQLModel, table=True):
    """What opens a member's feed: the SHA-256 of the token in its address, never the token."""

    __tablename__ = "feed_token"

    member: int = Field(primary_key=True, foreign_key="member.id")
    hash: str = Field(unique=True)
    made_at: datetime = Field(sa_type=Instant)


class OwnCalendarRow(SQLModel, table=True):
    """One of a member's own calendars, from which we read when they are busy: when it was last
    read and is to be read next (at once if empty), how often it has failed since, and why some of
    it is left out. See bot.interview.calendars.Source."""

    __tablename__ = "own_calendar"
    __table_args__ = {"sqlite_autoincrement": True}
    """Buttons name an id: it is never given to another calendar."""

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id", index=True)
    name: str
    url: str
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    read_at: datetime | None = Field(sa_type=Instant)
    failures: int
    trouble: Trouble | None = Field(sa_type=one_of(Trouble), nullable=True)
    flaws: frozenset[Flaw] = Field(sa_type=Json(frozenset[Flaw]))
    told: frozenset[Flaw] = Field(sa_type=Json(frozenset[Flaw]))


class BusyTimeRow(SQLModel, table=True):
    """A stretch of time that one of a member's own calendars holds. Those of one calendar do not
    overlap."""

    __tablename__ = "busy_time"

    calendar: int = Field(primary_key=True, foreign_key="own_calendar.id")
    start: datetime = Field(primary_key=True, sa_type=Instant)
    end: datetime = Field(sa_type=Instant)


class InstallationRow(SQLModel, table=True):
    """Slack's app (`client_id`) in a workspace: its bot, with the token encrypted under a key that
    is not in the database, and who installed it."""

    __tablename__ = "slack_installation"

    client_id: str = Field(primary_key=True)
    team_id: str = Field(primary_key=True)
    team_name: str | None
    app_id: str | None
    bot_token: str
    bot_id: str | None
    bot_user_id: str | None
    bot_scopes: str
    user_id: str
    installed_at: datetime = Field(sa_type=Instant)


class AliveRow(SQLModel, table=True):
    """When a process was last alive: one row."""

    __tablename__ = "alive"

    one: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class OutageRow(SQLModel, table=True):
    """When Askwell, or a platform, was away for long, and how much came late."""

    __tablename__ = "outage"

    id: int | None = Field(default=None, primary_key=True)
    who: str
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    late: int


metadata = SQLModel.metadata
communities = metadata.tables["community"]
spaces = metadata.tables["space"]
members = metadata.tables["member"]
hosts = metadata.tables["host"]
interviews = metadata.tables["interview"]
plans = metadata.tables["plan"]
reflections = metadata.tables["reflection"]
recommendations = metadata.tables["recommendation"]
namings = metadata.tables["naming"]
cards = metadata.tables["card"]
timers = metadata.tables["timer"]
kept_events = metadata.tables["kept_event"]
feed_tokens = metadata.tables["feed_token"]
own_calendars = metadata.tables["own_calendar"]
busy_times = metadata.tables["busy_time"]
installations = metadata.tables["slack_installation"]
alive = metadata.tables["alive"]
outages = metadata.tables["outage"]
