"""Somebody mentions Askwell in a channel. Only they see the answer, which says how to begin. What
they wrote is not used."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from adapters.shared.answering.dispatch import Dispatcher
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from adapters.shared.seen import Seen
from adapters.slack.answering.shown import shown_message
from adapters.slack.receiving import receive
from adapters.slack.spaces.workspace import Workspace
from bot.cards.cards import Card
from bot.texts.plain_words import small_talk

log = logging.getLogger(__name__)

ANSWERED_FOR = 600.0
"""Seconds. Slack forgets an answer for one pair of eyes when the app is opened anew, so whoever
mentions us again a while later may have lost it."""
BETWEEN = 30.0
"""Seconds. Whoever mentions us again meanwhile is told, at most this often, that the answer is
above: silence looks as if we were broken."""


_Where = tuple[str, str, str]
"""A channel, a thread in it (or an empty string), and the user who mentioned us there."""


class Mentions:
    """In each channel and thread, a member gets the whole answer once in ten minutes, and meanwhile
    a short one. `patience`: for how many seconds we look up how they read."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        workspace: Workspace,
        patience: float,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._dispatcher = dispatcher
        self._workspace = workspace
        self._patience = patience
        self._answered: Seen[_Where] = Seen(keep=ANSWERED_FOR, now=now)
        self._answered_again: Seen[_Where] = Seen(keep=BETWEEN, now=now)

    async def answer(self, body: Any) -> None:
        """Raises Unreadable."""
        channel, by = str(body["event"]["channel"]), receive.caller(body)
        thread = str(at(body, "event", "thread_ts") or "")
        card = self._card((channel, thread, by.person.user))
        if card is None:
            return
        reader = await self._dispatcher.reader(
            await self._workspace.with_profile(by), self._patience
        )
        message = shown_message(card, reader)
        where = {"channel": channel} | ({"thread_ts": thread} if thread else {})
        try:
            await self._workspace.api.write(
                "chat.postEphemeral", user=by.person.user, **where, **message
            )
        except ApiFailure as failed:
            self._answered.forget((channel, thread, by.person.user))
            log.warning("Somebody who mentioned Askwell in a channel got no answer. %s", failed)

    def _card(self, where: _Where) -> Card | None:
        """None for somebody who has just been answered again."""
        if self._answered.add(where):
            return small_talk.mentioned()
        return small_talk.mentioned_again() if self._answered_again.add(where) else None
