"""Which members asked whom to open their door."""

from dataclasses import fields

from sqlalchemy import Connection, bindparam, select

from bot.interview.door_questions import DoorQuestion
from storage.dialect import insert_into
from storage.tables import columns_of, door_questions

_NAMES = [each.name for each in fields(DoorQuestion)]
_ALL = select(*columns_of(door_questions, _NAMES)).order_by(door_questions.c.at)
_BY = _ALL.where(door_questions.c.by == bindparam("member"))
_TO = _ALL.where(door_questions.c.whom == bindparam("member"))


def asked_by(db: Connection, member: int) -> tuple[DoorQuestion, ...]:
    """Oldest first, as in `asked_of`."""
    return tuple(DoorQuestion(*row) for row in db.execute(_BY, {"member": member}))


def asked_of(db: Connection, member: int) -> tuple[DoorQuestion, ...]:
    return tuple(DoorQuestion(*row) for row in db.execute(_TO, {"member": member}))


def save(db: Connection, question: DoorQuestion) -> None:
    values = {name: getattr(question, name) for name in _NAMES}
    db.execute(insert_into(db, door_questions).values(values).on_conflict_do_nothing())
