"""Tables of how Askwell runs: where it is installed, and when it was away."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.column_types import Instant
from storage.tables.row import TableRow


class InstallationRow(TableRow, table=True):
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


class AliveRow(TableRow, table=True):
    """When a process was last alive: one row."""

    __tablename__ = "alive"

    one: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class RetentionRow(TableRow, table=True):
    """When everything that is old was forgotten last: one row."""

    __tablename__ = "retention"

    one: int = Field(primary_key=True)
    ran_at: datetime = Field(sa_type=Instant)


class OutageRow(TableRow, table=True):
    """When Askwell, or a platform, was away for long, and how much came late."""

    __tablename__ = "outage"

    id: int | None = Field(default=None, primary_key=True)
    who: str
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    late: int


class KeyFingerprintRow(TableRow, table=True):
    """Which key file the database is used with: one row, by which a lost or another file is told.
    See storage.opened_keys."""

    __tablename__ = "key_fingerprint"

    one: int = Field(primary_key=True)
    fingerprint: str


class FirstMessageRow(TableRow, table=True):
    """When a first message was sent, of the last day; to whom is not kept."""

    __tablename__ = "first_message"
    __table_args__ = (Index("first_message_of_platform", "platform", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    platform: str
    at: datetime = Field(sa_type=Instant)


class FirstMessageRestRow(TableRow, table=True):
    """Since when, until when and why first messages of a platform rest."""

    __tablename__ = "first_message_rest"

    platform: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    why: str
