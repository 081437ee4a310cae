"""Tables of members: who they are, what they host, and their calendars."""

from datetime import datetime, time

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, false, true
from sqlmodel import Field

from bot.interview.hosting import HostApproval, Place
from bot.interview.hours import TimeOff, WeeklyHours
from bot.interview.members import ClockFormat, Situation, Suspension
from bot.interview.organizing.groups import GroupKind
from bot.interview.scheduling.calendars import Flaw, Trouble
from bot.interview.trips import Trip
from storage.tables.column_types import Instant, Json, OneOf, Seconds
from storage.tables.partial import only
from storage.tables.row import TableRow


class Community(TableRow, table=True):
    id: int | None = Field(default=None, primary_key=True)


class Space(TableRow, table=True):
    """A Slack workspace or a Discord server. `id` is the platform's."""

    __table_args__ = (
        Index("space_number", "number", unique=True),
        Index("space_awake", "platform", "id", "number", **only("asleep = 0", "NOT asleep")),
        Index("space_waking", "community", **only("waking_after IS NOT NULL")),
    )

    platform: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    number: int = Field(sa_column_kwargs={"server_default": "0"})
    """Our own number of the space: the id of the community that was created together with it."""
    community: int = Field(foreign_key="community.id", index=True)
    asleep: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Askwell is not in the space, so nothing is sent there."""
    asleep_since: datetime | None = Field(default=None, sa_type=Instant)
    """When we noticed that."""
    bulk_rests_until: datetime | None = Field(default=None, sa_type=Instant)
    """Cards in bulk are not sent there before this time."""
    waking_after: str | None = Field(default=None)
    """While the timers of the space are being woken, in the order of their interviews' ids: the
    last interview that is done. None otherwise."""


class MemberRow(TableRow, table=True):
    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("platform", "space", "user"),
        ForeignKeyConstraint(["platform", "space"], ["space.platform", "space.id"]),
        Index("member_of_user", "platform", "user"),
        Index("member_kept", "platform", "space", **only("erased_at IS NULL")),
        Index("member_suspended", "community", "suspension", **only("suspension IS NOT NULL")),
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
    night_from: time = Field(sa_column_kwargs={"server_default": "22:00:00"})
    night_until: time = Field(sa_column_kwargs={"server_default": "07:00:00"})
    nudges: bool
    words_to_all: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    minutes_before: bool = Field(sa_column_kwargs={"server_default": false()})
    situation: Situation | None = Field(sa_type=OneOf(Situation), nullable=True)
    unreachable: bool = Field(sa_column_kwargs={"server_default": false()})
    left: bool = Field(sa_column_kwargs={"server_default": false()})
    locale: str | None
    language: str | None
    clock: ClockFormat | None = Field(sa_type=OneOf(ClockFormat), nullable=True)
    suspension: Suspension | None = Field(sa_type=OneOf(Suspension), nullable=True)
    zone_by_hand: bool = Field(sa_column_kwargs={"server_default": false()})
    zone_told: str | None
    trip: Trip | None = Field(sa_type=Json(Trip))
    agreed_at: datetime | None = Field(sa_type=Instant)
    arrived_at: datetime | None = Field(default=None, sa_type=Instant)
    returned_at: datetime | None = Field(default=None, sa_type=Instant)
    erased_at: datetime | None = Field(default=None, sa_type=Instant)
    joined_at: datetime | None = Field(default=None, sa_type=Instant)
    who_i_am: str = Field(default="", sa_column_kwargs={"server_default": ""})
    picture: str = Field(default="", sa_column_kwargs={"server_default": ""})
    minutes_left: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class LookUpRow(TableRow, table=True):
    """When the platform was last asked whether a member is still in the space."""

    __tablename__ = "look_up"

    member: int = Field(primary_key=True, foreign_key="member.id")
    at: datetime = Field(sa_type=Instant)


class ConversationRow(TableRow, table=True):
    """The platform's id of the `channel` in which we write direct messages to a member."""

    __tablename__ = "conversation"

    member: int = Field(primary_key=True, foreign_key="member.id")
    channel: str


class RecentActionRow(TableRow, table=True):
    """What a member changed lately. See bot.engine.receiving.repeats.RecentAction."""

    __tablename__ = "recent_action"

    member: int = Field(primary_key=True, foreign_key="member.id")
    what: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class HostRow(TableRow, table=True):
    """The profile of a member who hosts, did so once, or began to describe what they offer. See
    bot.interview.hosting.HostProfile."""

    __tablename__ = "host"
    __table_args__ = (
        Index("host_open", "community", "open", "member"),
        Index("host_field", "community", "open", "field_id", "member"),
        Index("host_last_asked", "community", "open", "last_asked", "member"),
        Index("host_on_break", "member", "paused_until", **only("paused_until IS NOT NULL")),
    )

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
    place: Place = Field(sa_type=OneOf(Place))
    place_detail: str
    open: bool
    paused_until: datetime | None = Field(sa_type=Instant)
    time_off: tuple[TimeOff, ...] = Field(
        sa_type=Json(tuple[TimeOff, ...]), sa_column_kwargs={"server_default": "[]"}
    )
    country: str = Field(sa_column_kwargs={"server_default": ""})
    approval: HostApproval | None = Field(default=None, sa_type=OneOf(HostApproval), nullable=True)
    closed_for_silence_at: datetime | None = Field(sa_type=Instant)
    field_id: str = Field(sa_column_kwargs={"server_default": ""})
    role: str = Field(sa_column_kwargs={"server_default": ""})
    organisation: str = Field(sa_column_kwargs={"server_default": ""})
    page: str = Field(sa_column_kwargs={"server_default": ""})
    last_asked: datetime = Field(sa_type=Seconds, sa_column_kwargs={"server_default": "0"})
    """When a seeker last asked them for an interview. 0 (the beginning of 1970) if nobody has."""


class BlockRow(TableRow, table=True):
    """The member `by` does not want to meet the `other` here any more."""

    __tablename__ = "block"
    __table_args__ = (Index("block_of_other", "other", "by"),)

    by: int = Field(primary_key=True, foreign_key="member.id")
    other: int = Field(primary_key=True, foreign_key="member.id")
    at: datetime = Field(sa_type=Instant)


class FeedTokenRow(TableRow, table=True):
    """What opens a member's feed: the SHA-256 of the token in its URL, never the token itself."""

    __tablename__ = "feed_token"

    member: int = Field(primary_key=True, foreign_key="member.id")
    hash: str = Field(unique=True)
    made_at: datetime = Field(sa_type=Instant)


class OwnCalendarRow(TableRow, table=True):
    """One of a member's own calendars, from which we read when they are busy. `url` is encrypted.
    The other columns are explained in bot.interview.scheduling.calendars.Source."""

    __tablename__ = "own_calendar"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLModel has it
    """AUTOINCREMENT, because buttons contain the id: it must never be reused for another
    calendar."""

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id", index=True)
    name: str
    url: str
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    read_at: datetime | None = Field(sa_type=Instant)
    failures: int
    trouble: Trouble | None = Field(sa_type=OneOf(Trouble), nullable=True)
    flaws: frozenset[Flaw] = Field(sa_type=Json(frozenset[Flaw]))
    told: frozenset[Flaw] = Field(sa_type=Json(frozenset[Flaw]))


class CalendarStartRow(TableRow, table=True):
    """A member started a reading of one of their calendars. Their number per day is limited."""

    __tablename__ = "calendar_start"

    id: int | None = Field(default=None, primary_key=True)
    member: int = Field(foreign_key="member.id", index=True)
    at: datetime = Field(sa_type=Instant)


class BusyTimeRow(TableRow, table=True):
    """A period in which a member is busy according to one of their calendars. The periods of one
    calendar do not overlap."""

    __tablename__ = "busy_time"

    calendar: int = Field(primary_key=True, foreign_key="own_calendar.id")
    start: datetime = Field(primary_key=True, sa_type=Instant)
    end: datetime = Field(sa_type=Instant)


class GroupRow(TableRow, table=True):
    """See bot.interview.organizing.groups.Group."""

    __tablename__ = "member_group"
    __table_args__ = (UniqueConstraint("community", "kind", "ref"),)

    id: int | None = Field(default=None, primary_key=True)
    community: int = Field(foreign_key="community.id")
    kind: GroupKind = Field(sa_type=OneOf(GroupKind))
    ref: str
    name: str
    space: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """The platform's id of the space that has the group. Empty for a tag."""
    gone: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """The space does not have the group any more. The row stays because settings may refer to
    it."""


class GroupMemberRow(TableRow, table=True):
    __tablename__ = "group_member"

    group: int = Field(primary_key=True, foreign_key="member_group.id")
    member: int = Field(primary_key=True, foreign_key="member.id", index=True)
