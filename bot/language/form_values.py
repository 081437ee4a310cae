"""Times as a form gives them, and times and pages as a button carries them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.language.errors import NotUnderstood, Why
from bot.language.times import Times, TimeSpan, read_times
from bot.language.times.span import in_order

PAGE_DIGITS = 6


def read_proposal(
    chosen: Sequence[str], typed: str, now: datetime, zone: ZoneInfo, *, day_first: bool | None
) -> Times:
    """Instants chosen from a list, and times typed beside it in `zone`. Raises what `read_times`
    raises."""
    try:
        ticked = {datetime.fromisoformat(value) for value in chosen}
    except ValueError:
        raise NotUnderstood(" ".join(chosen), "", Why.NOT_SHOWN) from None
    if any(each.tzinfo is None for each in ticked):
        raise NotUnderstood(" ".join(chosen), "", Why.NOT_SHOWN)
    typed_times = read_times(typed, now, zone, day_first)
    return in_order({TimeSpan(each.astimezone(UTC)) for each in ticked} | set(typed_times))


_STARTS = "%Y%m%dT%H%MZ"


def write_starts(starts: Iterable[datetime]) -> str:
    """Instants as a button carries them: three are 44 characters."""
    return ",".join(f"{each.astimezone(UTC):{_STARTS}}" for each in starts)


def read_starts(text: str) -> tuple[datetime, ...]:
    """What `write_starts` wrote; nothing for anything else."""
    try:
        return tuple(
            datetime.strptime(each, _STARTS).replace(tzinfo=UTC) for each in text.split(",")
        )
    except ValueError:
        return ()


def read_page(arg: str) -> tuple[int, str]:
    """Where a page of what was searched begins, and the words, as a button carries them."""
    start, between, words = arg.partition(" ")
    return (read_start(start), words) if between and start.isdecimal() else (0, arg)


def read_start(text: str) -> int:
    """Where a page of a list begins, as a button carries it; the first where it says nothing."""
    return int(text) if text.isdecimal() and len(text) < PAGE_DIGITS else 0


def read_start_in(text: str, length: int) -> int:
    """The same in a list that is so long now: the first page also where it became shorter, and
    nothing stands there any more."""
    start = read_start(text)
    return start if start < length else 0
