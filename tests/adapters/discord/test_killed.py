"""The real process, killed in the middle of sending. It starts again at once, and Discord has
forgotten the nonces."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from bot.interview.members import Person
from storage.cards.card_keys import digest_of
from tests.adapters.killed import (
    CARDS,
    PATIENCE,
    askwell_run,
    ended,
    fill_outbox,
    waiting,
)
from tests.fakes.discord import DiscordServer, User
from tests.fakes.discord.channels import forget_nonces

PEOPLE, KILLS = 4, 2
KILLED_AFTER = 7
"""A process is killed after this many messages, which are fewer than it sends at the same time."""


async def test_a_killed_process_sends_nothing_twice(tmp_path: Path) -> None:
    database = tmp_path / "askwell.db"
    async with DiscordServer() as discord:
        people = [discord.user(f"Person {number}") for number in range(PEOPLE)]
        space = str(discord.guild("Alumni", *people).id)
        await fill_outbox(database, [Person("discord", space, str(each.id)) for each in people])
        have_conversations(database)
        for _ in range(KILLS):
            async with askwell_run(database, settings(discord)) as process:
                kill_within(discord, process, people)
                await ended(process)
            forget_nonces(discord.world)
        async with askwell_run(database, settings(discord)) as process:
            await discord.until(lambda: len(arrived(people)) == PEOPLE * CARDS, PATIENCE)
            process.terminate()
            await ended(process)
        assert waiting(database) == 0
        assert [which for which, many in arrived(people).items() if many > 1] == []


def have_conversations(database: Path) -> None:
    """Each person has got a card before. Otherwise they would be strangers, to whom only few cards
    are sent."""
    with closing(sqlite3.connect(database)) as connection, connection:
        names = [each[1] for each in connection.execute("PRAGMA table_info(card)")]
        new = {
            "id": "NULL",
            "key": "'greeting'",
            "digest": str(digest_of("greeting")),
            "message": "'1'",
            "due_at": "NULL",
        }
        values = ", ".join(new.get(name, f'"{name}"') for name in names)
        copied = f"INSERT INTO card SELECT {values} FROM card GROUP BY member"  # noqa: S608
        connection.execute(copied)


def settings(discord: DiscordServer) -> dict[str, str]:
    return {
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
    }


def kill_within(
    discord: DiscordServer, process: asyncio.subprocess.Process, people: list[User]
) -> None:
    """Kill the process when Discord has a message, but has not answered yet."""
    enough, changed = arrived(people).total() + KILLED_AFTER, discord.rest.changed

    def kill() -> None:
        changed()
        if arrived(people).total() >= enough:
            discord.rest.changed = changed
            process.kill()

    discord.rest.changed = kill


def arrived(people: list[User]) -> "Counter[tuple[int, str]]":
    return Counter((each.id, shown.shown) for each in people for shown in each.messages)
