"""Stays on several platforms. One that cannot be reached does not delay the others."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import NoReturn

from adapters.shared.errors import CannotConnect
from adapters.shared.platform import Platform
from adapters.shared.retry import Wait
from bot.app import Askwell
from bot.cards.rich_text import Text, Words, say

log = logging.getLogger(__name__)

AGAIN = 300.0
"""Seconds before a platform is tried again while another one works."""
_AGAIN = "%s\n%s is tried again every 5 minutes. If you change .env, start Askwell again."


class Stays:
    """Stays on all these platforms."""

    def __init__(
        self,
        platforms: Iterable[Platform],
        announce: Callable[[Text], None],
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._announce = announce
        self._wait = wait
        self._not_given_up = {each.name for each in platforms}

    async def stay(self, platform: Platform, app: Askwell, where: str = "") -> NoReturn:
        """Stay on this platform while others work, however long it takes to connect. `where` is the
        address at which Askwell listens. Raises CannotConnect if it is the only platform left."""
        told = ""
        while True:
            self._not_given_up.add(platform.name)
            try:
                async with platform.connected(app) as refused:
                    self._announce(_greeting(platform, where))
                    await asyncio.shield(refused)
            except CannotConnect as failed:
                self._not_given_up.discard(platform.name)
                if not self._not_given_up:
                    raise
                if str(failed) != told:
                    name = platform.name.title()
                    log.error(_AGAIN, failed, name)
                told = str(failed)
            await self._wait(AGAIN)


def _greeting(platform: Platform, where: str) -> Text:
    name, page = Words(platform.name.title()), platform.pages().install_page
    if where and page:
        return say(
            "Askwell is in {platform}, listens at {address}, and is installed at {page} (Ctrl-C "
            "stops it)",
            platform=name,
            address=Words(where),
            page=Words(page),
        )
    if where:
        return say(
            "Askwell is in {platform}, listens at {address} (Ctrl-C stops it)",
            platform=name,
            address=Words(where),
        )
    return say("Askwell is in {platform} (Ctrl-C stops it)", platform=name)
