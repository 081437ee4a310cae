"""What stands below a reply: which server it is about, and how to be reached."""

from collections.abc import Callable

from adapters.discord.components import Component, button, rows, written
from adapters.discord.custom_ids import server_id
from adapters.discord.dispatch import DiscordReply
from adapters.discord.markdown import markdown, one_line
from bot.cards.rich_text import Text, Words, say

_NAME = 40
"""Characters of a server's name on a button."""
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
        shown += [written(f"**{markdown(why, reply.reader)}**"), *rows([missed])]
    if reply.elsewhere:
        shown += _servers(reply, name_of)
    return shown


def _servers(reply: DiscordReply, name_of: Callable[[str], str]) -> list[Component]:
    """Which one it is about, where one is clear, and a button for each other."""
    here = reply.by.person.space
    about = say("This is about the server {name}.", name=Words(name_of(here)))
    told: list[Component] = [written(f"-# {markdown(about, reply.reader)}")] if here else []
    others = [
        button(one_line(_change(name_of(each)), reply.reader), server_id(each))
        for each in reply.elsewhere
    ]
    return [*told, *rows(others)]


def _change(name: str) -> Text:
    return say("Go to {name}", name=Words(name, _NAME))
