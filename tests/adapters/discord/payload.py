"""What discord.py sends for a message, with our client's settings."""

from typing import Any

from discord.http import handle_message_parameters
from discord.ui import LayoutView

from adapters.discord.rendering.render import NO_PINGS


def payload(message: LayoutView) -> dict[str, Any]:
    with handle_message_parameters(view=message, previous_allowed_mentions=NO_PINGS) as made:
        assert made.payload
        return made.payload
