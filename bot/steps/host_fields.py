"""Which field a host works in: what they wrote says it for sure, or they choose."""

from dataclasses import replace

from bot.content.questions import field_for, field_named, field_of_id, nearest_fields
from bot.interview.hosting import OTHER_FIELD, HostProfile
from bot.language import search

ALIKE = 10
"""A field as near as that to what somebody wrote may be meant by it."""


def written(profile: HostProfile, words: str, offered: str = "") -> HostProfile:
    """With the words that they filled into a form. `offered` is the id of the field whose name
    the form came with, empty if there was none."""
    if words == profile.field and profile.has_chosen_field:
        return profile
    named = field_named(words)
    is_as_offered = named is not None and named.id == offered
    return replace(profile, field=words, field_id=offered if is_as_offered else field_for(words))


def known(profile: HostProfile, words: str) -> HostProfile:
    """With the field of this name, or that the words surely mean; else as it is."""
    named = field_named(words)
    if named:
        return chosen(profile, named.id)
    found = field_for(words)
    return replace(profile, field=words, field_id=found) if found else profile


def chosen(profile: HostProfile, field_id: str) -> HostProfile:
    """Their own words for it stay, unless they mean something else. What is no field is none of
    those there are."""
    field = field_of_id(field_id)
    if field is None:
        return replace(profile, field_id=OTHER_FIELD)
    stay = field in nearest_fields(profile.field, ALIKE)
    return replace(profile, field=profile.field if stay else field.name, field_id=field_id)


def asked_about(profile: HostProfile, words: str) -> HostProfile:
    """As somebody whose field is not known, where they typed something near to one."""
    if not nearest_fields(words, 1):
        return profile
    return replace(profile, field=words.strip(), field_id="")


def as_arg(words: str) -> str:
    """What a button carries of a field somebody typed: its id, if it is one for sure."""
    named = field_named(words)
    return named.id if named else field_for(words) or search.as_arg(words)
