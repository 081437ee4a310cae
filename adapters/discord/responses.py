"""The answer to one interaction: the first within three seconds, the rest by its token."""

from discord import Interaction

from adapters.discord.calls import call_by_token
from adapters.discord.limits import Json

EPHEMERAL = 1 << 6
"""The flag of a message that only the one who acted sees. Fixed when deferring."""
MESSAGE, DEFERRED, NOTHING, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_FIRST = 10.0
"""Seconds for the first answer, its repetition counted; Discord itself waits three."""


class Response:
    """In a server answers are private; in direct messages they last. All raise CallFailed."""

    def __init__(self, interaction: Interaction) -> None:
        self._asked = interaction
        self._flags = EPHEMERAL if interaction.guild_id else 0

    async def message(self, message: Json) -> None:
        await self._first(MESSAGE, self._private(message))

    async def in_place(self, message: Json) -> None:
        """Instead of the message that was acted on."""
        await self._first(UPDATE, message)

    async def modal(self, modal: Json) -> None:
        await self._first(MODAL, modal)

    async def choices(self, choices: list[Json]) -> None:
        await self._first(CHOICES, {"choices": choices})

    async def nothing(self) -> None:
        """The press is taken; the message stays as it is."""
        await self._first(NOTHING)

    async def defer(self) -> None:
        await self._first(DEFERRED, {"flags": self._flags})

    async def deferred(self, message: Json | None) -> None:
        """What was deferred; None where there is nothing to say after all."""
        path = "/webhooks/{application_id}/{webhook_token}/messages/@original"
        if message is None:
            await call_by_token(self._asked, "DELETE", path)
        else:
            await call_by_token(self._asked, "PATCH", path, message)

    async def further(self, message: Json) -> None:
        path = "/webhooks/{application_id}/{webhook_token}"
        await call_by_token(self._asked, "POST", path, self._private(message))

    async def _first(self, kind: int, data: Json | None = None) -> None:
        body = {"type": kind} | ({"data": data} if data is not None else {})
        path = "/interactions/{interaction_id}/{webhook_token}/callback"
        await call_by_token(self._asked, "POST", path, body, _FIRST)

    def _private(self, message: Json) -> Json:
        return message | {"flags": message["flags"] | self._flags}
