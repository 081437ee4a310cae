"""Finds a card among the messages that were sent.

Discord forgets a nonce after minutes, and messages that are read do not contain it. But it keeps
the numbers that an app gave to the components of a message, and nobody else can put components
there.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from discord.ui import LayoutView

from adapters.discord.connecting.client import place_of
from adapters.discord.rendering.components import MessageLayout
from adapters.discord.sending.direct_messages import DirectMessages
from bot.engine.store.ports import ClaimedPart
from bot.interview.frozen import frozen


@frozen
class SentMessage:
    """A message of ours. If it was found by a search, it also has what it shows, and the names of
    the `files` that were sent after it."""

    place: str
    view: Any = None
    files: frozenset[str] = frozenset()

    def shows(self, view: Any) -> bool:
        shown = _unnumbered(self.view.to_components())
        return bool(shown == _unnumbered(view.to_components()))


def number_components(view: MessageLayout, parts: Sequence[ClaimedPart]) -> None:
    """Give the components the numbers of the cards that they show: the frame has the first card's,
    and components in it have the others'. A third card without a button is only text that is drawn
    together with the text before it, so it is not marked."""
    for component, number in zip(view.every(), map(_number, parts), strict=False):
        component["id"] = number


async def find_sent(
    messages: DirectMessages, user: str, parts: Sequence[ClaimedPart], line: str
) -> SentMessage | None:
    """The newest message to the user that shows one of these cards, or only the line that comes
    first. Raises ApiFailure."""
    numbers = {*map(_number, parts)}
    files: set[str] = set()
    for message in await messages.newest(user):
        shown = LayoutView.from_message(message)
        is_line = message.author.bot and message.content == line
        if is_line or any(each.id in numbers for each in shown.walk_children()):
            return SentMessage(place_of(message), shown, frozenset(files))
        files |= {each.filename for each in message.attachments}
    return None


def _number(part: ClaimedPart) -> int:
    """A number of 31 bits, far away from the small ones that Discord gives. It includes the key,
    because two databases, or one that uses an id again, may have cards with the same id."""
    return crc32(f"{part.id} {part.key}".encode()) >> 1


def _unnumbered(node: Any) -> Any:
    """The components without their numbers, because Discord gives one to each that has none."""
    match node:
        case dict():
            return {name: _unnumbered(each) for name, each in node.items() if name != "id"}
        case list():
            return [_unnumbered(each) for each in node]
    return node
