"""Reading what a form was filled with. Whatever was sent, it reads as text or as choices."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import NotUnderstood
from bot.events import Values
from bot.times import read_times

PAGE_DIGITS = 6


def text_of(values: Values, name: str) -> str:
    value = values.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def choices_of(values: Values, name: str) -> tuple[str, ...]:
    value = values.get(name, ())
    return value if isinstance(value, tuple) else ()


def one_of(values: Values, name: str) -> str:
    return next(iter(choices_of(values, name)), "")


def times_of(
    values: Values, chosen: str, typed: str, now: datetime, zone: ZoneInfo
) -> tuple[datetime, ...]:
    """Instants chosen from a list, and those typed beside it. Raises NotUnderstood."""
    try:
        ticked = {datetime.fromisoformat(value) for value in choices_of(values, chosen)}
    except ValueError:
        raise NotUnderstood(
            " ".join(choices_of(values, chosen)), "one of the times shown"
        ) from None
    if any(each.tzinfo is None for each in ticked):
        raise NotUnderstood(" ".join(choices_of(values, chosen)), "one of the times shown")
    return tuple(sorted(ticked | set(read_times(text_of(values, typed), now, zone))))


def read_page(arg: str) -> tuple[int, str]:
    """Where a page of what was searched begins, and the words, as a button carries them."""
    start, between, words = arg.partition(" ")
    return (read_start(start), words) if between and start.isdecimal() else (0, arg)


def read_start(text: str) -> int:
    """Where a page of a list begins, as a button carries it; the first where it says nothing."""
    return int(text) if text.isdecimal() and len(text) < PAGE_DIGITS else 0
