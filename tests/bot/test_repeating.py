"""A process may end after it has decided and before anybody learns that. Then the member does the
same again, which must change nothing and disturb nobody."""

from collections.abc import Callable

import pytest

from bot.cards.buttons import Action
from tests.bot.town import Town
from tests.bot.town_members import Member

PendingEvent = Callable[[Member, Member], object]


def fills(form: str, **values: str) -> PendingEvent:
    def action(who: Member, _other: Member) -> None:
        who.sends(Action(form))
        who.fills(**values)

    return action


def sends(name: str, arg: str = "") -> PendingEvent:
    return lambda who, _other: who.sends(Action(name, arg=arg))


def asks_without_sending(maya: Member, daniel: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="We both sing.", wish="How it is.", slots=maya.options("slots")[:1])


SEEKERS: dict[str, PendingEvent] = {
    "a command": lambda maya, _: maya.types("interviews"),
    "settings": fills("settings_form", zone="Tokyo", quiet_from="21:00", quiet_until="8:00"),
    "nights": fills("night_form", night_from="23:00", night_until="6:00"),
    "nudges off": sends("nudges", "off"),
    "a calendar": lambda maya, _: maya.types("calendar"),
    "a calendar off": sends("calendar_off"),
    "a request": asks_without_sending,
    "a request sent": lambda maya, daniel: maya.asks(daniel),
}
HOSTS: dict[str, PendingEvent] = {
    "a profile": fills("host_profile", headline="Now a designer"),
    "hours": fills("host_hours", hours="Mon 9:00-10:00"),
    "days off": fills("time_off", away="away on 3 December"),
    "a pause": fills("host_pause", until="15 December 2026"),
    "back": sends("host_back"),
    "stopping": sends("host_stop", "yes"),
    "opening": sends("host_open"),
}


@pytest.mark.parametrize("action", SEEKERS.values(), ids=SEEKERS)
def test_a_seeker_may_do_it_again(
    town: Town, maya: Member, daniel: Member, action: PendingEvent
) -> None:
    action(maya, daniel)
    assert changes(town, maya) == []


@pytest.mark.parametrize("action", HOSTS.values(), ids=HOSTS)
def test_a_host_may_do_it_again(
    town: Town, maya: Member, daniel: Member, action: PendingEvent
) -> None:
    action(daniel, maya)
    assert changes(town, daniel) == []


def changes(town: Town, who: Member) -> list[str]:
    """The lines of the database that changed when they did it again. Those of the search are left
    out, because it numbers its rows again whenever a host is saved."""
    before = set(town.dump().splitlines())
    who.sends_again()
    after = (line for line in town.dump().splitlines() if "host_search" not in line)
    return [line for line in after if line not in before]
