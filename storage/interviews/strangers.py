"""Members who were erased and came back are strangers to what was before: they do not see those
interviews any more, no card about them reaches them, and the other side does not read their name.
What the other side keeps stays, and limits still count."""

from sqlalchemy import (
    ColumnElement,
    bindparam,
    case,
    exists,
    false,
    func,
    literal_column,
    select,
    true,
)

from storage.statements.mapping import NAMED_COLUMNS
from storage.tables import interviews, members

CAME_AFTER = func.coalesce(interviews.c.asked_at < members.c.arrived_at, false())
"""SQL: whether the member of an interview is a stranger to it."""

OTHER_SIDE = [
    {
        "name": case((CAME_AFTER, literal_column("''")), else_=members.c.name),
        "erased_at": case((CAME_AFTER, members.c.arrived_at), else_=members.c.erased_at),
    }.get(each.name, each)
    for each in NAMED_COLUMNS
]
"""As NAMED_COLUMNS, for a member as one side of an interview: a stranger to it has no name."""

IS_STRANGER = exists(
    select(interviews.c.id).where(
        interviews.c.id == bindparam("told_of"), interviews.c.asked_at < members.c.arrived_at
    )
)
"""SQL: whether a member is a stranger to the interview `told_of`. False without one."""


def is_known_to(member: ColumnElement[int]) -> ColumnElement[bool]:
    """SQL: whether an interview is from after that member came. When they came is read once in a
    statement."""
    them = members.alias()
    arrived_at = select(them.c.arrived_at).where(them.c.id == member).scalar_subquery()
    return func.coalesce(interviews.c.asked_at >= arrived_at, true())
