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

RETURNED_AFTER = func.coalesce(interviews.c.asked_at < members.c.returned_at, false())
"""SQL: whether the member of an interview is a stranger to it."""

OTHER_SIDE = [
    {
        "name": case((RETURNED_AFTER, literal_column("''")), else_=members.c.name),
        "erased_at": case((RETURNED_AFTER, members.c.returned_at), else_=members.c.erased_at),
    }.get(each.name, each)
    for each in NAMED_COLUMNS
]
"""As NAMED_COLUMNS, for a member as one side of an interview: a stranger to it has no name."""

IS_STRANGER = exists(
    select(interviews.c.id).where(
        interviews.c.id == bindparam("told_of"), interviews.c.asked_at < members.c.returned_at
    )
)
"""SQL: whether a member is a stranger to the interview `told_of`. False without one."""


def is_known_to(member: ColumnElement[int]) -> ColumnElement[bool]:
    """SQL: whether an interview is not from before that member came back. When they did is read
    once in a statement."""
    them = members.alias()
    returned_at = select(them.c.returned_at).where(them.c.id == member).scalar_subquery()
    return func.coalesce(interviews.c.asked_at >= returned_at, true())
