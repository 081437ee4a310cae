"""Makes the rounds of suggestions that are wanted, and posts their cards. It reads and writes in
short steps, and computes the matching outside the event loop, so that nobody waits for it.

After an interruption it continues where it was: a round is saved as a whole or not at all, and each
card is posted together with the note that it was.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.background.background_work import Background
from bot.engine.contexts.programme import CommunityContext
from bot.engine.contexts.suggestion import RoundsDueContext
from bot.engine.decisions import Decision, Post
from bot.engine.errors import log_failure
from bot.engine.events import CommunityDue
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store, UnitOfWork
from bot.engine.store.suggestions import FoundWisher, UnsentSuggestion
from bot.engine.timer_names import CommunityTimerName
from bot.interview.finding.listing import Listing
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.suggestions import suggesting
from bot.interview.suggestions.suggesting import Wisher
from bot.interview.suggestions.suggestions import (
    RoundState,
    Suggestion,
    SuggestionRound,
    goes_out_at,
    preview_key,
    round_day,
)
from bot.language import search
from bot.steps.finding.suggestions import not_sent, suggestion_card
from bot.texts.organizing.finding import suggestions as texts

log = logging.getLogger(__name__)

Found = TypeVar("Found", FoundWisher, Listing)

AT_ONCE = 50
"""Members in one step, which then takes about 20 ms."""
PROMISED_FOR = timedelta(days=14)
"""A host's place is reserved for this long for a member to whom the host was suggested."""
AGAIN_AFTER = timedelta(minutes=1)
"""After a failure it tries again after this time."""


class Suggester(Background):
    """`woken` is set when cards were posted."""

    def __init__(self, store: Store, clock: Clock, woken: asyncio.Event) -> None:
        self._store = store
        self._clock = clock
        self._woken = woken
        self._not_before: datetime | None = None

    async def begin(self) -> bool:
        """Begin with the oldest round that is under way, unless that is going on. Return whether
        there is one."""
        if self._is_busy:
            return True
        if self._not_before and self._clock.now() < self._not_before:
            return False
        under_way = await self._store.read(lambda unit: unit.suggestions.under_way())
        if under_way:
            self._start(self._work(under_way))
        return under_way is not None

    async def _work(self, under_way: SuggestionRound) -> None:
        try:
            if under_way.state is RoundState.WANTED:
                await self._make(under_way)
            else:
                await self._send(under_way)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "Suggestions could not be made", failed)
            self._not_before = self._clock.now() + AGAIN_AFTER
        finally:
            self._woken.set()

    async def _make(self, wanted: SuggestionRound) -> None:
        now, community, day = self._clock.now(), wanted.community, wanted.day
        if day < round_day(now):  # Askwell was away for days
            await self._keep(replace(wanted, state=RoundState.DROPPED), [], now)
            return
        found = await self._all(
            lambda unit, after: unit.suggestions.wishers(community, day, after, AT_ONCE, now),
            lambda each: each.wish.member,
        )
        listings = await self._all(
            lambda unit, after: unit.suggestions.hosts(community, after, AT_ONCE, now),
            lambda each: each.host.id,
        )
        settings = await self._settings(community, now)
        wishers = [_wisher(each, settings) for each in found]
        holders = await self._holders(community, wishers)
        since = now - PROMISED_FOR
        promised = await self._store.read(lambda unit: unit.suggestions.promised(community, since))
        candidates = suggesting.candidates(listings, promised, settings, now)
        made = await asyncio.to_thread(
            suggesting.make_round,
            day,
            wishers,
            candidates,
            holders,
            now,
            is_about=search.contains_any,
        )
        goes = now >= goes_out_at(day)
        state = RoundState.GOING if goes else RoundState.LOOKED_AT
        full = sum(not each.places for each in candidates)
        kept = replace(wanted, state=state, made_at=now, hosts=len(candidates), full=full)
        await self._keep(kept, made, now)

    async def _keep(
        self, made: SuggestionRound, suggestions: Sequence[Suggestion], now: datetime
    ) -> None:
        await self._store.run_in_background(lambda unit: _kept(unit, made, suggestions, now))

    async def _send(self, going: SuggestionRound) -> None:
        now = self._clock.now()
        while await self._store.run_in_background(lambda unit: _send_some(unit, going, now)):
            self._woken.set()

    async def _settings(self, community: int, now: datetime) -> ProgrammeSettings:
        due = CommunityDue(community, CommunityTimerName.SUGGESTIONS)
        there = await self._store.read(
            lambda unit: unit.contexts.of_community(CommunityContext, due, now)
        )
        return there.programme.settings if there else DEFAULT_SETTINGS

    async def _holders(self, community: int, wishers: Iterable[Wisher]) -> suggesting.Holders:
        words = sorted({word for each in wishers for word in each.words})
        found: dict[str, frozenset[int]] = {}
        for start in range(0, len(words), AT_ONCE):
            some = words[start : start + AT_ONCE]
            found |= await self._store.read(
                lambda unit, some=some: unit.suggestions.holders(community, some)  # type: ignore[misc]
            )
        return found

    async def _all(
        self,
        step: Callable[[UnitOfWork, int], Sequence[Found]],
        number: Callable[[Found], int],
    ) -> list[Found]:
        """Step by step, each step in a transaction of its own."""
        found: list[Found] = []
        after = 0
        while some := await self._step(step, after):
            found += some
            after = number(some[-1])
        return found

    async def _step(
        self, step: Callable[[UnitOfWork, int], Sequence[Found]], after: int
    ) -> Sequence[Found]:
        return await self._store.read(lambda unit: step(unit, after))


def _wisher(found: FoundWisher, settings: ProgrammeSettings) -> Wisher:
    words = search.words(found.wish.words)
    return Wisher(found.wish, words, found.interviews, found.kept_from, settings)


def _kept(
    unit: UnitOfWork, made: SuggestionRound, suggestions: Sequence[Suggestion], now: datetime
) -> None:
    """Organizers are told about a round that they may look at."""
    if not unit.suggestions.save(made, suggestions) or made.state is not RoundState.LOOKED_AT:
        return
    due = CommunityDue(made.community, CommunityTimerName.SUGGESTIONS)
    context = unit.contexts.of_community(RoundsDueContext, due, now)
    card = texts.ready(made, sum(each.host is not None for each in suggestions))
    organizers = context.organizers if context else ()
    key = preview_key(made.day)
    posts = (Post(each.id, key, card, not_before=next_allowed(each, now)) for each in organizers)
    unit.save(Decision(posts=tuple(posts)), now)


def _send_some(unit: UnitOfWork, going: SuggestionRound, now: datetime) -> bool:
    """Return whether there may be more."""
    some = unit.suggestions.unsent(going, AT_ONCE, now)
    if not some:
        unit.suggestions.end(going)
        return False
    due = CommunityDue(going.community, CommunityTimerName.SUGGESTIONS)
    context = unit.contexts.of_community(RoundsDueContext, due, now)
    if context is None:
        return False
    decisions = [_sent(each, context.programme, now) for each in some]
    unit.suggestions.save_sent([each for one in decisions for each in one.save])
    unit.save(Decision(posts=tuple(post for one in decisions for post in one.posts)), now)
    return True


def _sent(unsent: UnsentSuggestion, programme: Programme, now: datetime) -> Decision:
    """The card for one suggestion. If this fails, the others go on, and the member has their turn
    in the next round."""
    try:
        return suggestion_card(unsent, programme, now)
    except Exception as unforeseen:
        log_failure(log, "A suggestion could not be posted", unforeseen)
        return Decision(save=(not_sent(unsent.suggestion, now),))
