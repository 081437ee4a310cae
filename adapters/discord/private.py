"""Cards that did not arrive, shown to the person they are for and to nobody else."""

import logging
from zoneinfo import ZoneInfo

from discord import Interaction

from adapters.discord import ids
from adapters.discord.core import Core
from adapters.discord.limits import Json
from adapters.discord.receive import caller
from adapters.discord.render import message, text_display
from adapters.discord.responses import Response
from adapters.discord.where import HOW_TO_OPEN, MISSED
from adapters.trouble import TROUBLE, sentence
from adapters.unreadable import at
from bot.app import Askwell
from bot.ports import Zoned
from bot.ui import Card, Paragraph

log = logging.getLogger(__name__)

_ELSEWHERE = Card(
    ("This is not for you, or it is over",),
    (Paragraph(("Whom I cannot write to directly is called here. Yours is under /askwell.",)),),
)
_NOTHING = Card(("Nothing is waiting for you",), (Paragraph(("You have seen it all.",)),))


class Private:
    def __init__(self, app: Askwell, core: Core) -> None:
        self._app = app
        self._core = core

    def is_asked_for(self, interaction: Interaction) -> bool:
        given = at(interaction.data, "custom_id")
        return given == MISSED or ids.read_knock(given) is not None

    async def show(self, interaction: Interaction) -> None:
        """Raises CallFailed."""
        response = Response(interaction)
        await response.defer()
        try:
            first, *more = await self._cards(interaction)
        except Exception as failed:  # whatever it is, the member is told
            log.error("What was missed could not be read: %s", type(failed).__name__)
            first, more = message(sentence(TROUBLE), ZoneInfo("UTC")), []
        await response.deferred(first)
        for each in more:
            await response.further(each)

    async def _cards(self, interaction: Interaction) -> list[Json]:
        by, _ = await self._core.placed(caller(interaction))
        number = ids.read_knock(at(interaction.data, "custom_id"))
        if number is None:
            missed = await self._app.missed(by.person) or [Zoned(_NOTHING, None)]
            return [_shown(each) for each in missed]
        waiting = await self._app.waiting(by.person, number)
        if not waiting:
            return [_shown(Zoned(_ELSEWHERE, None))]
        return [*map(_shown, waiting[:-1]), _shown(waiting[-1], text_display(HOW_TO_OPEN))]


def _shown(card: Zoned, *more: Json) -> Json:
    return message(card.card, ZoneInfo(card.zone or "UTC"), *more)
