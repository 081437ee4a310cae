"""What Askwell needs from a platform so that members can use it there."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import NoReturn, Protocol

from aiohttp.web import AbstractRouteDef

from adapters.shared.connecting.presence import Presence
from bot.app import Askwell
from bot.cards.rich_text import Text
from bot.engine.router import CommandSpec
from bot.engine.store.ports import ChannelPoster, Messenger, SpaceDirectory
from bot.interview.frozen import frozen


@frozen
class Pages:
    """What a platform serves over HTTP. `install_page` is the public URL at which a space installs
    Askwell itself, empty if it cannot."""

    routes: Sequence[AbstractRouteDef] = ()
    install_page: str = ""


class Platform(Protocol):
    """`name` identifies the platform as in bot.interview.members.Person, in lower case. The courier
    sends through `messenger`; `presence` says whether that can work now. `directory` says who runs
    a space, who is in it and which groups it has, and `poster` posts in its channels."""

    @property
    def name(self) -> str: ...

    @property
    def messenger(self) -> Messenger: ...

    @property
    def directory(self) -> SpaceDirectory: ...

    @property
    def poster(self) -> ChannelPoster: ...

    @property
    def presence(self) -> Presence: ...

    def connected(self, app: Askwell) -> AbstractAsyncContextManager["asyncio.Future[NoReturn]"]:
        """Members are answered inside the block. The yielded future ends only if the platform
        refuses Askwell, and raises CannotConnect then. Raises CannotConnect if there is no
        connection. At the end, work that was begun is finished if that takes a few seconds at
        most."""

    def pages(self) -> Pages:
        """The pages are served as long as Askwell runs, whether it is connected or not."""

    async def doctor(self, commands: Sequence[CommandSpec], language: str) -> list[Text]:
        """Check the settings against the real platform. Return one sentence for each fault, with
        what to do. `commands` are those that the platform should offer. An Askwell that is running
        is asked for its state in this `language`."""
