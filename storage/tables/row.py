"""What all tables are made of."""

from pydantic import ConfigDict
from sqlmodel import SQLModel


class TableRow(SQLModel):
    """SQLModel validates no row of a table, so what would validate it is not built either: for all
    tables that is a fifth of the time to start."""

    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]
