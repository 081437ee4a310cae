"""Which field a host works in: it follows for sure from what they wrote, or they choose it."""

from dataclasses import replace

from bot.content.questions import field_for, field_named, field_of_id, nearest_fields
from bot.interview.hosting import OTHER_FIELD, HostProfile
from bot.language import search

ALIKE = 10
"""A field that is at least this similar to what somebody wrote may be the one they mean."""


def with_words(profile: HostProfile, words: str, offered: str = "") -> HostProfile:
    """The profile with the words that they entered in a form. `offered` is the id of the field
    whose name the form suggested, empty if it suggested none."""
    if words == profile.field and profile.has_chosen_field:
        return profile
    named = field_named(words)
    is_as_offered = named is not None and named.id == offered
    return replace(profile, field=words, field_id=offered if is_as_offered else field_for(words))


def with_known_field(profile: HostProfile, words: str) -> HostProfile:
    """The profile with the field that has this name or that the words surely mean. Unchanged if
    there is none."""
    named = field_named(words)
    if named:
        return with_chosen_field(profile, named.id)
    found = field_for(words)
    return replace(profile, field=words, field_id=found) if found else profile


def with_chosen_field(profile: HostProfile, field_id: str) -> HostProfile:
    """The profile with this field. Their own words for it stay, unless they mean another field. An
    unknown id counts as "none of these"."""
    field = field_of_id(field_id)
    if field is None:
        return replace(profile, field_id=OTHER_FIELD)
    stay = field in nearest_fields(profile.field, ALIKE)
    return replace(profile, field=profile.field if stay else field.name, field_id=field_id)


def with_similar_field(profile: HostProfile, words: str) -> HostProfile:
    """The profile of somebody whose field is not known, if they typed something similar to one."""
    if not nearest_fields(words, 1):
        return profile
    return replace(profile, field=words.strip(), field_id="")


def as_arg(words: str) -> str:
    """What a button carries for a typed field: its id, if it has this name. Otherwise their own
    words, which say more than the field that they surely mean."""
    named = field_named(words)
    return named.id if named else search.as_arg(words)
