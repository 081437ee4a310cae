"""Tables of groups: see bot.interview.organizing.groups."""

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field

from bot.interview.organizing.groups import GroupKind
from storage.tables.column_types import OneOf
from storage.tables.row import TableRow


class GroupRow(TableRow, table=True):
    """See bot.interview.organizing.groups.Group."""

    __tablename__ = "member_group"
    __table_args__ = (UniqueConstraint("community", "kind", "ref"),)

    id: int | None = Field(default=None, primary_key=True)
    community: int = Field(foreign_key="community.id")
    kind: GroupKind = Field(sa_type=OneOf(GroupKind))
    ref: str
    name: str
    space: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """The platform's id of the space that has the group. Empty for a tag."""
    gone: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """The space does not have the group any more. The row stays because settings may refer to
    it."""


class GroupMemberRow(TableRow, table=True):
    __tablename__ = "group_member"

    group: int = Field(primary_key=True, foreign_key="member_group.id")
    member: int = Field(primary_key=True, foreign_key="member.id", index=True)
