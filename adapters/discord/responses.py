"""The answer to one interaction: the first within three seconds, the rest by its token."""

from discord import Interaction, Webhook

from adapters.discord.api import PATIENCE, call_by_token
from adapters.discord.limits import Json

EPHEMERAL = 1 << 6
"""The flag of a message that only the one who acted sees. Fixed when deferring."""
MESSAGE, DEFERRED, NOTHING, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_FIRST = 10.0
"""Seconds for the first answer, its repetition counted; Discord itself waits three."""


class Response:
    """In a server answers are private; in direct messages they last. All raise DiscordFailure. `by`
    holds the interaction's token."""

    def __init__(self, interaction: int, by: Webhook, *, private: bool) -> None:
        self._interaction = interaction
        self._by = by
        self._flags = EPHEMERAL if private else 0

    @classmethod
    def to(cls, interaction: Interaction) -> "Response":
        private = interaction.guild_id is not None
        return cls(interaction.id, interaction.followup, private=private)

    async def message(self, message: Json) -> None:
        await self._first(MESSAGE, self._missed(message))

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
            await self._call("DELETE", path)
        else:
            await self._call("PATCH", path, message)

    async def further(self, message: Json) -> None:
        path = "/webhooks/{application_id}/{webhook_token}"
        await self._call("POST", path, self._missed(message))

    async def _first(self, kind: int, data: Json | None = None) -> None:
        body = {"type": kind} | ({"data": data} if data is not None else {})
        path = "/interactions/{interaction_id}/{webhook_token}/callback"
        await self._call("POST", path, body, _FIRST)

    async def _call(
        self, verb: str, path: str, body: Json | None = None, patience: float = PATIENCE
    ) -> None:
        await call_by_token(self._by, verb, path, body, patience, interaction=self._interaction)

    def _missed(self, message: Json) -> Json:
        return message | {"flags": message["flags"] | self._flags}
