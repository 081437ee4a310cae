"""What is shown below a reply: the server that it is about, and how the member can be reached."""

from collections.abc import Callable

from adapters.discord.answering.dispatch import DiscordReply
from adapters.discord.custom_ids import server_id
from adapters.discord.rendering.components import Component, button, rows, written
from adapters.discord.rendering.markdown import markdown
from bot.cards.plain_text import one_line
from bot.cards.rich_text import Text, Words, say

_NAME = 40
"""Characters of a server's name on a button."""
MISSED = "missed"
"""The id of the button that shows cards that did not arrive."""

HOW_TO_OPEN = say(
    "I could not write to you. To hear from me: open this server’s menu, choose Privacy "
    "Settings, and switch on Direct Messages."
)

STILL_THERE = say("Some of my messages did not reach you. They are still here.")


def footers(reply: DiscordReply, name_of: Callable[[str], str]) -> list[Component]:
    """`name_of` returns a server's name by its id, empty if it is unknown."""
    shown: list[Component] = []
    if reply.unreachable:
        missed = button(one_line(say("Show me what I missed"), reply.reader), MISSED)
        why = STILL_THERE if reply.directly else HOW_TO_OPEN
        shown += [written(f"**{markdown(why, reply.reader)}**"), *rows([missed])]
    if reply.elsewhere:
        shown += _servers(reply, name_of)
    return shown


def _servers(reply: DiscordReply, name_of: Callable[[str], str]) -> list[Component]:
    """The server that the reply is about, if it is clear, and a button for each other one."""
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
