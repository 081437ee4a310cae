"""How an answer gets to the one who acted, written down so that it outlives this process."""

import json
from dataclasses import asdict, dataclass, field

from discord import Interaction

from adapters.discord.custom_ids import read
from adapters.discord.receive import DiscordEvent
from bot.events import FromMember


@dataclass(frozen=True, slots=True)
class InteractionAddress:
    """The token of an interaction, good for 15 minutes. `private`: only the one who acted sees
    the answer; `seen`: a button's own message shows that it is done; `opener`: see DiscordEvent."""

    interaction: int
    application: int
    token: str = field(repr=False)
    private: bool
    seen: bool
    opener: str

    @classmethod
    def of(cls, interaction: Interaction, heard: DiscordEvent) -> "InteractionAddress":
        return cls(
            interaction.id,
            interaction.application_id,
            interaction.token,
            private=interaction.guild_id is not None,
            seen=interaction.message is not None,
            opener=heard.opener.encode() if heard.opener else "",
        )

    def heard(self, event: FromMember) -> DiscordEvent:
        return DiscordEvent(event, read(self.opener))

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, way: str) -> "InteractionAddress":
        return cls(**json.loads(way))
