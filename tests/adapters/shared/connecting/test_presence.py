"""Whether a platform is connected, and if not, since when."""

from datetime import timedelta

from adapters.shared.connecting.presence import Presence
from tests.adapters.discord.guild import MONDAY

LATER = MONDAY + timedelta(minutes=3)


def test_before_the_first_connection_it_is_away_since_the_process_began() -> None:
    presence = Presence(MONDAY)
    assert not presence.connected
    presence.went(LATER)
    assert presence.away_since == MONDAY


def test_it_comes_and_goes() -> None:
    presence = Presence(MONDAY)
    presence.came()
    assert (presence.connected, presence.away_since) == (True, None)
    presence.went(LATER)
    presence.went(LATER + timedelta(hours=1))
    assert (presence.connected, presence.away_since) == (False, LATER)
