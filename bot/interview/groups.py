"""Groups of a community: those that its spaces have, and tags that organizers gave."""

from dataclasses import dataclass
from enum import StrEnum

NAME = 80
"""So many characters of a group's name are kept."""


class GroupKind(StrEnum):
    """Where a group comes from: a user group of Slack, a role of Discord, or an import."""

    USER_GROUP = "user_group"
    ROLE = "role"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Group:
    """`ref` is the platform's id of it; for a tag, the name that is the same however it is
    written."""

    id: int
    community: int
    kind: GroupKind
    ref: str
    name: str


def tag_ref(name: str) -> str:
    """Alike for names that differ in spaces and capitals only."""
    return " ".join(name.split()).casefold()[:NAME]
