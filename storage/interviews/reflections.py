"""What seekers note about their interviews. To save it, the seeker's row must be locked."""

from sqlalchemy import Connection, bindparam, select

from bot.interview.staying_in_touch.journal import Reflection
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import reflections

_ALL = select(*value_columns(reflections, Reflection))
_OF_INTERVIEW = _ALL.where(reflections.c.interview == bindparam("interview"))
_UPSERT = upsert(reflections, ["interview"])


def of_interview(db: Connection, interview: str, seeker: int) -> Reflection:
    row = db.execute(_OF_INTERVIEW, {"interview": interview}).one_or_none()
    return Reflection(*row) if row else Reflection(interview, seeker)


def save(db: Connection, reflection: Reflection) -> None:
    db.execute(_UPSERT.on(db), values_of(reflection))
