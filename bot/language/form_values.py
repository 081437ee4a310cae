"""Times from a form, and times, pages and numbers as a button carries them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.language.errors import NotUnderstood, Why
from bot.language.times import Times, TimeSpan, read_times
from bot.language.times.span import in_order

PAGE_DIGITS = 6
ID_DIGITS = 19
"""A number with this many digits may be too large for a database."""


def read_proposal(
    chosen: Sequence[str], typed: str, now: datetime, zone: ZoneInfo, *, day_first: bool | None
) -> Times:
    """Instants chosen from a list, and times typed in addition, in `zone`. Raises what `read_times`
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
    """Instants as a button carries them: three take 44 characters."""
    return ",".join(f"{each.astimezone(UTC):{_STARTS}}" for each in starts)


def read_starts(text: str) -> tuple[datetime, ...]:
    """What `write_starts` wrote. Empty for anything else."""
    try:
        return tuple(
            datetime.strptime(each, _STARTS).replace(tzinfo=UTC) for each in text.split(",")
        )
    except ValueError:
        return ()


def read_page(arg: str) -> tuple[int, str]:
    """The start of a page of search results and the searched words, as a button carries them."""
    start, between, words = arg.partition(" ")
    return (read_start(start), words) if between and start.isdecimal() else (0, arg)


def read_start(text: str) -> int:
    """The start of a page of a list, as a button carries it. The first page if it says nothing."""
    return int(text) if text.isdecimal() and len(text) < PAGE_DIGITS else 0


def read_number(text: str) -> int | None:
    """The number of a member, as a button carries it. None for anything else."""
    return int(text) if text.isdecimal() and len(text) < ID_DIGITS else None


def read_start_in(text: str, length: int) -> int:
    """The same for a list with this length. The first page if the list has become shorter and the
    page no longer exists."""
    start = read_start(text)
    return start if start < length else 0
