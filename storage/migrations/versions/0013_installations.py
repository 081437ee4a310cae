"""Slack's installations in a table of our own, in place of the two tables of slack_sdk.

The newest installation of each workspace is copied. Its token stays encrypted as it was.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

BOTH = ("client_id", "team_id", "installed_at")
BOT = ("team_name", "app_id", "bot_token", "bot_id", "bot_user_id", "bot_scopes")
OLD_BOTS = sa.table("slack_bots", *map(sa.column, ("id", *BOTH, *BOT)))
OLD_INSTALLERS = sa.table("slack_installations", *map(sa.column, ("id", *BOTH, "user_id")))
NEW_NAME = "slack_installation"


def upgrade() -> None:
    new = op.create_table(
        NEW_NAME,
        sa.Column("client_id", sa.String, primary_key=True),
        sa.Column("team_id", sa.String, primary_key=True),
        sa.Column("team_name", sa.String),
        sa.Column("app_id", sa.String),
        sa.Column("bot_token", sa.String, nullable=False),
        sa.Column("bot_id", sa.String),
        sa.Column("bot_user_id", sa.String),
        sa.Column("bot_scopes", sa.String, nullable=False),
        sa.Column("user_id", sa.String, nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.bulk_insert(new, _newest())
    op.drop_table("slack_bots")
    op.drop_table("slack_installations")


def _newest() -> list[dict[str, Any]]:
    """Installations without a token, or for a whole organization, could not be used. They are left
    out."""
    who = {(row["client_id"], row["team_id"]): row["user_id"] for row in _rows(OLD_INSTALLERS)}
    bots = {(row["client_id"], row["team_id"]): row for row in _rows(OLD_BOTS)}
    return [
        {name: row[name] for name in (*BOTH, *BOT)}
        | {"bot_scopes": row["bot_scopes"] or "", "user_id": who.get(key, "")}
        | {"installed_at": _in_utc(row["installed_at"])}
        for key, row in bots.items()
        if row["team_id"] and row["bot_token"]
    ]


def _rows(of: sa.TableClause) -> list[sa.RowMapping]:
    """All rows, the newest last."""
    return list(op.get_bind().execute(sa.select(of).order_by(of.c.id)).mappings())


def _in_utc(at: datetime | str) -> datetime:
    """slack_sdk wrote times in UTC without a time zone. SQLite returns them as text."""
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).replace(tzinfo=UTC)
