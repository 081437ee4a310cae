"""Where Slack's app is installed. Tokens are stored and returned encrypted; this module has no key
to decrypt them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from storage.statements.dialect import upsert
from storage.tables import installations

Row = Mapping[str, Any]
"""Values by the names of their columns."""

_UPSERTS = upsert(installations, ("client_id", "team_id"))


def of(db: Connection, client_id: str) -> Sequence[Row]:
    mine = installations.c.client_id == client_id
    found = db.execute(select(installations).where(mine).order_by(installations.c.team_id))
    return [dict(row) for row in found.mappings()]


def save(db: Connection, row: Row) -> None:
    db.execute(_UPSERTS.on(db), row)


def forget(db: Connection, client_id: str, team_id: str, bot_token: str) -> bool:
    """Delete an installation with this token. Returns False if there is none, for example because
    another token was stored in the meantime."""
    gone = delete(installations).where(
        installations.c.client_id == client_id,
        installations.c.team_id == team_id,
        installations.c.bot_token == bot_token,
    )
    return db.execute(gone).rowcount > 0


def renew_tokens(db: Connection, client_id: str, renewed: Mapping[str, str]) -> None:
    """Replace each old token by its new one, unless the old one is no longer stored."""
    for old, new in renewed.items():
        here = installations.c.client_id == client_id, installations.c.bot_token == old
        db.execute(update(installations).where(*here).values(bot_token=new))
