"""What stands below a reply: which server it is about, and how to be reached."""

from collections.abc import Callable

from discord.ui import TextDisplay

from adapters.discord.dispatch import DiscordReply
from adapters.discord.markdown import markdown, one_line
from adapters.discord.render import Component, button, rows
from bot.cards.rich_text import Words, say

MISSED = "missed"
"""The id of the button that shows what did not arrive."""

HOW_TO_OPEN = say(
    "I could not write to you. To hear from me: open this server’s menu, choose Privacy "
    "Settings, and switch on Direct Messages."
)

STILL_THERE = say("Some of my messages did not reach you. They are still here.")


def footers(reply: DiscordReply, name_of: Callable[[str], str]) -> list[Component]:
    """`name_of` tells a server's name by its id, empty where it is unknown."""
    shown: list[Component] = []
    if reply.unreachable:
        missed = button(one_line(say("Show me what I missed"), reply.reader), MISSED)
        why = STILL_THERE if reply.directly else HOW_TO_OPEN
        shown += [TextDisplay(f"**{markdown(why, reply.reader)}**"), *rows([missed])]
    if reply.elsewhere:
        about = say(
            "This is about the server {name}. For another one, write /askwell there.",
            name=Words(name_of(reply.by.person.space)),
        )
        shown.append(TextDisplay(f"-# {markdown(about, reply.reader)}"))
    return shown
