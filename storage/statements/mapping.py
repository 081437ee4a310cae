"""Turns rows into values and back. A value's fields are named like the columns that contain
them."""

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from bot.interview.hosting import HostProfile
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Interview
from storage.tables import columns_of, hosts, interviews, members

Columns = dict[str, Any]
"""Values by the names of their columns."""


@cache
def names_of(kind: type, *without: str) -> tuple[str, ...]:
    """The names of the fields of this class."""
    return tuple(each.name for each in fields(kind) if each.name not in without)


def value_columns(table: Table, kind: type, *without: str) -> list[Column[Any]]:
    """The columns of the fields of this class, in their order."""
    return columns_of(table, names_of(kind, *without))


def values_of(value: Any, *without: str) -> Columns:
    return {name: getattr(value, name) for name in names_of(value.__class__, *without)}


_MEMBER_START = ("id", "community")
_MEMBER_REST = names_of(Member, *_MEMBER_START, "person", "profile")

MEMBER_COLUMNS = [
    *columns_of(members, [*_MEMBER_START, *names_of(Person), *_MEMBER_REST]),
    *value_columns(hosts, HostProfile),
]
"""What `member_of` reads: a member, and their profile if they have one."""

_PERSON_AT = len(_MEMBER_START)
_OWN_AT = _PERSON_AT + len(names_of(Person))
_PROFILE_AT = _OWN_AT + len(_MEMBER_REST)
_PROFILE_END = len(MEMBER_COLUMNS)

NAMED_COLUMNS = columns_of(
    members, ["id", *names_of(Person), *names_of(NamedMember, "id", "person")]
)
"""What `named_member_of` reads: a person, and what else a list shows of them."""

INTERVIEW_COLUMNS = value_columns(interviews, Interview)


def member_of(row: Sequence[Any]) -> Member:
    """The member of a row that begins with MEMBER_COLUMNS."""
    person = Person(*row[_PERSON_AT:_OWN_AT])
    hosts_at_all = row[_PROFILE_AT] is not None
    profile = HostProfile(*row[_PROFILE_AT:_PROFILE_END]) if hosts_at_all else None
    values: list[Any] = [*row[:_PERSON_AT], person, *row[_OWN_AT:_PROFILE_AT], profile]
    return Member(*values)


def named_member_of(row: Sequence[Any]) -> NamedMember:
    """The member of a row of NAMED_COLUMNS."""
    member, platform, space, user, *shown = row
    return NamedMember(member, Person(platform, space, user), *shown)


def interview_of(row: Sequence[Any]) -> Interview:
    return Interview(*row)


def member_columns(member: Member) -> Columns:
    return values_of(member.person) | values_of(member, "person", "profile")


def member_changes(member: Member) -> Columns:
    """The columns without the primary key, because SQLite would search every table that refers to a
    changed key. The id is given under `this` instead, to find the row."""
    return _changes(member_columns(member))


def profile_columns(member: Member, profile: HostProfile) -> Columns:
    return values_of(profile) | {"member": member.id, "community": member.community}


def interview_changes(interview: Interview) -> Columns:
    """As `member_changes`, for an interview."""
    return _changes(values_of(interview))


def _changes(columns: Columns) -> Columns:
    return {"this" if name == "id" else name: value for name, value in columns.items()}
