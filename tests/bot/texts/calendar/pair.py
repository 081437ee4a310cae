"""Two members and an interview between them, with its files."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cards.reader import reader_of
from bot.interview import lifecycle
from bot.interview.hosting import HostProfile, Venue
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Slot
from bot.texts.calendar import events
from bot.texts.files import content

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def seeker(zone: str | None = "Africa/Nairobi", name: str = "Maya") -> Member:
    return Member(1, 1, Person("test", "town", "1"), name, zone)


def host(zone: str | None = "Europe/Berlin", name: str = "Daniel", **profile: Any) -> Member:
    offered = HostProfile(open=True, zone=zone or "UTC", **profile)
    return Member(2, 1, Person("test", "town", "2"), name, zone, profile=offered)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}Z")


def asked(**fields: Any) -> Interview:
    plain = Interview(
        id="i1",
        community=1,
        seeker=1,
        host=2,
        connection="We both went to Leeds",
        wish="How the work really is",
        minutes=25,
        asked_at=NOW,
        changed_at=NOW,
    )
    return replace(plain, **fields)


def booked(start: str = "2026-11-26 16:00", venue: Venue | None = None, **fields: Any) -> Interview:
    return lifecycle.book(asked(**fields), utc(start), venue or Venue(), NOW)


def invitation(interview: Interview, reader: Member, other: Member, now: datetime) -> bytes:
    """The content of the file, in its reader's language."""
    return content(events.invitation(interview, reader, other, now), reader_of(reader))


def cancellation(
    interview: Interview, was: Slot, reader: Member, other: Member, now: datetime
) -> bytes:
    """The content of the file, in its reader's language."""
    return content(events.cancellation(interview, was, reader, other, now), reader_of(reader))
