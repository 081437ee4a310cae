"""Instants are stored as numbers on SQLite: microseconds since 1970. As text, each took 26
bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"


def upgrade() -> None:
    db = op.get_bind()
    if db.dialect.name != "sqlite":
        return
    for table in sa.inspect(db).get_table_names():
        if numbers := ", ".join(f'"{each}" = {_number(each)}' for each in _instants(db, table)):
            op.execute(f'UPDATE "{table}" SET {numbers}')  # noqa: S608


def _instants(db: sa.Connection, table: str) -> list[str]:
    columns = db.exec_driver_sql(f'PRAGMA table_info("{table}")').mappings()
    return [each["name"] for each in columns if each["type"] == "DATETIME"]


def _number(column: str) -> str:
    """An SQL expression for the microseconds of a text such as 2026-11-24 12:00:00.000000. The
    fraction is added separately, because strftime rounds the last half millisecond of a second up
    to the next second."""
    return f"""strftime('%s', substr("{column}", 1, 19)) * 1000000 + substr("{column}", 21)"""
