"""The app's home tab: what I can do next, my interviews, what I offer as a host."""

import logging
from typing import Any

from adapters.shared.dispatch import Dispatcher
from adapters.shared.failures import ApiFailure
from adapters.slack import receive
from adapters.slack.limits import Json
from adapters.slack.render import home_view
from adapters.slack.workspace import Workspace
from bot.cards.cards import Card
from bot.cards.reader import Reader
from bot.engine.events import Caller, Command
from bot.engine.turn import Turn

log = logging.getLogger(__name__)

SHOWN = ("start", "interviews", "host")
"""The commands whose answers are shown there, one below the other."""


class HomeTab:
    def __init__(self, dispatcher: Dispatcher, workspace: Workspace) -> None:
        self._dispatcher = dispatcher
        self._workspace = workspace

    async def show(self, body: Any) -> None:
        await self.show_to(receive.caller(body), receive.event_id(body))

    async def show_to(self, by: Caller, event: str) -> None:
        """Show it anew after that event."""
        cards: list[Card] = []
        reader = self._workspace.readers.of(by)
        for number, name in enumerate(SHOWN):
            shown = Command(f"{event}-{number}", by, name)
            answer = await self._dispatcher.reply_to(shown, Turn(shown.id))
            reader = reader if answer.failed else answer.reader
            if isinstance(answer.reply, Card) and answer.reply not in cards:
                cards.append(answer.reply)
        await self._publish(by, cards, reader)

    async def _publish(self, by: Caller, cards: list[Card], reader: Reader) -> None:
        view = _fitting(cards, reader)
        try:
            await self._workspace.api.write("views.publish", user_id=by.person.user, view=view)
        except ApiFailure as failed:
            log.warning("A home tab could not be shown. %s", failed)


def _fitting(cards: list[Card], reader: Reader) -> Json:
    """As many of the cards, from the first on, as Slack takes."""
    while True:
        try:
            return home_view(cards, reader)
        except ValueError:
            if len(cards) < 2:
                raise
            cards = cards[:-1]
