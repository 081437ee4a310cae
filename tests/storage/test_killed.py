"""The real process is killed while members press buttons. What was acknowledged to Slack is never
lost."""

from tests.storage.killing import campaign


async def test_acknowledged_events_survive_kills(url: str, backend: str) -> None:
    """SQLite has one writer, and what blocks it also prevents events from being kept. So keeping
    events while other work hangs is tested on PostgreSQL."""
    async with campaign(url, members=8) as killing:
        if backend == "sqlite":
            await killing.run(rounds=1)
            assert killing.counts["acknowledged"]
        else:
            await killing.locked()
            assert killing.counts["acknowledged"] == 8
        assert killing.counts["lost"] == 0
