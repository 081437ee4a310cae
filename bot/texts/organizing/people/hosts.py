"""Hosts by field, for organizers: their load, when they last answered, when they are next free, and
their door."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.files import CsvFile
from bot.cards.forms import OPTIONS, ChoiceField, Form, Option
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import (
    ListStyle,
    Moment,
    MomentStyle,
    Text,
    Words,
    joined,
    listed,
    mention,
    say,
    say_many,
)
from bot.interview.people.standing import Door, HostStanding, filter_key
from bot.texts.csv_file import csv_file, day_of
from bot.texts.organizing.people.people import BACK, file_button
from bot.texts.pages import ListPage

FIELD_SHOWN = 60
ANY = "any"

DOORS: dict[Door, Text] = {
    Door.OPEN: say("open"),
    Door.FULL: say("full for now"),
    Door.PAUSED: say("paused"),
    Door.AWAY: say("away"),
    Door.CLOSED: say("closed"),
    Door.BEGUN: say("not open yet: no hours"),
    Door.UNREACHABLE: say("cannot be written to"),
    Door.SUSPENDED: say("paused by organizers"),
    Door.REMOVED: say("removed"),
}
"""What the list says about a host's door."""

DOOR = ChoiceField("door", say("Door"))
FIELD = ChoiceField("field", say("Field"))

NextFree = Callable[[HostStanding], datetime | None]


def hosts(page: ListPage[HostStanding], chosen: str, next_free: NextFree, now: datetime) -> Card:
    """`chosen`: the filter, in the form that a button carries."""
    nobody = () if page.shown else body(say("Nobody fits this right now."))
    return Card(
        say_many("{number} host", "{number} hosts", page.total),
        (*nobody, *(_entry(each, next_free(each), now) for each in page.shown)),
        (
            *page.more(ActionName.PEOPLE_HOSTS, chosen),
            Button(say("Filter"), Action(ActionName.PEOPLE_FILTER, arg=chosen)),
            *file_button(page, ActionName.HOSTS_FILE, chosen),
            BACK,
        ),
    )


def _entry(standing: HostStanding, free: datetime | None, now: datetime) -> Entry:
    field = standing.profile.field
    names = [mention(standing.host), *([Words(field, FIELD_SHOWN)] if field else [])]
    lines = (joined((_door(standing, now), _load(standing, now)), " · "), _times(standing, free))
    return Entry(listed(names, ListStyle.PLAIN), joined(lines))


def _door(standing: HostStanding, now: datetime) -> Text:
    door, until = standing.door(now), until_of(standing, now)
    if until is None:
        return DOORS[door]
    day = Moment(until, MomentStyle.DAY)
    return say("{door} until {day}", door=DOORS[door], day=day)


def until_of(standing: HostStanding, now: datetime) -> datetime | None:
    """When a pause ends (UTC). None if it is not a pause that closes the door."""
    return standing.profile.paused_until if standing.door(now) is Door.PAUSED else None


def _load(standing: HostStanding, now: datetime) -> Text:
    used, most = standing.used(now), standing.profile.per_month
    if not standing.waiting:
        return say("{used} of {most} this month", used=used, most=most)
    # Translators: how much of a host's month is taken, such as "1 of 2 this month, 3 wait".
    return say_many(
        "{used} of {most} this month, {number} waits",
        "{used} of {most} this month, {number} wait",
        standing.waiting,
        used=used,
        most=most,
    )


def _times(standing: HostStanding, free: datetime | None) -> Text:
    answered = (
        say("answered last on {day}", day=Moment(standing.answered_at, MomentStyle.DAY))
        if standing.answered_at
        else say("no answer yet, or not for a year")
    )
    next_one = (
        say("free next {when}", when=Moment(free, MomentStyle.SHORT))
        if free
        else say("no free time in the next three weeks")
    )
    return joined((answered, next_one), " · ")


def filter_form(standings: Sequence[HostStanding], door: str, field: str) -> Form:
    doors = [Option(each.value, DOORS[each]) for each in Door]
    fields = [Option(key, Words(name, FIELD_SHOWN)) for key, name in _fields(standings).items()]
    any_door = Option(ANY, say("Any door"))
    any_field = Option(ANY, say("Any field"))
    known = {each.value for each in fields}
    return Form(
        Action(ActionName.PEOPLE_FILTER),
        say("Filter hosts"),
        (
            DOOR.offering([any_door, *doors], [door]),
            FIELD.offering([any_field, *fields], [field if field in known else ANY]),
        ),
        say("Show them"),
    )


def _fields(standings: Iterable[HostStanding]) -> dict[str, str]:
    """The most frequent fields, by key, in alphabetical order. As many as fit into a choice."""
    named = [each.profile.field.strip() for each in standings if each.profile.field.strip()]
    keys = [filter_key(each) for each in named]
    name_of = dict(zip(keys, named, strict=True))
    most = sorted(name_of, key=lambda key: -keys.count(key))[: OPTIONS - 1]
    return {key: name_of[key] for key in sorted(most, key=lambda key: name_of[key].casefold())}


def file(standings: Sequence[HostStanding], reader: Reader, now: datetime) -> CsvFile:
    headings = (
        say("Field"),
        say("Name"),
        say("Door"),
        say("Until"),
        say("Booked or held this month"),
        say("At most a month"),
        say("Requests that wait"),
        say("Last answer"),
        say("Role"),
        say("Organisation"),
    )
    return csv_file("hosts.csv", headings, (_row(each, reader, now) for each in standings), reader)


def _row(standing: HostStanding, reader: Reader, now: datetime) -> Sequence[str]:
    profile = standing.profile
    return (
        profile.field,
        standing.host.name,
        plain(DOORS[standing.door(now)], reader),
        day_of(until_of(standing, now), reader),
        str(standing.used(now)),
        str(profile.per_month),
        str(standing.waiting),
        day_of(standing.answered_at, reader),
        profile.role,
        profile.organisation,
    )
