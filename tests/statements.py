"""Records the statements that are sent to databases."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements(of: Engine | type[Engine] = Engine) -> Iterator[list[str]]:
    """All statements to this database, or to any, while this is active, except those that begin or
    end a transaction."""
    asked: list[str] = []

    def note(_db: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(of, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(of, "before_cursor_execute", note)
