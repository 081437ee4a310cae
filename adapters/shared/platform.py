"""What Askwell needs of a platform, to be one place more where its members meet it."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import NoReturn, Protocol

from aiohttp.web import AbstractRouteDef

from adapters.shared.presence import Presence
from bot.app import Askwell
from bot.cards.rich_text import Text
from bot.engine.ports import ChannelPoster, Messenger, SpaceGroups, SpaceOwners
from bot.engine.router import CommandSpec
from bot.interview.frozen import frozen


@frozen
class Pages:
    """What a platform serves over HTTP. `install_page` is the public address at which a space
    installs Askwell by itself, and empty where it cannot."""

    routes: Sequence[AbstractRouteDef] = ()
    install_page: str = ""


class Platform(Protocol):
    """`name` is the platform of its members, as in bot.interview.members.Person, in small letters.
    The courier sends through `messenger`; `presence` tells whether that can work now. `owners`
    tells who runs a space, and `groups` which groups of members it has; `poster` posts in its
    channels."""

    @property
    def name(self) -> str: ...

    @property
    def messenger(self) -> Messenger: ...

    @property
    def owners(self) -> SpaceOwners: ...

    @property
    def poster(self) -> ChannelPoster: ...

    @property
    def groups(self) -> SpaceGroups: ...

    @property
    def presence(self) -> Presence: ...

    def connected(self, app: Askwell) -> AbstractAsyncContextManager["asyncio.Future[NoReturn]"]:
        """Members are answered while it is entered. The yielded future ends only when the platform
        refuses Askwell, and raises CannotConnect then. Raises CannotConnect where it cannot be
        entered. At the end, work that was begun is finished if that takes a few seconds at most."""

    def pages(self) -> Pages:
        """They are served as long as Askwell runs, connected or not."""

    async def doctor(self, commands: Sequence[CommandSpec], language: str) -> list[Text]:
        """What is wrong with what is set up, checked against the real platform: a sentence each,
        with what to do. `commands` are those that the platform is to offer; in the `language` the
        Askwell that runs is asked how it is."""
