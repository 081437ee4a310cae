"""Members by their names, whether they host or not."""

from sqlalchemy import ColumnElement, Connection

from bot.interview.members import Member
from storage.people.people import BY_NAME, MEMBERS
from storage.search import full_text
from storage.statements.mapping import member_of
from storage.tables import members


def by_name(
    db: Connection,
    community: int,
    words: tuple[str, ...],
    without: int,
    most: int,
    *,
    who_left: bool = False,
) -> tuple[Member, ...]:
    """Members, host or not, with names that begin with all of the words, which are folded.
    `without` is left out. A block or a suspension hides nobody here, because anybody can be
    reported or blocked, and organizers can act on anybody. `who_left`: include those who have
    left."""
    if not words:
        return ()
    here = () if who_left else (~members.c.left,)
    query = (
        MEMBERS.where(members.c.community == community, members.c.id != without)
        .where(members.c.erased_at.is_(None), *here, *(_is_called(db, each) for each in words))
        .order_by(*BY_NAME)
        .limit(most)
    )
    return tuple(map(member_of, db.execute(query)))


def _is_called(db: Connection, word: str) -> ColumnElement[bool]:
    return members.c.id.in_(full_text.members_called(db, word))
