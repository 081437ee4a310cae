"""What was measured, as tables to read. Aims stand beside it, and are never asserted."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from bench import (
    commands,
    due,
    growth,
    interactions,
    nudges,
    numbers,
    searching,
    starting,
    stored,
    storm,
    suggestions,
    upkeep,
    waiting,
)
from bench.measure import Measured, cost_ratio, ratio

WRITE_AIM = 1.5
COURIER_AIM = 0.9
HOLD_AIM = 20
STORM_AIM = 20
SUGGESTIONS_AIM = 5
TIMES_AIM = 50
PLAN_AIM = 1.5
FLOW_AIM = 1.5
GROWTH_AIM = 1.3
SEARCH_AIM = 10
SEARCH_TIMES_AIM = 3
HELLO_AIMS = {"slack": 4.0, "discord": 2.5}
LATENCY_AIM = 5
COUNTING_AIM = 2_000
NUDGES_AIM = 1.05
RESTART_AIM = 15
WAITING_AIM = 1.5
BYTES_AIM = 6_000
STORED_AIMS = {"a card": 80, "a reminder": 150}
HELP_AIM, SERVING_AIM = 0.3, 0.6
MEMORY_AIM = 1.15

Row = tuple[str, ...]

HOW_TO_READ = f"""\
Rates, and how they compare, are medians of short rounds that each had in turn with its floor. The
floor of a command is bare SQLModel that loads and writes the same rows; the floor of what is due
is a bare table, emptied in batches of the same size. "Loop held" is for how long something kept
the event loop from its other work, in a usual round and at worst; the idle loop shows what this
machine does to it without us. Beside a hello-world, on bolt for Slack and on discord.py for
Discord, stands the processor time that an interaction takes, which another process sends; its
ratio is a median like the others. The hello-world is set up to be as fast as its SDK can be;
beside it stands "stock", which is bolt as its guide begins.

Aims: a command that writes takes at most {WRITE_AIM} times its floor, the courier reaches
{COURIER_AIM:.0%} of its floor, and nothing holds the loop for over {HOLD_AIM} ms. A command that
only reads takes at most {HELLO_AIMS["slack"]} times the processor time of hello-world in Slack,
{HELLO_AIMS["discord"]} times in Discord; and 99 of 100, one at a time, have their first answer
within {LATENCY_AIM} ms. A time in words is read in {TIMES_AIM} us. A plan
takes at most {PLAN_AIM} ms of processor time, and what else a flow makes out {FLOW_AIM}. What
is kept of an interview takes {BYTES_AIM:,} bytes, a card {STORED_AIMS["a card"]} us and a reminder
{STORED_AIMS["a reminder"]} us. What touches one member costs at most {GROWTH_AIM} times as much
in a large community. The report of 100,000 interviews takes at most
{COUNTING_AIM:,} ms of processor time. Nudges to many at once take at most
{NUDGES_AIM} times what Slack's limit allows, each conversation is opened once, and after a kill
the rest goes on within {RESTART_AIM} s of the restart. A claim takes at most {WAITING_AIM} times
as long with a thousand times as many cards in other spaces. A round of suggestions for
2,000 seekers and 300 hosts at most {SUGGESTIONS_AIM} s. To look for somebody takes at most
{SEARCH_AIM} ms of processor time whatever the number of hosts, and among the fewest at most
{SEARCH_TIMES_AIM} times what `interviews` takes. `askwell --help` is there within
{HELP_AIM} s, a server within {SERVING_AIM} s of a quiet machine, in {MEMORY_AIM} times the memory
of its floor: a process that imports bolt, discord.py and SQLModel, and does nothing."""

_COMMANDS: Row = (
    *("command", "at once", "Askwell /s", "p50 ms", "p99 ms"),
    *("floor /s", "p50 ms", "p99 ms", "times the floor", "aim"),
)
_DUE: Row = (
    *("due", "done by", "how many", "/s", "of the floor", "aim"),
    *("loop held ms", "at worst", "aim"),
)
_INTERACTIONS: Row = (
    *("interaction", "at once", "Askwell us", "p50 ms", "p99 ms", "aim"),
    *("hello-world us", "p50 ms", "p99 ms", "times hello-world", "aim", "stock us", "times stock"),
)


def of_numbers(measured: Iterable[numbers.CountingCost]) -> str:
    head = ("made", "of interviews", "processor ms", "aim", "loop held ms", "at worst", "aim")
    return _table([head, *map(_counting, measured)])


def _counting(each: numbers.CountingCost) -> Row:
    cost, is_ours = median(each.cost), each.what == "report"
    swift = _aim(cost <= COUNTING_AIM) if is_ours else ""
    calm = _aim(max(each.loop.holds) <= HOLD_AIM) if is_ours else ""
    return each.what, f"{each.many:,}", f"{cost:,.0f}", swift, *_holds(each.loop), calm


def of_starting(measured: Sequence[starting.Start]) -> str:
    head = ("start", "seconds", "aim", "processor s", "of the floor", "MB", "of the floor", "aim")
    return _table([head, *(_started(each, measured[-1]) for each in measured)])


def _started(each: starting.Start, floor: starting.Start) -> Row:
    serves, helps = "run" in each.arguments, "--help" in each.arguments
    wall, memory = median(each.wall), starting.times_the_floor(each.memory, floor.memory)
    soon = _aim(wall <= (SERVING_AIM if serves else HELP_AIM)) if serves or helps else ""
    cpu = (f"{median(each.cpu):.2f}", f"{starting.times_the_floor(each.cpu, floor.cpu):.2f}")
    held = (f"{median(each.memory):.0f}", f"{memory:.2f}") if memory else ("", "")
    return each.what, f"{wall:.2f}", soon, *cpu, *held, _aim(memory <= MEMORY_AIM) if serves else ""


def of_searching(grown: searching.SearchGrowth) -> str:
    """In ms of processor time, by the number of hosts."""
    sizes = list(grown.steps["interviews"])
    head = ("step", *(f"{hosts:,} hosts" for hosts in sizes), "growth", "aim", "at first", "aim")
    return _table([head, *(_search(grown, step, sizes) for step in grown.steps)])


def _search(grown: searching.SearchGrowth, step: str, sizes: Sequence[int]) -> Row:
    costs = [median(grown.of(step, hosts).costs) / 1000 for hosts in sizes]
    floor = median(grown.of("interviews", sizes[0]).costs) / 1000
    flat, times = _aim(costs[-1] <= SEARCH_AIM), costs[0] / floor
    return (
        step,
        *(f"{each:.2f}" for each in costs),
        f"{costs[-1] / costs[0]:.1f}",
        flat,
        f"{times:.1f} times interviews",
        _aim(times <= SEARCH_TIMES_AIM),
    )


def of_times(measured: Mapping[str, Measured]) -> str:
    rows: list[Row] = [("times", "/s", "p50 us", "p99 us", "aim")]
    for name, each in measured.items():
        p50, p99 = (each.percentile(percent) * 1000 for percent in (50, 99))
        aim = _aim(p50 <= TIMES_AIM) if name == "read_times" else ""
        rows.append((name, f"{each.rate:,.0f}", f"{p50:,.0f}", f"{p99:,.0f}", aim))
    return _table(rows)


def of_stored(size: int, measured: Iterable[stored.StoredCost]) -> str:
    rows: list[Row] = [("what", "Askwell", "floor", "times the floor", "aim")]
    rows.append(("an interview", f"{size:,} bytes", "", "", _aim(size <= BYTES_AIM)))
    return _table([*rows, *map(_stored_cost, measured)])


def _stored_cost(each: stored.StoredCost) -> Row:
    ours, floor = median(each.ours.costs), median(each.floor.costs)
    times, aim = cost_ratio(each.ours, each.floor), _aim(ours <= STORED_AIMS[each.what])
    return each.what, f"{ours:,.0f} us", f"{floor:,.0f} us", f"{times:.2f}", aim


def of_plans(measured: Mapping[str, Measured]) -> str:
    rows: list[Row] = [("plans", "/s", "p50 ms", "p99 ms", "aim")]
    for name, each in measured.items():
        p50, p99 = (each.percentile(percent) for percent in (50, 99))
        aim = _aim(p50 <= PLAN_AIM) if name == "a plan" else ""
        rows.append((name, f"{each.rate:,.0f}", f"{p50:.2f}", f"{p99:.2f}", aim))
    return _table(rows)


def of_flows(measured: Mapping[str, Sequence[float]]) -> str:
    rows: list[Row] = [("flow", "processor ms", "at worst", "aim")]
    for what, costs in measured.items():
        usual = median(costs)
        rows.append((what, f"{usual:.2f}", f"{max(costs):.2f}", _aim(usual <= FLOW_AIM)))
    return _table(rows)


def of_growth(measured: Iterable[growth.Growth]) -> str:
    head = ("command", f"us at {growth.SMALL:,} members", f"at {growth.LARGE:,}", "times", "aim")
    return _table([head, *map(_growth, measured)])


def _growth(each: growth.Growth) -> Row:
    times = median(large / small for small, large in zip(each.small, each.large, strict=True))
    costs = (f"{median(costs):,.0f}" for costs in (each.small, each.large))
    return each.what, *costs, f"{times:.2f}", _aim(times <= GROWTH_AIM)


def of_suggestions(measured: suggestions.RoundOfSuggestions) -> str:
    ours, floor, times = measured.made, measured.floor, len(measured.made.holds)
    rows: list[Row] = [
        ("for", "seconds", "posting alone", "aim", "loop held ms", "at worst", "aim"),
        (
            f"{measured.many:,} seekers",
            *(f"{each.seconds / times:.2f}" for each in (ours, floor)),
            _aim(ours.seconds / times <= SUGGESTIONS_AIM),
            *(f"{each:.1f}" for each in (median(ours.holds), max(ours.holds))),
            _aim(median(ours.holds) <= HOLD_AIM),
        ),
    ]
    return _table(rows)


def of_upkeep(measured: Iterable[upkeep.UpkeepCost]) -> str:
    """The floor is one bare statement on the same thread."""
    head = ("nothing due", "processor us", "one bare statement us", "times", "statements")
    rows = [
        (
            each.what,
            f"{each.cost:,.0f}",
            f"{each.floor:,.0f}",
            f"{each.cost / each.floor:.1f}",
            f"{each.statements:.1f}",
        )
        for each in measured
    ]
    return _table([head, *rows])


def of_storm(measured: storm.Storm) -> str:
    """The floor is what the same members wait in calm."""
    calm, stormy, held = measured.calm, measured.stormy, sorted(measured.held)
    later = stormy.percentile(99) - calm.percentile(99)
    longest = held[int(len(held) * 0.99)]
    head = ("timers due", "p50 ms in calm", "p99 ms", "p50 ms meanwhile", "p99 ms", "aim")
    row = (f"{measured.many:,}", *_latencies(calm), *_latencies(stormy), _aim(later <= STORM_AIM))
    work = ("held, processor ms", "p99", "at worst", "aim")
    took = (*(f"{each:.1f}" for each in (median(held), longest, held[-1])),)
    return _table([(*head, *work), (*row, *took, _aim(longest <= HOLD_AIM))])


def of_commands(compared: Iterable[commands.Comparison]) -> str:
    return _table([_COMMANDS, *map(_command, compared)])


def of_interactions(
    platform: interactions.Platform, compared: Iterable[interactions.Comparison]
) -> str:
    aim = HELLO_AIMS[platform.name]
    return _table([_INTERACTIONS, *(_interaction(each, aim) for each in compared)])


def of_nudges(measured: Iterable[nudges.NudgesCost]) -> str:
    head = ("nudges", "limit s", "Askwell s", "times the limit", "aim", "begun after s", "aim")
    return _table([(*head, "opened", "looked up", "doubled"), *map(_nudges, measured)])


def _nudges(each: nudges.NudgesCost) -> Row:
    time = (f"{each.allowed:.1f}", f"{each.seconds:.1f}", f"{each.times:.3f}")
    aims = (_aim(each.times <= NUDGES_AIM), f"{each.begun:.1f}", _aim(each.begun <= RESTART_AIM))
    return each.what, *time, *aims, str(each.opened), str(each.look_ups), str(each.doubled)


def of_waiting(measured: Sequence[waiting.WaitingCost]) -> str:
    head = ("waiting elsewhere", "a claim ms", "times", "aim", "what is next ms", "times", "aim")
    return _table([head, *(_waited(each, measured[0]) for each in measured)])


def _waited(each: waiting.WaitingCost, floor: waiting.WaitingCost) -> Row:
    cells: list[str] = []
    for ours, least in ((each.claims, floor.claims), (each.looks, floor.looks)):
        times = median(ours) / median(least)
        cells += (f"{median(ours):.2f}", f"{times:.2f}", _aim(times <= WAITING_AIM))
    return f"{2 * each.waiting:,} cards", *cells


def of_due(compared: Iterable[due.Comparison], jobs: Measured, wanted: int, idle: Measured) -> str:
    rows = [_DUE]
    for each in compared:
        rows += [_courier(each), _floor(each)]
    rows.append(("jobs", "APScheduler", *_work(jobs, wanted), "", "", *_holds(jobs), ""))
    rows.append(("nothing", "idle loop", "", "", "", "", *_holds(idle), ""))
    return _table(rows)


def _courier(each: due.Comparison) -> Row:
    ours = each.courier
    share = ratio(ours, each.floor)
    rate = (*_work(ours, each.many), f"{share:.0%}", _aim(share >= COURIER_AIM))
    return each.what, "courier", *rate, *_holds(ours), _aim(max(ours.holds) <= HOLD_AIM)


def _floor(each: due.Comparison) -> Row:
    floor = each.floor
    return each.what, "bare table", *_work(floor, each.many), "", "", *_holds(floor), ""


def _command(each: commands.Comparison) -> Row:
    times = ratio(each.floor, each.askwell)
    aim = _aim(times <= WRITE_AIM) if each.writes else ""
    calls = (*_calls(each.askwell), *_calls(each.floor))
    return each.what, str(each.at_once), *calls, f"{times:.2f}", aim


def _interaction(each: interactions.Comparison, most: float) -> Row:
    ours, hello = each.askwell, each.hello
    times = cost_ratio(ours, hello)
    swift = "" if each.at_once > 1 else _aim(ours.percentile(99) <= LATENCY_AIM)
    aim = "" if each.writes else _aim(times <= most)
    askwell = (f"{median(ours.costs):,.0f}", *_latencies(ours), swift)
    floor = (f"{median(hello.costs):,.0f}", *_latencies(hello))
    return each.what, str(each.at_once), *askwell, *floor, f"{times:.2f}", aim, *_stock(each)


def _stock(each: interactions.Comparison) -> Row:
    if not each.stock.costs:
        return "", ""
    return f"{median(each.stock.costs):,.0f}", f"{cost_ratio(each.askwell, each.stock):.2f}"


def _calls(measured: Measured) -> Row:
    return f"{measured.rate:,.0f}", *_latencies(measured)


def _latencies(measured: Measured) -> Row:
    return f"{measured.percentile(50):.1f}", f"{measured.percentile(99):.1f}"


def _work(measured: Measured, many: int) -> Row:
    done = f"{measured.done:,}" + (f" of {many:,}" if measured.done < many else "")
    return done, f"{measured.rate:,.0f}"


def _holds(measured: Measured) -> Row:
    return f"{median(measured.holds):,.1f}", f"{max(measured.holds):,.1f}"


def _aim(reached: bool) -> str:
    return "reached" if reached else "missed"


def _table(rows: Sequence[Row]) -> str:
    """The first row is the head. Words stand to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    return "\n".join("  ".join(_aligned(line, widths)).rstrip() for line in lines)


def _aligned(row: Row, widths: Sequence[int]) -> Iterable[str]:
    for cell, width in zip(row, widths, strict=True):
        yield cell.rjust(width) if cell[:1].isdecimal() else cell.ljust(width)
