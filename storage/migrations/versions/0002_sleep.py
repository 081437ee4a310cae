"""Spaces that are asleep, cards that are of no use after a time, and Slack's installations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.String(32)


def upgrade() -> None:
    op.add_column(
        "space", sa.Column("asleep", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column("card", sa.Column("until", sa.DateTime(timezone=True)))
    _installations()


def _installations() -> None:
    """The tables as slack_sdk's store expects them, except that encrypted tokens need longer
    columns."""
    team = ("client_id", "enterprise_id", "team_id")
    op.create_table("slack_bots", *_team(), *_bot(), *_how())
    op.create_index("slack_bots_idx", "slack_bots", [*team, "installed_at"])
    op.create_table(
        "slack_installations",
        *_team(),
        sa.Column("enterprise_url", sa.String(200)),
        *_bot(),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("user_token", sa.Text),
        sa.Column("user_scopes", sa.String(1000)),
        sa.Column("user_refresh_token", sa.Text),
        sa.Column("user_token_expires_at", sa.DateTime),
        sa.Column("incoming_webhook_url", sa.String(200)),
        sa.Column("incoming_webhook_channel", sa.String(200)),
        sa.Column("incoming_webhook_channel_id", sa.String(200)),
        sa.Column("incoming_webhook_configuration_url", sa.String(200)),
        sa.Column("token_type", ID),
        *_how(),
    )
    op.create_index(
        "slack_installations_idx", "slack_installations", [*team, "user_id", "installed_at"]
    )


def _team() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("client_id", ID, nullable=False),
        sa.Column("app_id", ID, nullable=False),
        sa.Column("enterprise_id", ID),
        sa.Column("enterprise_name", sa.String(200)),
        sa.Column("team_id", ID),
        sa.Column("team_name", sa.String(200)),
    ]


def _bot() -> list[sa.Column[Any]]:
    return [
        sa.Column("bot_token", sa.Text),
        sa.Column("bot_id", ID),
        sa.Column("bot_user_id", ID),
        sa.Column("bot_scopes", sa.String(1000)),
        sa.Column("bot_refresh_token", sa.Text),
        sa.Column("bot_token_expires_at", sa.DateTime),
    ]


def _how() -> list[sa.Column[Any]]:
    return [
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("installed_at", sa.DateTime, nullable=False),
    ]
