"""Column types that SQLite and PostgreSQL share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, DateTime, Dialect, String, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_VALUES_SHARED = 1_000


class _Microseconds(sqlite.DATETIME):
    """Microseconds since 1970. SQLite has no type for instants, and the text of one takes 26
    bytes."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], int | None]:
        return lambda value: None if value is None else (value - _EPOCH) // _MICROSECOND

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None]:
        return lambda value: None if value is None else _EPOCH + value * _MICROSECOND


_MICROSECONDS = _Microseconds()  # type: ignore[no-untyped-call]


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored and returned in UTC. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        is_sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(_MICROSECONDS if is_sqlite else self.impl_instance)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        return value.astimezone(UTC)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None] | None:
        """Replace the conversion of SQLAlchemy with a shorter one, since rows have many of these
        columns."""
        if dialect.name == "sqlite":
            return _MICROSECONDS.result_processor(dialect, coltype)
        # PostgreSQL answers in the time zone of the connection.
        return lambda value: None if value is None else value.astimezone(UTC)


class Seconds(TypeDecorator[datetime]):
    """An aware instant, stored as whole seconds since 1970. A number is read many times faster than
    a timestamp."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Json(TypeDecorator[Any]):
    """A value of some type, stored as JSON text, because the databases hardly ever look inside.
    `repeats`: many rows contain equal values, so a value is read once and then shared by all of
    them."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any = Any, *, repeats: bool = False) -> None:
        super().__init__()
        self.kind = kind
        self.repeats = repeats

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        """Created for the first value, because creating all of them takes a tenth of the start
        time."""
        return TypeAdapter(self.kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self._adapter.dump_json(value).decode()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Read directly with pydantic's validator, since rows have many of these columns."""
        validate = self._adapter.validator.validate_json

        def read(value: str | None) -> Any:
            return None if value is None else validate(value)

        return lru_cache(maxsize=_VALUES_SHARED)(read) if self.repeats else read


class OneOf(TypeDecorator[StrEnum]):
    """A value of this enum, stored as its text."""

    impl = String(20)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Only a look-up, since rows have many of these columns."""
        values: dict[str | None, StrEnum | None] = {each.value: each for each in self.kind}
        return (values | {None: None}).__getitem__
