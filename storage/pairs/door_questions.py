"""Which members asked whom to open their door."""

from sqlalchemy import Connection, bindparam, select

from bot.interview.finding.door_questions import DoorQuestion
from storage.statements.dialect import insert_into
from storage.statements.mapping import value_columns, values_of
from storage.tables import door_questions

_ALL = select(*value_columns(door_questions, DoorQuestion)).order_by(
    door_questions.c.at, *door_questions.primary_key
)
_BY = _ALL.where(door_questions.c.by == bindparam("member"))
_TO = _ALL.where(door_questions.c.whom == bindparam("member"))


def asked_by(db: Connection, member: int) -> tuple[DoorQuestion, ...]:
    """Oldest first, as in `asked_of`."""
    return tuple(DoorQuestion(*row) for row in db.execute(_BY, {"member": member}))


def asked_of(db: Connection, member: int) -> tuple[DoorQuestion, ...]:
    return tuple(DoorQuestion(*row) for row in db.execute(_TO, {"member": member}))


def save(db: Connection, question: DoorQuestion) -> None:
    values = values_of(question)
    db.execute(insert_into(db, door_questions).values(values).on_conflict_do_nothing())
