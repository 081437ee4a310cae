"""Turns rows into values and back. A value's fields are named like the columns that contain
them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from bot.interview.hosting import HostProfile
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Interview
from storage.tables import columns_of, hosts, interviews, members

Columns = dict[str, Any]
"""Values by the names of their columns."""


def _names(kind: type, without: Sequence[str] = ()) -> list[str]:
    return [each.name for each in fields(kind) if each.name not in without]


_PERSON = _names(Person)
_MEMBER_START = ["id", "community"]
_MEMBER_REST = _names(Member, without=[*_MEMBER_START, "person", "profile"])
_PROFILE = _names(HostProfile)
_INTERVIEW = _names(Interview)

MEMBER_COLUMNS = [
    *columns_of(members, [*_MEMBER_START, *_PERSON, *_MEMBER_REST]),
    *columns_of(hosts, _PROFILE),
]
"""What `member_of` reads: a member, and their profile if they have one."""

_PERSON_AT = len(_MEMBER_START)
_OWN_AT = _PERSON_AT + len(_PERSON)
_PROFILE_AT = _OWN_AT + len(_MEMBER_REST)
_PROFILE_END = len(MEMBER_COLUMNS)

NAMED_COLUMNS = columns_of(members, [*_PERSON, *_names(NamedMember, without=["person"])])
"""What `named_member_of` reads: a person, and what else a list shows of them."""

INTERVIEW_COLUMNS = columns_of(interviews, _INTERVIEW)


def member_of(row: Sequence[Any]) -> Member:
    """The member of a row that begins with MEMBER_COLUMNS."""
    person = Person(*row[_PERSON_AT:_OWN_AT])
    hosts_at_all = row[_PROFILE_AT] is not None
    profile = HostProfile(*row[_PROFILE_AT:_PROFILE_END]) if hosts_at_all else None
    values: list[Any] = [*row[:_PERSON_AT], person, *row[_OWN_AT:_PROFILE_AT], profile]
    return Member(*values)


def named_member_of(row: Sequence[Any]) -> NamedMember:
    """The member of a row of NAMED_COLUMNS."""
    platform, space, user, *shown = row
    return NamedMember(Person(platform, space, user), *shown)


def interview_of(row: Sequence[Any]) -> Interview:
    return Interview(*row)


def member_columns(member: Member) -> Columns:
    person = {name: getattr(member.person, name) for name in _PERSON}
    return person | {name: getattr(member, name) for name in (*_MEMBER_START, *_MEMBER_REST)}


def member_changes(member: Member) -> Columns:
    """The columns without the primary key, because SQLite would search every table that refers to a
    changed key. The id is given under `this` instead, to find the row."""
    return _changes(member_columns(member))


def profile_columns(member: Member, profile: HostProfile) -> Columns:
    own = {name: getattr(profile, name) for name in _PROFILE}
    return own | {"member": member.id, "community": member.community}


def interview_columns(interview: Interview) -> Columns:
    return {name: getattr(interview, name) for name in _INTERVIEW}


def interview_changes(interview: Interview) -> Columns:
    """As `member_changes`, for an interview."""
    return _changes(interview_columns(interview))


def _changes(columns: Columns) -> Columns:
    return {"this" if name == "id" else name: value for name, value in columns.items()}
