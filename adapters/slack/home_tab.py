"""The app's home tab: what I can do next, my interviews, what I offer as a host."""

import logging
from typing import Any

from adapters.shared.dispatch import CoreReply, Dispatcher
from adapters.shared.failures import ApiFailure
from adapters.slack import receive
from adapters.slack.limits import Json
from adapters.slack.render import home_view
from adapters.slack.workspace import Workspace
from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Card
from bot.cards.reader import Reader
from bot.engine.events import Caller, Command, Press
from bot.engine.turn import Turn
from bot.texts.notices import not_yours

log = logging.getLogger(__name__)

FIRST = "start"
SHOWN = ("interviews", "host")
"""The commands whose answers are shown there, one below the other; for who organizes, the
programme's home comes next after the first."""


class HomeTab:
    def __init__(self, dispatcher: Dispatcher, workspace: Workspace) -> None:
        self._dispatcher = dispatcher
        self._workspace = workspace

    async def show(self, body: Any) -> None:
        await self.show_to(receive.caller(body), receive.event_id(body))

    async def show_to(self, by: Caller, event: str) -> None:
        """Show it anew after that event."""
        first = await self._answer(by, event, FIRST)
        reader = self._workspace.readers.of(by) if first.failed else first.reader
        cards = [first.reply] if isinstance(first.reply, Card) else []
        if any(map(_leads_to_organizing, cards)):
            cards += await self._programme(by, event)
        for name in SHOWN:
            answer = await self._answer(by, event, name)
            if isinstance(answer.reply, Card) and answer.reply not in cards:
                cards.append(answer.reply)
        await self._publish(by, cards, reader)

    async def _answer(self, by: Caller, event: str, name: str) -> CoreReply:
        shown = Command(f"{event}-{name}", by, name)
        return await self._dispatcher.reply_to(shown, Turn(shown.id))

    async def _programme(self, by: Caller, event: str) -> list[Card]:
        """By a button, for the command makes an organizer of who runs the workspace; nothing for
        who does not organize."""
        pressed = Press(f"{event}-programme", by, Action(ActionName.PROGRAMME))
        reply = (await self._dispatcher.reply_to(pressed, Turn(pressed.id))).reply
        return [reply] if isinstance(reply, Card) and reply != not_yours() else []

    async def _publish(self, by: Caller, cards: list[Card], reader: Reader) -> None:
        view = _fitting(cards, reader)
        try:
            await self._workspace.api.write("views.publish", user_id=by.person.user, view=view)
        except ApiFailure as failed:
            log.warning("A home tab could not be shown. %s", failed)


def _leads_to_organizing(card: Card) -> bool:
    return any(each.action.name == ActionName.ORGANIZE for each in card.all_buttons())


def _fitting(cards: list[Card], reader: Reader) -> Json:
    """As many of the cards, from the first on, as Slack takes."""
    while True:
        try:
            return home_view(cards, reader)
        except ValueError:
            if len(cards) < 2:
                raise
            cards = cards[:-1]
