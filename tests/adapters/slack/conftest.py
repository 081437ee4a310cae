"""Askwell as it runs, connected to the strict local Slack over real sockets."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.workspace import AskwellInSlack


@pytest.fixture
async def here() -> AsyncIterator[AskwellInSlack]:
    async with AskwellInSlack.running() as here:
        yield here
