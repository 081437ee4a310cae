"""The tables for what is calculated and stored, and for how Askwell starts."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from bench import numbers, starting, stored, stories
from bench.measure import Measured, cost_ratio
from bench.report.aims import (
    BYTES_AIM,
    COUNTING_AIM,
    FLOW_AIM,
    HELP_AIM,
    HOLD_AIM,
    MEMORY_AIM,
    PLAN_AIM,
    SERVING_AIM,
    STORED_AIMS,
    TIMES_AIM,
)
from bench.report.tables import Row, holds, table, verdict


def of_starting(measured: Sequence[starting.Start]) -> str:
    head = ("start", "seconds", "aim", "processor s", "of the floor", "MB", "of the floor", "aim")
    return table([head, *(_started(each, measured[-1]) for each in measured)])


def _started(each: starting.Start, floor: starting.Start) -> Row:
    serves, helps = "run" in each.arguments, "--help" in each.arguments
    wall, memory = median(each.wall), starting.times_the_floor(each.memory, floor.memory)
    soon = verdict(wall <= (SERVING_AIM if serves else HELP_AIM)) if serves or helps else ""
    cpu = (f"{median(each.cpu):.2f}", f"{starting.times_the_floor(each.cpu, floor.cpu):.2f}")
    held = (f"{median(each.memory):.0f}", f"{memory:.2f}") if memory else ("", "")
    return (
        each.what,
        f"{wall:.2f}",
        soon,
        *cpu,
        *held,
        verdict(memory <= MEMORY_AIM) if serves else "",
    )


def of_times(measured: Mapping[str, Measured]) -> str:
    rows: list[Row] = [("times", "/s", "p50 us", "p99 us", "aim")]
    for name, each in measured.items():
        p50, p99 = (each.percentile(percent) * 1000 for percent in (50, 99))
        aim = verdict(p50 <= TIMES_AIM) if name == "read_times" else ""
        rows.append((name, f"{each.rate:,.0f}", f"{p50:,.0f}", f"{p99:,.0f}", aim))
    return table(rows)


def of_plans(measured: Mapping[str, Measured]) -> str:
    rows: list[Row] = [("plans", "/s", "p50 ms", "p99 ms", "aim")]
    for name, each in measured.items():
        p50, p99 = (each.percentile(percent) for percent in (50, 99))
        aim = verdict(p50 <= PLAN_AIM) if name == "a plan" else ""
        rows.append((name, f"{each.rate:,.0f}", f"{p50:.2f}", f"{p99:.2f}", aim))
    return table(rows)


def of_flows(measured: Mapping[str, Sequence[float]]) -> str:
    rows: list[Row] = [("flow", "processor ms", "at worst", "aim")]
    for what, costs in measured.items():
        usual = median(costs)
        rows.append((what, f"{usual:.2f}", f"{max(costs):.2f}", verdict(usual <= FLOW_AIM)))
    return table(rows)


def of_stored(sizes: Mapping[str, int], measured: Iterable[stored.StoredCost]) -> str:
    rows: list[Row] = [("what", "Askwell", "floor", "times the floor", "aim")]
    whole = sum(sizes[part] for part in stories.PARTS)
    rows.append(("an interview", f"{whole:,} bytes", "", "", verdict(whole <= BYTES_AIM)))
    rows += ((_size_of(part), f"{size:,} bytes", "", "", "") for part, size in sizes.items())
    return table([*rows, *map(_stored_cost, measured)])


def _size_of(part: str) -> str:
    inside = part in {*stories.PARTS, stories.INDEXES, stories.FREE}
    return f"  {part}" if inside else f"beside: {part}"


def _stored_cost(each: stored.StoredCost) -> Row:
    ours, floor = median(each.ours.costs), median(each.floor.costs)
    times, aim = cost_ratio(each.ours, each.floor), verdict(ours <= STORED_AIMS[each.what])
    return each.what, f"{ours:,.0f} us", f"{floor:,.0f} us", f"{times:.2f}", aim


def of_numbers(measured: Iterable[numbers.CountingCost]) -> str:
    head = ("made", "of interviews", "processor ms", "aim", "loop held ms", "at worst", "aim")
    return table([head, *map(_counting, measured)])


def _counting(each: numbers.CountingCost) -> Row:
    cost, is_ours = median(each.cost), each.what == "report"
    swift = verdict(cost <= COUNTING_AIM) if is_ours else ""
    calm = verdict(max(each.loop.holds) <= HOLD_AIM) if is_ours else ""
    return each.what, f"{each.many:,}", f"{cost:,.0f}", swift, *holds(each.loop), calm
