"""The groups of the demo community. Everybody in them is invented."""

from adapters.playground.residents.term_people import TERM_SEEKERS
from bot.engine.store.ports import SpaceGroup
from bot.interview.organizing.groups import GroupKind

_TERM = tuple(each.user for each in TERM_SEEKERS)
_GROUPS = {
    "class-of-2024": ("Class of 2024", ("maya", "grace", "yuki", *_TERM[:12])),
    "career-changers": (
        "Career changers",
        ("tomas", "grace", "priya", "jonas", "hugo", *_TERM[12:]),
    ),
    "mentors": (
        "Mentors",
        ("daniel", "priya", "sofia", "kwame", "elena", "marcus", "ana", "leila", "ruth", "hugo"),
    ),
}


GROUPS = tuple(
    SpaceGroup(GroupKind.USER_GROUP, ref, name, frozenset(users))
    for ref, (name, users) in _GROUPS.items()
)


def groups_of(user: str) -> frozenset[str]:
    """The groups that somebody is in."""
    return frozenset(ref for ref, (_, users) in _GROUPS.items() if user in users)
