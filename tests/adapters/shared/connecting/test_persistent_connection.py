"""A connection that is made again whenever it breaks."""

from collections.abc import Callable

import pytest

from adapters.shared.connecting.backoff import Backoff
from adapters.shared.connecting.persistent_connection import PersistentConnection
from adapters.shared.errors import CannotConnect, Refused
from bot.cards.rich_text import say
from bot.engine.errors import StoreAway
from tests.adapters.waits import Waits


@pytest.mark.parametrize(
    ("broke", "told", "said"),
    [
        (CannotConnect(say("Nobody is there.")), CannotConnect, "Nobody is there."),
        (Refused(say("Another token, please.")), Refused, "Another token, please."),
        (AttributeError("a member's words"), CannotConnect, "AttributeError"),
        (StoreAway(say("The disk is full.")), CannotConnect, r"^The disk is full\.$"),
    ],
)
async def test_a_connection_that_can_never_work_ends_only_its_platform(
    broke: Exception, told: type[Exception], said: str
) -> None:
    """Only after a CannotConnect do the other platforms in the process go on."""

    async def once(_: Callable[[], None]) -> None:
        raise broke

    with pytest.raises(told, match=said) as raised:
        async with PersistentConnection("Discord", once, Waits(), Backoff()).standing():
            pass
    assert "words" not in str(raised.value)
