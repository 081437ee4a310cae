"""The tables for what members do, next to a hello-world and next to bare SQLModel."""

from collections.abc import Iterable, Sequence
from statistics import median

from bench import beside_searches, commands, growth, interactions, searching, storm
from bench.measure import Measured, cost_ratio
from bench.report.aims import (
    BESIDE_AIM,
    GROWTH_AIM,
    HELLO_AIMS,
    HOLD_AIM,
    LATENCY_AIM,
    SEARCH_AIM,
    SEARCH_TIMES_AIM,
    STORM_AIM,
    WRITE_AIM,
)
from bench.report.tables import Row, latencies, table, verdict

_COMMANDS: Row = (
    *("command", "at once", "Askwell us", "SQLModel us", "times", "aim"),
    *("Askwell /s", "p50 ms", "p99 ms", "SQLModel /s", "p50 ms", "p99 ms"),
)
_INTERACTIONS: Row = (
    *("interaction", "at once", "Askwell us", "hello-world us", "times hello-world", "aim"),
    *("stock us", "times", "SDK and ORM us", "times", "aim"),
    *("Askwell p50 ms", "p99 ms", "aim", "hello-world p50 ms", "p99 ms"),
)


def of_commands(compared: Iterable[commands.Comparison]) -> str:
    return table([_COMMANDS, *map(_command, compared)])


def _command(each: commands.Comparison) -> Row:
    costs = (_cost(each.askwell), *_beside(each.askwell, each.floor))
    aim = _writes_swiftly(each.askwell, each.floor) if each.writes else ""
    calls = (*_calls(each.askwell), *_calls(each.floor))
    return each.what, str(each.at_once), *costs, aim, *calls


def _cost(measured: Measured) -> str:
    return f"{median(measured.costs):,.0f}"


def _beside(ours: Measured, floor: Measured) -> Row:
    """What the floor costs, and how many times that Askwell costs."""
    return (_cost(floor), f"{cost_ratio(ours, floor):.2f}") if floor.costs else ("", "")


def _writes_swiftly(ours: Measured, floor: Measured) -> str:
    return verdict(cost_ratio(ours, floor) <= WRITE_AIM)


def _calls(measured: Measured) -> Row:
    return f"{measured.rate:,.0f}", *latencies(measured)


def of_interactions(
    platform: interactions.Platform, compared: Iterable[interactions.Comparison]
) -> str:
    aim = HELLO_AIMS[platform.name]
    return table([_INTERACTIONS, *(_interaction(each, aim) for each in compared)])


def _interaction(each: interactions.Comparison, most: float) -> Row:
    ours, hello, floor = each.askwell, each.hello, each.floor
    aim = "" if each.writes else verdict(cost_ratio(ours, hello) <= most)
    both = _writes_swiftly(ours, floor) if each.writes else ""
    swift = "" if each.at_once > 1 else verdict(ours.percentile(99) <= LATENCY_AIM)
    return (
        *(each.what, str(each.at_once), _cost(ours), *_beside(ours, hello), aim),
        *(*_beside(ours, each.stock), *_beside(ours, floor), both),
        *(*latencies(ours), swift, *latencies(hello)),
    )


def of_growth(measured: Iterable[growth.Growth]) -> str:
    sizes = (f"us at {growth.SMALL:,} members", f"at {growth.LARGE:,}", "times", "aim")
    head = ("command", *sizes, f"with {growth.PAST} interviews", "times")
    return table([head, *map(_growth, measured)])


def _growth(each: growth.Growth) -> Row:
    times = median(large / small for small, large in zip(each.small, each.large, strict=True))
    small, large, past = (f"{median(costs):,.0f}" for costs in (each.small, each.large, each.past))
    behind = median(past / small for small, past in zip(each.small, each.past, strict=True))
    aim = verdict(times <= GROWTH_AIM)
    return each.what, small, large, f"{times:.2f}", aim, past, f"{behind:.2f}"


def of_beside_searches(found: beside_searches.BesideSearches) -> str:
    """The duration of a typical call, in ms."""
    alone, beside = (
        median(each.percentile(50) for each in rounds) for rounds in (found.alone, found.beside)
    )
    head = ("interviews", "alone", "beside searches", "times", "aim")
    size = f"of {found.hosts:,} hosts, {found.searches} searches"
    times = (f"{found.times:.2f}", verdict(found.times <= BESIDE_AIM))
    return table([head, (size, f"{alone:.2f}", f"{beside:.2f}", *times)])


def of_searching(grown: searching.SearchGrowth) -> str:
    """The processor time in ms, by the number of hosts. With PostgreSQL, the server's is added."""
    sizes = list(grown.steps["interviews"])
    head = ("step", *(f"{hosts:,} hosts" for hosts in sizes), "growth", "aim", "at first", "aim")
    return table([head, *(_search(grown, step, sizes) for step in grown.steps)])


def _search(grown: searching.SearchGrowth, step: str, sizes: Sequence[int]) -> Row:
    parts = [grown.of(step, hosts).of_a_call for hosts in sizes]
    costs = [*map(sum, parts)]
    flat, times = verdict(costs[-1] <= SEARCH_AIM), costs[0] / _of_interviews(grown, sizes[0])
    return (
        step,
        *(_ours_and_the_servers(*each) for each in parts),
        f"{costs[-1] / costs[0]:.1f}",
        flat,
        f"{times:.1f} times interviews",
        verdict(times <= SEARCH_TIMES_AIM),
    )


def _of_interviews(grown: searching.SearchGrowth, hosts: int) -> float:
    return sum(grown.of("interviews", hosts).of_a_call)


def _ours_and_the_servers(ours: float, server: float) -> str:
    return f"{ours:.2f} + {server:.2f}" if server else f"{ours:.2f}"


def of_storm(measured: storm.Storm) -> str:
    """The floor is how long the same members wait while no timers fire."""
    calm, stormy, held = measured.calm, measured.stormy, sorted(measured.held)
    later = stormy.percentile(99) - calm.percentile(99)
    longest = held[int(len(held) * 0.99)]
    fired = ("claimed", "reminders", "stale", "after others")
    waited = ("p50 ms in calm", "p99 ms", "p50 ms meanwhile", "p99 ms", "aim")
    done = f"{len(measured.claimed):,} of {measured.many:,}"
    sent = (*map(str, (measured.reminders, measured.stale, measured.too_late)),)
    row = (done, *sent, *latencies(calm), *latencies(stormy), verdict(later <= STORM_AIM))
    work = ("held, processor ms", "p99", "at worst", "aim")
    took = (*(f"{each:.1f}" for each in (median(held), longest, held[-1])),)
    return table([(*fired, *waited, *work), (*row, *took, verdict(held[-1] <= HOLD_AIM))])
