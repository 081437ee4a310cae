"""Cards that did not arrive, shown to the person they are for and to nobody else."""

import logging
from zoneinfo import ZoneInfo

from discord import Interaction

from adapters.discord import custom_ids
from adapters.discord.announcements import Announcements
from adapters.discord.dispatch import DiscordDispatcher
from adapters.discord.footers import HOW_TO_OPEN, MISSED
from adapters.discord.limits import Json
from adapters.discord.receive import caller
from adapters.discord.render import message, text_display
from adapters.discord.responses import Response
from adapters.trouble import TROUBLE, sentence
from adapters.unreadable import at
from bot.app import Askwell
from bot.events import Caller
from bot.ports import Zoned
from bot.ui import Card, Paragraph

log = logging.getLogger(__name__)

_CALLED_HERE = "Whom I cannot write to directly is called here. Yours is under /askwell."
_ELSEWHERE = Zoned(Card(("This is not for you",), (Paragraph((_CALLED_HERE,)),)), None)
_NOTHING = Zoned(
    Card(("Nothing is waiting for you",), (Paragraph(("You have seen it all.",)),)), None
)


class MissedCards:
    def __init__(
        self, app: Askwell, dispatcher: DiscordDispatcher, announcements: Announcements
    ) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._knocking = announcements

    def is_asked_for(self, interaction: Interaction) -> bool:
        given = at(interaction.data, "custom_id")
        return given == MISSED or custom_ids.read_announcement(given) is not None

    async def show(self, interaction: Interaction) -> None:
        """Raises DiscordFailure."""
        response = Response.to(interaction)
        await response.defer()
        call = custom_ids.read_announcement(at(interaction.data, "custom_id"))
        try:
            first, *more = await self._cards(caller(interaction), call)
        except Exception as failed:  # whatever it is, the member is told
            log.error("What was missed could not be read: %s", type(failed).__name__)
            await response.deferred(message(sentence(TROUBLE), ZoneInfo("UTC")))
            return
        await response.deferred(first)
        for each in more:
            await response.further(each)
        if call and interaction.message and call[1] == str(interaction.user.id):
            await self._knocking.opened(interaction.message, call[1])

    async def _cards(self, by: Caller, call: tuple[int, str] | None) -> list[Json]:
        by, _ = await self._dispatcher.placed(by)
        if call is None:
            missed = await self._app.missed(by.person)
            return [*map(_shown, missed or [_NOTHING])]
        card, user = call
        if user != by.person.user:
            return [_shown(_ELSEWHERE)]
        waiting = await self._app.waiting(by.person, card) or [_NOTHING]
        return [*map(_shown, waiting[:-1]), _shown(waiting[-1], text_display(HOW_TO_OPEN))]


def _shown(card: Zoned, *more: Json) -> Json:
    return message(card.card, ZoneInfo(card.zone or "UTC"), *more)
