"""A running Askwell, connected to the strict local Slack over real sockets."""

from collections.abc import AsyncIterator

import pytest

from adapters.terminal.clock import StillClock
from tests.adapters.slack.over_http import AskwellOverHttp, local_slack
from tests.adapters.slack.workspace import AskwellInSlack
from tests.fakes.slack import SlackServer


@pytest.fixture
async def here() -> AsyncIterator[AskwellInSlack]:
    """Connected through Socket Mode."""
    async with AskwellInSlack.running() as here:
        yield here


@pytest.fixture
async def slack_and_clock() -> AsyncIterator[tuple[SlackServer, StillClock]]:
    async with local_slack() as both:
        yield both


@pytest.fixture
async def http(
    slack_and_clock: tuple[SlackServer, StillClock],
) -> AsyncIterator[AskwellOverHttp]:
    """Connected over HTTP, and not installed in any workspace."""
    async with AskwellOverHttp.serving(*slack_and_clock) as here:
        yield here
