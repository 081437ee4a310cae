"""Records the statements that are sent to databases."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from storage.statements import driver

Note = Callable[[Connection, str, Any], None]
"""Gets a statement with its values. For a statement with many rows of values, only the first."""


@contextmanager
def noting(note: Note) -> Iterator[None]:
    """Call `note` before each statement, whether it goes through SQLAlchemy or to the driver
    directly."""
    directly = driver._execute

    def execute(db: Connection, text: str, given: Any, *how: Any, many: bool = False) -> Any:
        note(db, text, given[0] if many else given)
        return directly(db, text, given, *how, many=many)

    def through(db: Any, _cursor: Any, text: str, given: Any, _context: Any, many: bool) -> None:
        note(db, text, given[0] if many else given)

    with ExitStack() as until:
        event.listen(Engine, "before_cursor_execute", through)
        until.callback(event.remove, Engine, "before_cursor_execute", through)
        until.enter_context(patch.object(driver, "_execute", execute))
        yield


@contextmanager
def statements() -> Iterator[list[str]]:
    """All statements to any database while this is active, except those that begin or end a
    transaction."""
    asked: list[str] = []

    def note(_db: Connection, statement: str, _given: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    with noting(note):
        yield asked
