"""The connection to Slack: when it stands, and when it breaks."""

from tests.adapters.slack.over_http import AskwellOverHttp
from tests.adapters.slack.workspace import MONDAY, AskwellInSlack
from tests.adapters.waits import until


async def test_it_is_known_whether_askwell_is_connected(here: AskwellInSlack) -> None:
    presence = here.adapter.presence
    await until(lambda: presence.connected)
    here.slack.fail("apps.connections.open", 503, 1)
    here.slack.sockets.drop()
    await until(lambda: presence.away_since == MONDAY)
    await until(lambda: presence.connected)


async def test_over_http_it_is_connected_while_it_serves(http: AskwellOverHttp) -> None:
    assert http.adapter.presence.connected
