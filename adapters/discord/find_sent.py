"""Finds a card again among the messages that were sent.

Discord forgets a nonce after minutes and shows it in no message that is read. The numbers that an
app gave to the components of a message it keeps, and nobody else can put components there.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from discord.ui import LayoutView

from adapters.discord.client import place_of
from adapters.discord.components import MessageLayout
from adapters.discord.direct_messages import DirectMessages
from bot.engine.ports import ClaimedPart
from bot.interview.frozen import frozen


@frozen
class SentMessage:
    """A message of ours. If it was found: what it shows, and the names of the `files` that were
    sent after it."""

    place: str
    view: Any = None
    files: frozenset[str] = frozenset()

    def shows(self, view: Any) -> bool:
        shown = _unnumbered(self.view.to_components())
        return bool(shown == _unnumbered(view.to_components()))


def number_components(view: MessageLayout, parts: Sequence[ClaimedPart]) -> None:
    """Give the components the numbers of the cards that they show: the first one's to the frame,
    the others' to what is in there. Three cards without a button are only texts that are drawn
    as one, so the third is not marked."""
    for component, number in zip(view.every(), map(_number, parts), strict=False):
        component["id"] = number


async def find_sent(
    messages: DirectMessages, user: str, parts: Sequence[ClaimedPart], line: str
) -> SentMessage | None:
    """The newest message to the user that shows one of these cards, or only the line that comes
    before them. Raises ApiFailure."""
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
    """In 31 bits, far from the small ones that Discord gives. The key tells apart cards of two
    databases, or of one that gives an id once more."""
    return crc32(f"{part.id} {part.key}".encode()) >> 1


def _unnumbered(node: Any) -> Any:
    """Components without their numbers: Discord gives one to each that has none."""
    match node:
        case dict():
            return {name: _unnumbered(each) for name, each in node.items() if name != "id"}
        case list():
            return [_unnumbered(each) for each in node]
    return node
