"""Sends one card to its reader, and returns what came of it."""

import asyncio
import logging
from datetime import datetime

from bot.background.platforms import Platforms
from bot.engine.delivering import delivery
from bot.engine.errors import FirstMessageRefused, SendFailed, Unreachable, log_failure
from bot.engine.store import first_messages
from bot.engine.store.ports import (
    Announced,
    Clock,
    GaveUp,
    Lapsed,
    Outcome,
    Outgoing,
    Shown,
    TryAgain,
)
from bot.engine.store.store import Store

log = logging.getLogger(__name__)

SHOWN_WITHIN = 10.0
"""How many seconds a platform has for one card. After that the card is in doubt, and its place in
the space is free for others."""


class Sending:
    def __init__(self, store: Store, clock: Clock, platforms: Platforms) -> None:
        self._store = store
        self._clock = clock
        self._platforms = platforms

    async def show(self, outgoing: Outgoing) -> Outcome:
        """Never raises: one card's failure must not stop the others."""
        if delivery.has_lapsed(outgoing, self._clock.now()):
            return Lapsed(outgoing)
        if delivery.is_for_nobody(outgoing):
            return GaveUp(outgoing, self._clock.now(), gone=True)
        try:
            if (at := await self._first_message_at(outgoing)) > self._clock.now():
                return TryAgain(outgoing, at, counts=False)
            return await self._shown(outgoing)
        except FirstMessageRefused as refused:
            return TryAgain(outgoing, await self._rest(outgoing, refused), counts=False)
        except Exception as why:
            if not isinstance(why, Unreachable | SendFailed):
                log_failure(log, f"Card {outgoing.key} failed", why)
            return delivery.outcome_of_failure(outgoing, why, self._clock.now())

    async def _shown(self, outgoing: Outgoing) -> Shown | Announced:
        try:
            async with asyncio.timeout(SHOWN_WITHIN):
                return await self._platforms.messenger(outgoing.to.person.platform).show(outgoing)
        except TimeoutError:
            log.warning("A platform did not answer in time; whether a card arrived is looked up.")
            raise SendFailed("No answer in time", in_doubt=True) from None

    async def _first_message_at(self, outgoing: Outgoing) -> datetime:
        """When a first message may be sent. See bot.engine.store.first_messages."""
        person, now = outgoing.to.person, self._clock.now()
        if outgoing.message or person.platform not in first_messages.QUOTAS:
            return now
        return await self._store.run_in_background(
            lambda unit: first_messages.wait_until(unit.first_messages, person, outgoing.id, now)
        )

    async def _rest(self, outgoing: Outgoing, refused: FirstMessageRefused) -> datetime:
        """Until when no first message is sent."""
        platform, now = outgoing.to.person.platform, self._clock.now()
        return await self._store.run_in_background(
            lambda unit: first_messages.note_refusal(
                unit.first_messages, platform, str(refused), now
            )
        )
