"""Which hosts know similar things."""

import re
from collections.abc import Iterator

from bot.interview.hosting import OTHER_FIELD, HostProfile
from bot.interview.members import Member

_WORD = re.compile(r"\w+")


def know_similar_things(one: Member, other: Member) -> bool:
    """Whether two hosts work in the same field, or one of them knows about the other's. A topic of
    both does not suffice: people of any field know about changing careers."""
    these, those = one.profile, other.profile
    if these is None or those is None:
        return False
    if these.field_id == those.field_id != OTHER_FIELD and these.has_chosen_field:
        return True
    return _knows_field_of(these, those) or _knows_field_of(those, these)


def _knows_field_of(profile: HostProfile, other: HostProfile) -> bool:
    field = _words(other.field)
    return bool(field) and any(field <= known for known in _known(profile))


def _known(profile: HostProfile) -> Iterator[set[str]]:
    return map(_words, (profile.field, *profile.topics))


def _words(phrase: str) -> set[str]:
    return set(_WORD.findall(phrase.casefold()))
