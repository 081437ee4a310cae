"""Being on several platforms: one that cannot be reached holds up no other."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import NoReturn

from adapters.shared.errors import CannotConnect
from adapters.shared.retry import Wait

log = logging.getLogger(__name__)

AGAIN = 300.0
"""Seconds before a platform is tried again beside another."""

Enter = Callable[[], AbstractAsyncContextManager[tuple[str, "asyncio.Future[NoReturn]"]]]
"""Enters a platform: what is to be said about where, and what ends once Askwell is refused there,
and raises CannotConnect then."""


class Stays:
    """`names` are all platforms to be on; `where` is to be said about all of them."""

    def __init__(
        self,
        names: Iterable[str],
        announce: Callable[[str], None],
        where: str = "",
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._announce = announce
        self._where = where
        self._wait = wait
        self._not_given_up = set(names)

    async def stay(self, name: str, enter: Enter) -> NoReturn:
        """Beside another platform, as long as it takes. Raises CannotConnect where it is the only
        one that is left."""
        told = ""
        while True:
            self._not_given_up.add(name)
            try:
                await self._stay(name, enter)
            except CannotConnect as failed:
                self._not_given_up.discard(name)
                if not self._not_given_up:
                    raise
                if str(failed) != told:
                    log.error("%s\n%s is tried again every 5 minutes.", failed, name)
                told = str(failed)
            await self._wait(AGAIN)

    async def _stay(self, name: str, enter: Enter) -> None:
        async with enter() as (where, refused):
            self._announce(f"Askwell is in {name}{where or self._where} (Ctrl-C stops it)")
            await asyncio.shield(refused)
