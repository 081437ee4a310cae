"""What a test does with a running Askwell, on any platform."""

import asyncio
from datetime import UTC, datetime
from typing import Generic, TypeVar

from adapters.discord.connection import Discord
from adapters.shared.clock import travel
from adapters.slack.connection import Slack
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from tests.adapters.held_store import HeldStore

A = TypeVar("A", Slack, Discord)
S = TypeVar("S", bound=HeldStore)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PROFILE = {
    "headline": "UX researcher at a hospital",
    "field": "UX research",
    "topics": "interviewing users",
    "gladly": "How teaching prepared me",
}
HOURS = {"hours": "Mon-Fri 9:00-18:00", "place_detail": "https://meet.example"}


class AskwellAtWork(Generic[A, S]):
    """One run of Askwell. The platform around it and the database can exist for longer."""

    clock: StillClock
    adapter: A
    store: S
    assembly: Assembly

    async def settled(self) -> None:
        """Wait until every answer was given, every due card was delivered, and everything that
        follows from these was done."""
        await self.adapter.finish()
        if not self.store.broken:
            await self.assembly.courier.drain()
            await self.adapter.finish()

    async def owners_are_found(self) -> None:
        """Do what the process does next to its courier: look for owners."""
        await self.assembly.owner_search.seek()
        await self.assembly.owner_search.settled()
        await self.settled()

    async def groups_are_read(self) -> None:
        await self.assembly.groups.read_due()
        await self.assembly.groups.settled()

    async def to(self, when: str) -> None:
        at = datetime.fromisoformat(f"{when}Z")
        await travel(self.clock, at, self.assembly.courier.next_due, self.assembly.courier.drain)

    def slow(self) -> asyncio.Event:
        """Make the database slow. It answers once the returned event is set."""
        self.store.held = asyncio.Event()
        return self.store.held
