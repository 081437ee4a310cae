"""What stands below an answer: which server it is about, and how to be reached."""

from collections.abc import Callable

from adapters.discord.dispatch import DiscordReply
from adapters.discord.limits import Json
from adapters.discord.markdown import escaped
from adapters.discord.render import button, rows, text_display

MISSED = "missed"
"""The id of the button that shows what did not arrive."""

HOW_TO_OPEN = (
    "**I could not write to you.** To hear from me: open this server’s menu, choose Privacy "
    "Settings, and switch on Direct Messages."
)

STILL_THERE = "**Some of my messages did not reach you.** They are still here."


class Footers:
    """`name` is a server's name by its id, empty where it is unknown."""

    def __init__(self, name: Callable[[str], str]) -> None:
        self._name = name

    def below(self, answer: DiscordReply) -> list[Json]:
        shown: list[Json] = []
        if answer.unreachable:
            missed = button("Show me what I missed", MISSED)
            why = STILL_THERE if answer.directly else HOW_TO_OPEN
            shown += [text_display(why), *rows([missed])]
        if answer.elsewhere:
            name = escaped(self._name(answer.by.person.space))
            switch = "For another one, write /askwell there."
            shown.append(text_display(f"-# This is about the server {name}. {switch}"))
        return shown
