"""The ids of the direct conversations with members, so that each is opened only once."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"

CHANNEL = {
    "sqlite": "substr(message, 1, instr(message, ':') - 1)",
    "postgresql": "split_part(message, ':', 1)",
}


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
    )
    # The messages of cards sent in Slack already contain the conversation's id.
    channel = CHANNEL[op.get_bind().dialect.name]
    newest = (
        "SELECT max(id) FROM card WHERE platform = 'slack' AND message LIKE 'D%:%' GROUP BY member"
    )
    told = f"SELECT member, {channel} FROM card WHERE id IN ({newest})"  # noqa: S608
    op.execute("INSERT INTO conversation (member, channel) " + told)
