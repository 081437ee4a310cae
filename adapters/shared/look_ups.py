"""Checks whether hosts are still in their space, for what the platform did not tell us."""

import logging
from collections.abc import Awaitable, Callable, Collection
from typing import NoReturn

from adapters.shared.failures import ApiFailure
from adapters.shared.retry import Wait
from bot.engine.errors import log_failure
from bot.interview.members import Person
from bot.member_list import MemberList

log = logging.getLogger(__name__)

BETWEEN_CHECKS = 300.0
"""Seconds after which a few more hosts are checked."""
PAUSE = 2.0
"""Seconds between two checks, so that nobody who waits for an answer is delayed."""

LookUp = Callable[[Person], Awaitable[None]]
"""Ask the platform about this person and save what it says. Raises ApiFailure."""


async def look_up_hosts(
    members: MemberList,
    platform: str,
    spaces: Callable[[], Collection[str]],
    look_up: LookUp,
    wait: Wait,
) -> NoReturn:
    """Check each open host in these spaces about once a day, slowly, until cancelled."""
    while True:
        await wait(BETWEEN_CHECKS)
        try:
            for person in await members.to_look_up(platform, spaces()):
                await _tried(look_up, person)
                await wait(PAUSE)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "Hosts could not be looked up", failed)


async def _tried(look_up: LookUp, person: Person) -> None:
    """If the platform does not answer for one person, the others are still checked."""
    try:
        await look_up(person)
    except ApiFailure as failed:
        log.warning("A host could not be looked up. %s", failed)
