"""How each side assessed an interview with one press of a button."""

from sqlalchemy import Connection, bindparam, select

from bot.interview.afterwards.assessments import Assessment
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import assessments

_BY_MEMBER = (
    select(*value_columns(assessments, Assessment))
    .where(
        assessments.c.interview == bindparam("interview"),
        assessments.c.member == bindparam("member"),
    )
    .order_by(assessments.c.side, assessments.c.what)
)
_UPSERT = upsert(assessments, ["interview", "side", "what"])


def of_interview(db: Connection, interview: str, member: int) -> tuple[Assessment, ...]:
    """The assessments that this member gave."""
    this = {"interview": interview, "member": member}
    return tuple(Assessment(*row) for row in db.execute(_BY_MEMBER, this))


def save(db: Connection, given: Assessment) -> None:
    db.execute(_UPSERT.on(db), values_of(given))
