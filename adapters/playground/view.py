"""What the page shows, as JSON: people and times as their readers see them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from adapters.playground.chat_server import Resident
from adapters.playground.messages import Json, Message
from adapters.playground.render import for_reader
from bot.cards import formats
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.cards.rich_text import Moment, MomentStyle
from bot.engine.router import CommandSpec


def clock_json(now: datetime, due: datetime | None) -> Json:
    return {"now": _iso(now), "text": moment(now), "due": moment(due) if due else None}


def moment(at: datetime) -> str:
    """In the one zone that the page's clock is in."""
    return f"{formats.moment(Moment(at, MomentStyle.SHORT), ANYBODY)} UTC"


def resident_json(resident: Resident, now: datetime, newest: Mapping[str, int]) -> Json:
    reader = resident.reader
    local = now.astimezone(reader.zone)
    return {
        "user": resident.user,
        "name": resident.name,
        "part": resident.part,
        "about": resident.about,
        "city": resident.zone.rpartition("/")[2].replace("_", " "),
        "zone": resident.zone,
        "local": formats.moment(Moment(now, MomentStyle.SHORT), reader),
        "clock": f"{formats.time_of_day(local.time(), reader)} {formats.zone_name(local)}",
        "newest": newest.get(resident.user, 0),
    }


def command_json(spec: CommandSpec) -> Json:
    return {"name": spec.name, "help": plain(spec.help, ANYBODY), "takes": spec.takes}


def message_json(message: Message, reader: Reader) -> Json:
    return {
        "id": message.id,
        "author": message.author,
        "body": for_reader(message.payload, reader),
        "at": _iso(message.at),
        "time": formats.time_of_day(message.at.astimezone(reader.zone).time(), reader),
        "day": formats.moment(Moment(message.at, MomentStyle.DAY), reader),
        "edited": message.edited,
        "private": message.private,
    }


def moved(by: timedelta, news_for: Sequence[str], nothing_more: bool) -> str:
    """What a move of the clock brought, in a line."""
    if nothing_more and not by:
        return "Nothing is planned. Somebody has to act first."
    names = _listed([*news_for[:3], *([f"{len(news_for) - 3} others"] if news_for[3:] else [])])
    news = f"news for {names}" if names else "nothing new"
    return f"{_span(by)} later: {news}.{' Nothing more is planned.' if nothing_more else ''}"


def _span(by: timedelta) -> str:
    """About how long: in the largest unit that it holds twice, or once exactly."""
    minutes = round(by / timedelta(minutes=1))
    for name, size in (("day", 24 * 60), ("hour", 60)):
        if minutes >= 2 * size or minutes == size:
            return _counted(round(minutes / size), name)
    return _counted(minutes, "minute")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
