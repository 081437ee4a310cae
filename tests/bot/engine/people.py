"""Maya, a seeker, and Daniel, a host. At noon, neither has quiet hours."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""A Tuesday."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

MAYA = Member(1, 1, Person("slack", "T1", "maya"), "Maya", "UTC")
DANIEL = Member(2, 1, Person("slack", "T1", "daniel"), "Daniel", "UTC", profile=HostProfile())


def interview(name: str = "i1", seeker: int = 1, host: int = 2, **fields: Any) -> Interview:
    return Interview(name, 1, seeker, host, "Leeds", "How it is", 25, NOON, NOON, **fields)
