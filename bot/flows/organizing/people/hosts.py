"""Organizers look through the hosts, by field and by door."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.cards.action_names import ActionName
from bot.cards.reader import reader_of
from bot.engine.contexts.people import HostsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.pairs import Pair
from bot.interview.people.standing import Door, HostStanding, filter_key
from bot.interview.scheduling import slots
from bot.language.form_values import read_page
from bot.language.public_holidays import holiday_dates
from bot.steps.organizing.acts import send_list
from bot.texts.organizing.people import hosts as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 6


@router.press(ActionName.PEOPLE_HOSTS, reads=HostsContext, only_reads=True)
def hosts(context: HostsContext, event: Press, now: datetime) -> Decision:
    start, chosen = read_page(event.action.arg)
    return _shown(context, start, chosen, now)


@router.press(ActionName.PEOPLE_FILTER, reads=HostsContext, opens_form=True)
def open_filter(context: HostsContext, event: Press, _now: datetime) -> Decision:
    door, field = _read(event.action.arg)
    return Decision(reply=texts.filter_form(context.hosts, door, field))


@router.submit(ActionName.PEOPLE_FILTER, reads=HostsContext)
def choose(context: HostsContext, event: Submit, now: datetime) -> Decision:
    door, field = texts.DOOR.read_one(event.values), texts.FIELD.read_one(event.values)
    return _shown(context, 0, f"{door or texts.ANY} {field or texts.ANY}", now)


@router.press(ActionName.HOSTS_FILE, reads=HostsContext)
def as_file(context: HostsContext, event: Press, now: datetime) -> Decision:
    found = _chosen(context.hosts, event.action.arg, now)
    file = texts.file(found, reader_of(context.me), now)
    return send_list(context, event.id, file, len(found), now)


def _shown(context: HostsContext, start: int, chosen: str, now: datetime) -> Decision:
    page = page_of(_chosen(context.hosts, chosen, now), start, PAGE)
    shown = texts.hosts(page, chosen, partial(_next_free, context, now), now)
    return Decision(reply=shown.as_page_from(start))


def _chosen(found: Sequence[HostStanding], chosen: str, now: datetime) -> list[HostStanding]:
    door, field = _read(chosen)
    return [
        each
        for each in found
        if door in (texts.ANY, each.door(now))
        and field in (texts.ANY, filter_key(each.profile.field))
    ]


def _read(chosen: str) -> tuple[str, str]:
    """The door and the key of the field."""
    door, _, field = chosen.partition(" ")
    return (door if door in set(Door) else texts.ANY, field or texts.ANY)


def _next_free(context: HostsContext, now: datetime, standing: HostStanding) -> datetime | None:
    """The first time at which the host is free, whoever asks."""
    if standing.door(now) is not Door.OPEN:
        return None
    host, busy = standing.host, context.host_busy[standing.host.id]
    alone = Pair(
        host,
        host,
        standing.interviews,
        standing.interviews,
        host_busy=busy,
        settings=context.programme.settings,
    )
    free = slots.free_slots(alone, standing.profile.minutes, now, holiday_dates, most=1)
    return next(iter(free), None)
