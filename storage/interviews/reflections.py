"""What seekers note about their interviews. To save it, the seeker's row must be locked."""

from dataclasses import fields

from sqlalchemy import Connection, bindparam, select

from bot.interview.staying_in_touch.journal import Reflection
from storage.dialect import upsert
from storage.tables import columns_of, reflections

_NAMES = [each.name for each in fields(Reflection)]
_ALL = select(*columns_of(reflections, _NAMES))
_OF_INTERVIEW = _ALL.where(reflections.c.interview == bindparam("interview"))
_UPSERT = upsert(reflections, ["interview"])


def of_interview(db: Connection, interview: str, seeker: int) -> Reflection:
    row = db.execute(_OF_INTERVIEW, {"interview": interview}).one_or_none()
    return Reflection(*row) if row else Reflection(interview, seeker)


def save(db: Connection, reflection: Reflection) -> None:
    db.execute(_UPSERT.on(db), {name: getattr(reflection, name) for name in _NAMES})
