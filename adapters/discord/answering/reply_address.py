"""Where a reply has to go. It can be stored, so that it survives this process."""

import json
from dataclasses import asdict, field, fields

from discord import Interaction

from adapters.discord.custom_ids import read_action
from adapters.discord.receiving.receive import DiscordEvent
from bot.engine.events import FromMember
from bot.interview.frozen import frozen


@frozen
class InteractionAddress:
    """The token of an interaction, which is valid for 15 minutes. `seen`: the pressed button's own
    message shows that it is done. `opener` and `opening`: see DiscordEvent. `replaces`: the answer
    replaces the message that was acted on. `in_place`: it may do so, so this is what Discord is
    promised if the answer takes long."""

    application: int
    token: str = field(repr=False)
    seen: bool
    opener: str
    in_place: bool = False
    replaces: bool = False
    opening: str = ""

    @classmethod
    def of(
        cls, interaction: Interaction, heard: DiscordEvent, *, in_place: bool, replaces: bool
    ) -> "InteractionAddress":
        opener = heard.opener
        return cls(
            interaction.application_id,
            interaction.token,
            seen=interaction.message is not None,
            opener=opener.encode() if opener else "",
            in_place=in_place or replaces,
            replaces=replaces,
            opening=heard.opening,
        )

    def heard(self, event: FromMember) -> DiscordEvent:
        return DiscordEvent(event, read_action(self.opener), opening=self.opening)

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, way: str) -> "InteractionAddress":
        """Version 0.1 stored more, and not where the answer is shown."""
        known = json.loads(way)
        return cls(**{each.name: known[each.name] for each in fields(cls) if each.name in known})
