"""The real process is killed while members press: what Slack was told is taken is never lost."""

from tests.storage.killing import campaign


async def test_what_was_acknowledged_is_so(url: str) -> None:
    async with campaign(url, members=6) as killing:
        await killing.run(rounds=2)
        assert killing.counts["acknowledged"] >= 2
        assert killing.counts["lost"] == 0


async def test_what_was_kept_is_decided_by_the_successor(url: str, backend: str) -> None:
    """SQLite has one writer: whoever holds it up keeps anything from being kept, too."""
    if backend == "sqlite":
        return
    async with campaign(url, members=4) as killing:
        await killing.run(rounds=0)
        await killing.locked()
        assert killing.counts["acknowledged"] == 4
        assert killing.counts["lost"] == 0
