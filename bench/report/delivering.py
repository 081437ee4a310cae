"""The tables for what time causes: what becomes due, and is delivered."""

from collections.abc import Iterable, Sequence
from statistics import median

from bench import due, erasing, forgetting, nudges, suggestions, upkeep, waiting
from bench.measure import Measured, ratio
from bench.report.aims import (
    COURIER_AIM,
    HOLD_AIM,
    NUDGES_AIM,
    RESTART_AIM,
    SUGGESTIONS_AIM,
    WAITING_AIM,
)
from bench.report.tables import Row, holds, table, verdict, work

_DUE: Row = (
    *("due", "done by", "how many", "/s", "of the floor", "aim"),
    *("loop held ms", "at worst", "aim"),
)


def of_due(compared: Iterable[due.Comparison], jobs: Measured, wanted: int, idle: Measured) -> str:
    rows = [_DUE]
    for each in compared:
        rows += [_courier(each), _floor(each)]
    rows.append(("jobs", "APScheduler", *work(jobs, wanted), "", "", *holds(jobs), ""))
    rows.append(("nothing", "idle loop", "", "", "", "", *holds(idle), ""))
    return table(rows)


def _courier(each: due.Comparison) -> Row:
    ours = each.courier
    share = ratio(ours, each.floor)
    rate = (*work(ours, each.many), f"{share:.0%}", verdict(share >= COURIER_AIM))
    return each.what, "courier", *rate, *holds(ours), verdict(max(ours.holds) <= HOLD_AIM)


def _floor(each: due.Comparison) -> Row:
    floor = each.floor
    return each.what, "bare table", *work(floor, each.many), "", "", *holds(floor), ""


def of_nudges(measured: Iterable[nudges.NudgesCost]) -> str:
    head = ("nudges", "limit s", "Askwell s", "times the limit", "aim", "begun after s", "aim")
    return table([(*head, "opened", "looked up", "doubled"), *map(_nudges, measured)])


def _nudges(each: nudges.NudgesCost) -> Row:
    time = (f"{each.allowed:.1f}", f"{each.seconds:.1f}", f"{each.times:.3f}")
    aims = (
        verdict(each.times <= NUDGES_AIM),
        f"{each.begun:.1f}",
        verdict(each.begun <= RESTART_AIM),
    )
    return each.what, *time, *aims, str(each.opened), str(each.look_ups), str(each.doubled)


def of_waiting(measured: Sequence[waiting.WaitingCost]) -> str:
    """The floor is the same work while nothing waits."""
    kinds = list(measured[0].times)
    head = ("waiting elsewhere", *(cell for each in kinds for cell in (f"{each} ms", *_TIMES)))
    return table([head, *(_waited(each, measured[0], kinds) for each in measured)])


_TIMES = ("times", "aim")


def _waited(each: waiting.WaitingCost, floor: waiting.WaitingCost, kinds: Sequence[str]) -> Row:
    cells: list[str] = []
    for kind in kinds:
        times = each.ratio(kind, floor)
        cells += (f"{each.of(kind):.2f}", f"{times:.2f}", verdict(times <= WAITING_AIM))
    return f"{each.waiting:,} cards", *cells


def of_upkeep(measured: Iterable[upkeep.UpkeepCost]) -> str:
    """The floor is one bare statement that is prepared already, on the same kind of thread."""
    head = ("nothing due", "processor us", _FLOOR, "times", "after sleep us", _FLOOR, "times")
    rows = [
        (
            each.what,
            *(cell for pair in (each.at_once, each.after_sleep) for cell in _beside_floor(*pair)),
            str(each.statements),
        )
        for each in measured
    ]
    return table([(*head, "statements"), *rows])


_FLOOR = "one bare statement us"


def _beside_floor(cost: float, floor: float) -> Row:
    return f"{cost:,.0f}", f"{floor:,.0f}", f"{cost / floor:.1f}"


def of_erasing(each: erasing.ErasingCost) -> str:
    """The longest portion is the first one of a process, which also compiles its statements."""
    head = (
        "erased",
        "processor s",
        "plain DELETEs s",
        "times",
        "portions ms",
        "but one",
        "at worst",
    )
    *others, longest = sorted(each.holds)
    row = (
        f"{each.members:,} members",
        *(f"{seconds:.1f}" for seconds in (each.seconds, each.floor)),
        f"{each.seconds / each.floor:.1f}",
        *(f"{ms:.1f}" for ms in (median(others), others[-1], longest)),
        verdict(longest <= HOLD_AIM),
    )
    return table([(*head, "aim"), row])


def of_forgetting(each: forgetting.ForgettingCost) -> str:
    """All portions count: those of cards, files, words and places, and those that only look for
    what is old."""
    head = ("of interviews", "portions", "ms", "at worst", "aim", "bare UPDATE ms", "at worst")
    longest = max(each.portions)
    row = (
        f"{each.interviews:,}",
        f"{len(each.portions):,}",
        *(f"{ms:.1f}" for ms in (median(each.portions), longest)),
        verdict(longest <= HOLD_AIM),
        *(f"{ms:.1f}" for ms in (median(each.floor), max(each.floor))),
    )
    return table([head, row])


def of_suggestions(measured: suggestions.RoundOfSuggestions) -> str:
    ours, floor, times = measured.made, measured.floor, len(measured.made.holds)
    rows: list[Row] = [
        ("for", "seconds", "posting alone", "aim", "loop held ms", "at worst", "aim"),
        (
            f"{measured.many:,} seekers",
            *(f"{each.seconds / times:.2f}" for each in (ours, floor)),
            verdict(ours.seconds / times <= SUGGESTIONS_AIM),
            *(f"{each:.1f}" for each in (median(ours.holds), max(ours.holds))),
            verdict(median(ours.holds) <= HOLD_AIM),
        ),
    ]
    return table(rows)
