"""The groups of a community: those that its spaces have, and tags that organizers gave."""

from enum import StrEnum

from bot.interview.frozen import frozen

NAME_LENGTH = 80
"""A group's name is cut to this many characters."""


class GroupKind(StrEnum):
    """Where a group comes from: a user group of Slack, a role of Discord, or an import."""

    USER_GROUP = "user_group"
    ROLE = "role"
    TAG = "tag"


@frozen
class Group:
    """`ref` is the platform's id of the group. For a tag it is the name in a normal form, the same
    for every spelling."""

    id: int
    community: int
    kind: GroupKind
    ref: str
    name: str


def tag_ref(name: str) -> str:
    """The same for names that differ only in spaces and capitals."""
    return " ".join(name.split()).casefold()[:NAME_LENGTH]
