"""Where a reply has to go, written down so that it outlives this process."""

import json
from dataclasses import asdict, dataclass, field, fields

from discord import Interaction

from adapters.discord.custom_ids import read_action
from adapters.discord.receive import DiscordEvent
from bot.engine.events import FromMember


@dataclass(frozen=True, slots=True)
class InteractionAddress:
    """The token of an interaction, good for 15 minutes. `seen`: a button's own message shows that
    it is done; `opener`: see DiscordEvent."""

    application: int
    token: str = field(repr=False)
    seen: bool
    opener: str

    @classmethod
    def of(cls, interaction: Interaction, heard: DiscordEvent) -> "InteractionAddress":
        return cls(
            interaction.application_id,
            interaction.token,
            seen=interaction.message is not None,
            opener=heard.opener.encode() if heard.opener else "",
        )

    def heard(self, event: FromMember) -> DiscordEvent:
        return DiscordEvent(event, read_action(self.opener))

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, way: str) -> "InteractionAddress":
        """Version 0.1 wrote down more."""
        known = json.loads(way)
        return cls(**{each.name: known[each.name] for each in fields(cls)})
