"""The time zone of a member: what their platform tells, and what they say themselves."""

from collections.abc import Callable
from dataclasses import replace

from bot.interview.members import Member


def with_zone_from_platform(
    member: Member, zone: str | None, is_booked: Callable[[], bool]
) -> Member:
    """The member after their platform has told this zone. A zone that they set by hand stays. While
    something is booked, they are asked first: see `is_to_ask`."""
    if zone is None or zone == member.zone_told:
        return member
    knows = replace(member, zone_told=zone)
    if member.zone is None:
        return replace(knows, zone=zone)
    if member.zone_told is None and zone != member.zone:
        return replace(knows, zone_by_hand=True)
    if not should_ask_zone(knows) or is_booked():
        return knows
    return replace(knows, zone=zone)


def should_ask_zone(member: Member) -> bool:
    """Whether they may have moved to another zone and have not told us."""
    trip = member.trip.zone if member.trip else None
    return not member.zone_by_hand and member.zone_told not in (None, member.zone, trip)


def with_zone_set_by_hand(member: Member, zone: str | None) -> Member:
    """The member after they sent a form that showed their zone. It counts as set by hand if they
    changed it."""
    return replace(member, zone=zone, zone_by_hand=member.zone_by_hand or zone != member.zone)
