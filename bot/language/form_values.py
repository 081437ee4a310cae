"""Reading what a form was filled with. Whatever was sent, it reads as text or as choices."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.engine.events import Values
from bot.language.errors import NotUnderstood
from bot.language.times import Times, TimeSpan, read_times
from bot.language.times.span import in_order

PAGE_DIGITS = 6
SLOTS, OWN_TIMES = "slots", "own_times"


def text_of(values: Values, name: str) -> str:
    value = values.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def choices_of(values: Values, name: str) -> tuple[str, ...]:
    value = values.get(name, ())
    return value if isinstance(value, tuple) else ()


def one_of(values: Values, name: str) -> str:
    return next(iter(choices_of(values, name)), "")


def times_of(values: Values, now: datetime, zone: ZoneInfo, *, day_first: bool | None) -> Times:
    """Instants chosen from the list `slots`, and times typed into `own_times` beside it. Raises
    as `read_times` does."""
    try:
        ticked = {datetime.fromisoformat(value) for value in choices_of(values, SLOTS)}
    except ValueError:
        raise NotUnderstood(" ".join(choices_of(values, SLOTS)), "one of the times shown") from None
    if any(each.tzinfo is None for each in ticked):
        raise NotUnderstood(" ".join(choices_of(values, SLOTS)), "one of the times shown")
    typed_times = read_times(text_of(values, OWN_TIMES), now, zone, day_first)
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
