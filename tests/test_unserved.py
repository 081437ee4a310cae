"""What the log says at a start about platforms that are not set up."""

from collections.abc import AsyncIterator

import pytest

from askwell.monitoring.unserved import tell_of_unserved
from storage.store import SqlStore
from tests.storage.scene import member


@pytest.fixture
async def store() -> AsyncIterator[SqlStore]:
    store = SqlStore.open("sqlite://")
    yield store
    await store.close()


async def test_a_platform_that_is_not_set_up_is_told_with_its_spaces(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    await member(store, "maya", "T1")
    await member(store, "daniel", "T2")
    await member(store, "nobody", "T3")
    await store.run(lambda unit: unit.spaces.sleep("slack", ["T3"]))
    await tell_of_unserved(store, {"discord"})
    assert [each.getMessage() for each in caplog.records] == [
        "The database has 2 spaces in Slack, which is not set up in .env: unless another Askwell "
        "serves them, nobody there is answered, and messages to them wait."
    ]


async def test_nothing_is_told_of_platforms_that_are_set_up(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    await member(store, "maya", "T1")
    await tell_of_unserved(store, {"slack"})
    assert not caplog.records
