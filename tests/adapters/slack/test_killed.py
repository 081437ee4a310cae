"""The real process, killed in the middle of sending."""

import asyncio
from collections import Counter
from pathlib import Path

from aiohttp import web

from adapters.slack.setting_up.manifest import manifest
from bot.flows import every_flow
from bot.interview.members import Person
from tests.adapters.killed import (
    CARDS,
    PATIENCE,
    askwell_run,
    ended,
    fill_outbox,
    waiting,
)
from tests.fakes.slack import SlackServer, User

PEOPLE, KILLS = 4, 2
KILLED_AFTER = 7
"""A process is killed after this many messages, which are fewer than it sends at the same time."""
FAR = 0.3
"""In seconds. In this time a courier could do much that it should not do."""


async def test_a_killed_process_sends_nothing_twice(tmp_path: Path) -> None:
    database = tmp_path / "askwell.db"
    async with far_away(SlackServer(manifest=manifest(every_flow().specs, None))) as slack:
        people = [slack.user(f"U{number}", f"Person {number}") for number in range(PEOPLE)]
        await fill_outbox(database, [Person("slack", "T1", each.id) for each in people])
        for _ in range(KILLS):
            async with askwell_run(database, settings(slack)) as process:
                kill_within(slack, process, people)
                await ended(process)
        async with askwell_run(database, settings(slack)) as process:
            await slack.until(lambda: len(arrived(people)) == PEOPLE * CARDS, PATIENCE)
            process.terminate()
            await ended(process)
        assert waiting(database) == 0
        assert [which for which, many in arrived(people).items() if many > 1] == []


def far_away(slack: SlackServer) -> SlackServer:
    """Slack answers slowly before Askwell is connected."""
    handle = slack.api.handle

    async def in_time(request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] == "auth.test":
            await asyncio.sleep(FAR)
        return await handle(request)

    slack.api.handle = in_time  # type: ignore[method-assign]
    return slack


def kill_within(
    slack: SlackServer, process: asyncio.subprocess.Process, people: list[User]
) -> None:
    """Kill the process when Slack has a message, but has not answered yet."""
    enough, changed = count(people) + KILLED_AFTER, slack.api.changed

    def kill() -> None:
        changed()
        if count(people) >= enough:
            slack.api.changed = changed
            process.kill()

    slack.api.changed = kill


def settings(slack: SlackServer) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.url,
    }


def count(people: list[User]) -> int:
    return sum(len(each.messages) for each in people)


def arrived(people: list[User]) -> "Counter[tuple[str, str]]":
    return Counter((each.id, shown.shown) for each in people for shown in each.messages)
