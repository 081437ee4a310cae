"""Refuses, in all tests, a reading of several rows in any order that `storage` builds as it runs.
Kept statements are looked at in tests.storage.test_total_order."""

import sys
from types import CodeType, FrameType
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.sql.selectable import SelectBase

from tests.storage.total_order import is_in_one_order
from tests.storage.unordered import may_be_unordered

_fine: set[tuple[CodeType, int]] = set()


def watch() -> None:
    """From now on, any database of this process."""
    event.listen(Engine, "before_execute", _check)


def _check(_db: Any, statement: Any, *_: Any) -> None:
    by = _who_asks(sys._getframe(1))
    if by is None or (place := (by.f_code, by.f_lasti)) in _fine:
        return
    name = f"{by.f_globals['__name__']}.{by.f_code.co_qualname}".partition(".<locals>")[0]
    assert may_be_unordered(name) or not returns_in_any_order(statement), (
        f"{name} reads rows in any order: see tests.storage.unordered"
    )
    _fine.add(place)


def returns_in_any_order(statement: Any) -> bool:
    if isinstance(statement, SelectBase):
        return not is_in_one_order(statement)
    return bool(getattr(statement, "_returning", ()))


def _who_asks(frame: FrameType | None) -> FrameType | None:
    """The place in `storage`. None if it is somebody else."""
    while frame is not None and frame.f_globals["__name__"].startswith("sqlalchemy."):
        frame = frame.f_back
    is_ours = frame is not None and frame.f_globals["__name__"].startswith("storage.")
    return frame if is_ours else None
