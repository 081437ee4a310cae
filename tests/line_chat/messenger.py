"""Shows cards to members who are connected."""

from asyncio import StreamWriter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import say
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.errors import ChannelClosed, FileClosed, SendFailed, Unreachable
from bot.engine.events import Caller
from bot.engine.store.ports import Outgoing, Shown, SpaceGroup
from bot.interview.organizing.invitations import SpacePerson
from tests.line_chat.render import card_message

_MINUTE = timedelta(minutes=1)


class LineChatMessenger:
    """`left`: the members who said that they want no messages."""

    def __init__(self) -> None:
        self.left: set[str] = set()
        self.writers: dict[str, StreamWriter] = {}

    async def show(self, outgoing: Outgoing) -> Shown:
        user, key = outgoing.to.person.user, outgoing.message or outgoing.key
        if user in self.left:
            raise Unreachable
        if (writer := self.writers.get(user)) is None:
            raise SendFailed("They are not connected", _MINUTE)
        reader = reader_of(outgoing.to)
        try:
            await send(writer, card_message(key, outgoing.card, reader))
        except ConnectionError as broke:
            raise SendFailed(type(broke).__name__, in_doubt=True) from None
        return Shown(outgoing, key)

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)


class LineChatDirectory:
    """Nobody runs the lounge, and there are no groups."""

    async def people_of(self, _space: str) -> Sequence[SpacePerson]:
        return ()

    async def read_file(self, _space: str, _where: str) -> bytes:
        raise FileClosed(say("There are no files here."))

    async def owners_of(self, _space: str) -> Sequence[Caller]:
        return ()

    async def groups_of(self, _space: str) -> Sequence[SpaceGroup]:
        return ()


class LineChatPoster:
    """There are no channels."""

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        raise ChannelClosed(say("There are no channels here."))


async def send(writer: StreamWriter, lines: Iterable[str]) -> None:
    """Raises ConnectionError."""
    writer.write("".join(f"{line}\n" for line in lines).encode())
    await writer.drain()
