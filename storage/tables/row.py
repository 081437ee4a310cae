"""The base class of all tables."""

from pydantic import ConfigDict
from sqlmodel import SQLModel


class TableRow(SQLModel):
    """SQLModel does not validate rows of tables, so pydantic's validators are not built at import.
    For all tables together, that saves a fifth of the start time."""

    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]
