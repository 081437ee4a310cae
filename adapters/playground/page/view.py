"""What the page shows, as JSON: people and times as their readers see them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from adapters.playground.chat.chat_server import Resident
from adapters.playground.chat.messages import Json, Message
from adapters.playground.page.texts import language_json
from adapters.playground.render import for_reader
from bot.cards import formats
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, listed, say, say_many
from bot.engine.router import CommandSpec

HOUR, DAY = 60, 24 * 60
"""In minutes."""
NAMED = 3
"""How many people with news are named. The others are only counted."""
_TAKES: dict[str, Text] = {
    # Translators: what may follow a command: "find words".
    "words": say("words"),
    # Translators: what may follow a command: "ask person".
    "person": say("person"),
    # Translators: what may follow a command: "questions topic".
    "topic": say("topic"),
    # Translators: what may follow a command: "host field".
    "field": say("field"),
    # Translators: what may follow a command: "settings Berlin".
    "zone": say("city"),
}


def clock_json(now: datetime, due: datetime | None, reader: Reader) -> Json:
    """The page's clock is in UTC, and so is its reader. What was due earlier is being done now."""
    coming = due and max(now, due)
    text, next_due = (plain(_in_utc(at), reader) if at else None for at in (now, coming))
    return {"now": _iso(now), "text": text, "due": next_due}


def _in_utc(at: datetime) -> Text:
    return joined([Moment(at, MomentStyle.SHORT), Words("UTC")], " ")


def resident_json(
    resident: Resident, now: datetime, newest: Mapping[str, int], locale: str | None
) -> Json:
    """`locale` is that of the browser."""
    reader = resident.reader(locale)
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
        **language_json(reader.language),
    }


def command_json(spec: CommandSpec, reader: Reader) -> Json:
    takes = plain(_TAKES.get(spec.takes, Words(spec.takes)), reader)
    return {"name": spec.name, "help": plain(spec.help, reader), "takes": takes}


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


def moved(by: timedelta, news_for: Sequence[str], nothing_more: bool) -> Text:
    """What a move of the clock brought, in one line. `nothing_more` comes for the two who are
    shown."""
    if nothing_more and not by:
        return _quiet()
    told = _told(_later(by), _named(news_for))
    return joined([told, _quiet()], " ") if nothing_more else told


def _quiet() -> Text:
    find = Words("find data")
    return say("Nothing comes up for these two. To ask somebody, type {find}.", find=find)


def _told(later: Text, names: Text | None) -> Text:
    if names is None:
        return say("{later}: nothing new.", later=later)
    return say("{later}: news for {names}.", later=later, names=names)


def _later(by: timedelta) -> Text:
    """About how long, in the largest unit of which it contains two, or exactly one."""
    minutes = round(by / timedelta(minutes=1))
    if minutes >= 2 * DAY or minutes == DAY:
        return say_many("{number} day later", "{number} days later", round(minutes / DAY))
    if minutes >= 2 * HOUR or minutes == HOUR:
        return say_many("{number} hour later", "{number} hours later", round(minutes / HOUR))
    return say_many("{number} minute later", "{number} minutes later", minutes)


def _named(people: Sequence[str]) -> Text | None:
    shown: list[Text] = [Words(name, 40) for name in people[:NAMED]]
    if others := len(people) - len(shown):
        shown.append(say_many("{number} other", "{number} others", others))
    return listed(shown) if shown else None


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
