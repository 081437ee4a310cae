"""Finds a card again among the messages that were sent.

Discord forgets a nonce after minutes and shows it in no message that is read. The numbers that an
app gave to the components of a message it keeps, and nobody else can put components there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from adapters.discord.direct_messages import DirectMessages, place_of
from adapters.discord.limits import Json
from adapters.discord.render import every
from adapters.unreadable import at
from bot.ports import Part


@dataclass(frozen=True, slots=True)
class FoundMessage:
    """A message of ours. If it was found: its components, and the names of the `files` that were
    sent after it."""

    place: str
    components: list[Json] = field(default_factory=list)
    files: frozenset[str] = frozenset()

    def shows(self, message: Json) -> bool:
        return _holds(self.components, message["components"])


def mark(message: Json, parts: Sequence[Part]) -> None:
    """Give the components of the message the numbers of the cards that it shows: the first one's
    to its frame, the others' to what is in there. Three cards without a button are only texts
    that are drawn as one, so the third is not marked."""
    for component, number in zip(every(message["components"]), map(_number, parts), strict=False):
        component["id"] = number


async def found(
    direct_messages: DirectMessages, user: str, parts: Sequence[Part]
) -> FoundMessage | None:
    """The newest message to the user that shows one of these cards. Raises DiscordFailure."""
    numbers = {*map(_number, parts)}
    files: set[str] = set()
    for message in await direct_messages.newest(user):
        if any(each.get("id") in numbers for each in every(message["components"])):
            return FoundMessage(place_of(message), message["components"], frozenset(files))
        files |= {str(each["filename"]) for each in message["attachments"]}
    return None


def _number(part: Part) -> int:
    """In 31 bits, far from the small ones that Discord gives. The key tells apart cards of two
    databases, or of one that gives an id once more."""
    return crc32(f"{part.id} {part.key}".encode()) >> 1


def _holds(shown: Any, sent: Any) -> bool:
    """Whether Discord shows what was sent, to which it adds fields of its own."""
    match sent:
        case dict():
            return all(_holds(at(shown, name), each) for name, each in sent.items())
        case list():
            same_length = isinstance(shown, list) and len(shown) == len(sent)
            return same_length and all(map(_holds, shown, sent))
    return bool(shown == sent)
