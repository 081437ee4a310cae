"""How a table declares which rows belong to whom, what of them is shown to that member, and whether
they go with that member; see storage.personal_data.records."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    bindparam,
    exists,
    null,
    or_,
    select,
)

from bot.interview.frozen import frozen
from storage.tables import communities, interviews, members

ME = bindparam("me", type_=Integer)
NUMBER = "A number of ours, which says nothing outside this database."
OF_APP = "A secret of the app, and nothing about a person."
THEIRS = "The seeker's own, until they send it."
OF_ORGANIZERS = "How organizers look after it, which they tell in messages."
FOR_SEARCH = "Made of the text, for the search."


@frozen
class Holding:
    """The rows of a table that are about the member ME, and how they are shown to that member."""

    name: str
    table: Table
    whose: ColumnElement[bool]
    """Which rows these are."""
    without: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not shown, each with the reason. The member's own number and that of
    the community need none."""
    people: frozenset[str] = frozenset()
    """Columns with the id of a member, whose name is shown instead, as the interview knows them if
    the row is about one."""
    instead: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    """What is shown in place of a column."""
    encrypted: frozenset[str] = frozenset()
    """Columns that are encrypted in the database."""
    read: Mapping[str, Callable[[Connection, str], Any]] = field(default_factory=dict)
    """How to read the columns that are stored in a format without words, such as ids of
    wordings."""
    goes_with: Column[int] | None = None
    """The rows are deleted when the member in this column is erased. None if storage.erasing says
    what becomes of them."""

    def columns(self) -> list[ColumnElement[Any]]:
        kept = (each for each in self.table.c if not self._leaves_out(each))
        return [self.instead.get(each.name, each).label(each.name) for each in kept]

    def asked_at(self) -> ColumnElement[Any]:
        """When the interview was asked for that a row is about. NULL if it is about none."""
        of = self.table.c
        if "interview" in of:
            asked_at = select(interviews.c.asked_at).where(interviews.c.id == of.interview)
            return asked_at.scalar_subquery()
        return of.asked_at if "asked_at" in of else null()

    def _leaves_out(self, column: Column[Any]) -> bool:
        is_number = column.references(members.c.id) or column.references(communities.c.id)
        return column.name in self.without or (is_number and column.name not in self.people)


def about_me(name: str, member: Column[int], *shown: Any, **more: Any) -> Holding:
    """The rows with ME in this column, which others need, too. The rest is as for Holding."""
    return Holding(name, member.table, member == ME, *shown, **more)


def of_me(name: str, member: Column[int], *shown: Any, **more: Any) -> Holding:
    """The rows with ME in this column, which go with me."""
    return about_me(name, member, *shown, **more, goes_with=member)


def of_interviews(table: Table, *sides: str) -> ColumnElement[bool]:
    theirs = or_(*(interviews.c[side] == ME for side in sides))
    return table.c.interview.in_(select(interviews.c.id).where(theirs))


def is_me(
    platform: ColumnElement[str], space: ColumnElement[str], user: ColumnElement[bool]
) -> ColumnElement[bool]:
    """SQL: whether this user is ME, for tables that name a user as the platform does."""
    here = (members.c.platform == platform) & (members.c.space == space)
    return exists().where(members.c.id == ME, here, user)


SIDES = frozenset({"seeker", "host"})
ID = {"id": NUMBER}
