"""Tables of how Askwell runs: where it is installed, and when it was away."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.column_types import Instant
from storage.tables.row import TableRow


class InstallationRow(TableRow, table=True):
    """The Slack app `client_id`, installed in a workspace by the user `user_id`. The bot's token is
    encrypted with a key that is not in the database."""

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
    """When an Askwell process was last known to run. The table has one row."""

    __tablename__ = "alive"

    one: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class RetentionRow(TableRow, table=True):
    """When the last run that forgets old data ended. The table has one row."""

    __tablename__ = "retention"

    one: int = Field(primary_key=True)
    ran_at: datetime = Field(sa_type=Instant)


class OutageRow(TableRow, table=True):
    """When Askwell or a platform was unavailable for long, and how much was delivered late."""

    __tablename__ = "outage"

    id: int | None = Field(default=None, primary_key=True)
    who: str
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    late: int


class KeyFingerprintRow(TableRow, table=True):
    """The fingerprint of the key file that belongs to the database. A missing or different file is
    recognized by it. The table has one row. See storage.connections.opened_keys."""

    __tablename__ = "key_fingerprint"

    one: int = Field(primary_key=True)
    fingerprint: str


class FirstMessageRow(TableRow, table=True):
    """When a first message was sent within the last day. To whom is not stored."""

    __tablename__ = "first_message"
    __table_args__ = (Index("first_message_of_platform", "platform", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    platform: str
    at: datetime = Field(sa_type=Instant)


class FirstMessageRestRow(TableRow, table=True):
    """Since when, until when and why no first messages are sent on a platform."""

    __tablename__ = "first_message_rest"

    platform: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    why: str
