"""Cards refer to their space by a number, and a courier's id is deleted when it puts a card down.
So a delivered card takes half the space, apart from its words."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"

WAITING = (
    "due_at IS NOT NULL AND taken = 0 AND bulk = 0",
    "due_at IS NOT NULL AND NOT taken AND NOT bulk",
)
IN_BULK = ("due_at IS NOT NULL AND bulk = 1", "due_at IS NOT NULL AND bulk")
SETTLED = ("due_at IS NULL AND taken_at IS NOT NULL",) * 2
INDEXES = {
    "card_waiting": (["space", "due_at", "posted_at", "id", "member"], WAITING),
    "card_in_bulk": (["space", "due_at", "posted_at", "id"], IN_BULK),
    "card_settled": (["space", "taken_at"], SETTLED),
}


def upgrade() -> None:
    op.add_column("space", _number("number"))
    op.execute("UPDATE space SET number = community")
    op.create_index("space_number", "space", ["number"], unique=True)
    for name in INDEXES:
        op.drop_index(name, "card")
    op.add_column("card", _number("of_space"))
    op.execute(
        "UPDATE card SET of_space = (SELECT number FROM space"
        " WHERE space.platform = card.platform AND space.id = card.space)"
    )
    op.execute("UPDATE card SET taken_by = NULL WHERE NOT taken")
    op.drop_column("card", "platform")
    op.drop_column("card", "space")
    op.execute("ALTER TABLE card RENAME COLUMN of_space TO space")
    for name, (columns, which) in INDEXES.items():
        op.create_index(name, "card", columns, **_only(*which))


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _only(on_sqlite: str, on_postgresql: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(on_sqlite), "postgresql_where": sa.text(on_postgresql)}
