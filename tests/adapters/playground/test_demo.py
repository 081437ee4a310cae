"""The hosts of the demo community fill in the same forms as everybody, once."""

import pytest

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.demo import seed
from adapters.playground.residents.people import (
    HOSTS,
    RESIDENTS,
    SEEKERS,
    DemoHost,
)
from bot.app import Answer
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.cards.rich_text import say
from bot.engine.events import Command, Press, Said, Submit
from bot.interview.hosting import HostProfile, Place
from bot.language.hours import read_hours
from bot.steps.hosting.host_fields import with_chosen_field, with_words
from bot.texts.hosting.forms import HOURS
from tests.adapters.playground.fake import FrozenClock


class Registry:
    """Takes the hosts' forms, and can fail in the middle."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.dies_after = 100

    async def handle(self, event: Command | Press | Submit | Said) -> Answer:
        assert isinstance(event, Command | Press | Submit)
        name = event.name if isinstance(event, Command) else event.action.name
        if len(self.taken) == self.dies_after:
            raise SystemExit
        self.taken.append((event.by.person.user, name))
        return Answer(Card(say(str(name))), event.by.reader)


def test_there_are_three_seekers_and_a_dozen_hosts_around_the_world() -> None:
    assert (len(SEEKERS), len(HOSTS)) == (3, 12)
    assert len({resident.user for resident in RESIDENTS}) == len(RESIDENTS) == 16
    assert len({resident.zone for resident in RESIDENTS}) >= 5


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.resident.user)
def test_the_profiles_of_demo_hosts_are_valid(host: DemoHost) -> None:
    assert read_hours(host.hours).stretches
    assert Place(host.place)


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.resident.user)
def test_a_host_of_the_demo_works_in_a_field_with_questions(host: DemoHost) -> None:
    profile = with_words(HostProfile(), host.field)
    assert profile.field_id in ("", host.field_id), "nobody is given another"
    assert with_chosen_field(profile, host.field_id) == HostProfile(
        field=host.field, field_id=host.field_id
    )


async def test_the_organizer_comes_and_every_host_agrees_and_sends_both_forms_once(
    platform: ChatServer,
) -> None:
    registry = Registry()
    for _ in range(2):
        await seed(platform, registry.handle, FrozenClock())
    users = [host.resident.user for host in HOSTS]
    forms = ("host_profile", "host_field_is", "host_hours")
    sent = [(user, form) for user in users for form in forms]
    agreed = [(each.resident.user, "agree_to_host") for each in HOSTS]
    opened = [("ingrid", "organize"), ("ingrid", "open_programme")]
    assert registry.taken == [*opened, *agreed, *sent]
    [message] = await platform.conversation("daniel")
    assert message.payload["title"]["text"] == "host_hours"


async def test_a_seeding_that_was_cut_short_goes_on(platform: ChatServer) -> None:
    registry = Registry()
    registry.dies_after = 24
    with pytest.raises(SystemExit):
        await seed(platform, registry.handle, FrozenClock())
    registry.dies_after = 100
    await seed(platform, registry.handle, FrozenClock())
    assert len(registry.taken) == len(set(registry.taken)) == 2 + 4 * len(HOSTS)


async def test_a_form_that_is_refused_does_not_pass_silently(platform: ChatServer) -> None:
    async def refuse(event: Command | Press | Submit | Said) -> Answer:
        if not isinstance(event, Submit):
            return Answer(Card(say("Welcome")), event.by.reader)
        return Answer(Invalid({HOURS: say("No.")}), event.by.reader)

    with pytest.raises(ValueError, match="daniel"):
        await seed(platform, refuse, FrozenClock())
