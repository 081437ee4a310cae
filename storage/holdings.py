"""How a table declares whose its rows are, and what of them is told; see storage.personal_data."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Table, bindparam, exists, or_, select

from bot.interview.frozen import frozen
from storage.tables import interviews, members

ME = bindparam("me", type_=Integer)
NUMBER = "A number of ours, which says nothing outside this database."
OF_APP = "A secret of the app, and nothing about a person."
THEIRS = "The seeker's own, until they send it."
OF_ORGANIZERS = "How organizers look after it, which they tell in messages."
FOR_SEARCH = "Made of the text, for the search."


@frozen
class Holding:
    """Rows of a table that are about the member ME. `without`: columns that are not told, each
    with the reason; `people`: those that hold a member's number, of whom the name is told;
    `instead`: what is told in place of a column; `encrypted`: columns that are, in the
    database; `read`: how those are read that hold no words by themselves."""

    name: str
    table: Table
    whose: ColumnElement[bool]
    without: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    instead: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    encrypted: frozenset[str] = frozenset()
    read: Mapping[str, Callable[[Connection, str], Any]] = field(default_factory=dict)

    def columns(self) -> list[ColumnElement[Any]]:
        kept = (each for each in self.table.c if each.name not in self.without)
        return [self.instead.get(each.name, each).label(each.name) for each in kept]


def of_interviews(table: Table, *sides: str) -> ColumnElement[bool]:
    theirs = or_(*(interviews.c[side] == ME for side in sides))
    return table.c.interview.in_(select(interviews.c.id).where(theirs))


def is_me(
    platform: ColumnElement[str], space: ColumnElement[str], user: ColumnElement[bool]
) -> ColumnElement[bool]:
    """For tables that name somebody as their platform does."""
    here = (members.c.platform == platform) & (members.c.space == space)
    return exists().where(members.c.id == ME, here, user)


SIDES = frozenset({"seeker", "host"})
NUMBERS = {"id": NUMBER, "community": NUMBER}
