"""Who belongs to a server, and what happens when a member leaves it."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from adapters.shared.look_ups import BETWEEN_CHECKS
from bot.interview.organizing.programme_settings import Admission, Admits, ProgrammeSettings
from storage.people import groups
from storage.tables import programmes
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.waits import until
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.things import MANAGE_GUILD

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}
LOOK_UP = "GET /guilds/{guild_id}/members/{user_id}"


async def requested(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("London")
    await maya.types("ask", person=daniel.user)
    await maya.submits(**ASK, slots=maya.options("slots")[:2])
    await maya.presses("Send it")


async def test_a_member_who_may_manage_the_server_becomes_an_organizer(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    alumni.promotes(maya.user, MANAGE_GUILD)
    await maya.user.command("askwell-organize")
    await here.settled()
    assert not maya.last.startswith("This is for organizers")
    boss = alumni.new_role("Boss", MANAGE_GUILD)
    alumni.gives(daniel.user, boss)
    await daniel.user.command("askwell-organize")
    await here.settled()
    assert not daniel.last.startswith("This is for organizers")


async def test_in_direct_messages_rights_are_those_of_now(
    here: AskwellInDiscord, alumni: Guild, maya: Member
) -> None:
    boss = alumni.new_role("Boss", MANAGE_GUILD)
    alumni.gives(maya.user, boss)
    await maya.types("start")
    await maya.says("help")
    alumni.takes(maya.user, boss)
    await maya.says("organize")
    assert "This is for organizers" in maya.last
    alumni.gives(maya.user, boss)
    await maya.says("organize")
    assert "This is for organizers" not in maya.last


async def test_a_banned_member_cannot_go_on_in_direct_messages(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    alumni.leave(daniel.user)  # banned or gone: Discord answers alike
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    await daniel.presses("Not now")
    assert "I do not know you yet" in daniel.last
    assert not maya.sees("cannot make it")
    await here.to("2026-11-24 12:00")
    assert maya.sees("is no longer here"), "and their request ended kindly"


async def test_a_host_who_just_left_books_nothing(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await daniel.says("interviews")
    alumni.leave(daniel.user)
    await daniel.presses("Tue 24 Nov, 10:00")
    assert "I do not know you yet" in daniel.last
    assert not maya.sees("Booked")


@pytest.mark.parametrize("how", [503, Refusal(50001)])
async def test_a_look_up_that_fails_lets_nobody_in(
    here: AskwellInDiscord, maya: Member, daniel: Member, how: int | Refusal
) -> None:
    await requested(maya, daniel)
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    here.discord.fail(LOOK_UP, how, times=10)
    await daniel.presses("Not now")
    assert "I cannot see just now whether you are in the server" in daniel.last
    here.discord.rest.faults[LOOK_UP].clear()
    assert not maya.sees("is no longer here")
    await daniel.says("interviews")
    assert "your turn to choose a time" in daniel.last, "it is as it was"


async def test_a_look_up_that_fails_loses_no_form(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("London")
    await maya.says("find research")
    await maya.presses("Ask Daniel")
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    here.discord.fail(LOOK_UP, 503, times=10)
    await maya.submits(**ASK, slots=maya.options("slots")[:1])
    assert "I cannot see just now whether you are in the server" in maya.last
    here.discord.rest.faults[LOOK_UP].clear()
    await maya.presses("Correct it")
    assert maya.holds("wish") == ASK["wish"]


async def test_somebody_is_looked_up_once_a_minute(here: AskwellInDiscord, maya: Member) -> None:
    await maya.types("start")
    for _ in range(3):
        await maya.says("help")
    assert len(here.discord.calls(LOOK_UP)) == 1
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    await maya.says("help")
    assert len(here.discord.calls(LOOK_UP)) == 2


@pytest.mark.parametrize("directly", [True, False])
async def test_a_role_may_be_required(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member, *, directly: bool
) -> None:
    await requested(maya, daniel)
    seeker, host = alumni.new_role("Seeker"), alumni.new_role("Host")
    await here.settled()
    await here.groups_are_read()
    await admits(here, seekers=seeker.name, hosts=host.name)
    await maya.types("find", words="research")
    await maya.presses("Ask Daniel")
    assert "you need to be in the group Seeker" in maya.last
    await maya.types("host")
    await maya.presses("Become a host")
    assert "you need to be in the group Host" in maya.last
    alumni.gives(maya.user, seeker)
    alumni.gives(maya.user, host)
    if directly:
        here.clock.move_to(here.clock.now() + timedelta(minutes=1))
        await maya.says("host")
    else:
        await maya.types("host")
    await maya.presses("Become a host")
    assert maya.form


async def test_a_host_who_left_unseen_is_found_within_a_day(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await look_around(here)
    asked = len(here.discord.calls(LOOK_UP))
    await look_around(here)
    assert len(here.discord.calls(LOOK_UP)) == asked, "once a day is enough"
    alumni.leave(daniel.user)
    await here.to("2026-11-24 09:01")
    await look_around(here)
    assert maya.sees("is no longer here")
    await maya.types("find", words="research")
    assert "Daniel" not in maya.last


@pytest.mark.parametrize("code", [10007, 10013])
async def test_nobody_counts_as_having_left_during_an_outage_of_the_server(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member, code: int
) -> None:
    await requested(maya, daniel)
    session = here.adapter.messenger.session
    assert session
    alumni.goes_down()
    await until(lambda: not session.sees(str(alumni.id)))
    here.discord.fail(LOOK_UP, Refusal(code), times=100)
    await look_around(here)
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    await daniel.presses("Not now")
    assert "I cannot see just now whether you are in the server" in daniel.last
    await here.to("2026-11-26 12:00")
    assert "is waiting for your answer" in daniel.last
    assert not maya.sees("is no longer here")


async def look_around(here: AskwellInDiscord) -> None:
    while here.look_ups.seconds[-1] != BETWEEN_CHECKS:
        await here.look_ups.are_over()
        await here.look_ups.begin()
    await here.look_ups.are_over()
    await here.look_ups.begin()
    await here.settled()


async def test_an_organizer_chooses_a_role_by_its_name(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    alumni.promotes(maya.user, MANAGE_GUILD)
    role = alumni.new_role("Seeker")
    for _ in range(2):
        await maya.user.command("askwell-organize")
    await here.settled()
    await here.groups_are_read()
    await maya.presses("Settings")
    await maya.presses("Who may take part")
    await maya.submits(seekers="Who is in Seeker")
    assert "who is in Seeker" in maya.last
    await daniel.types("ask", person=maya.user)
    assert "you need to be in the group Seeker" in daniel.last
    assert "Maya" in daniel.last, "who can give it"
    alumni.gives(daniel.user, role)
    await daniel.types("ask", person=maya.user)
    assert "you need to be in the group" not in daniel.last


async def admits(here: AskwellInDiscord, seekers: str, hosts: str) -> None:
    """Set who may take part, as an organizer would."""

    def choose(db: Connection) -> None:
        known = {each.name: each for each in groups.of_community(db, 1)}
        asks, hosting = (Admits(Admission.GROUP, known[name]) for name in (seekers, hosts))
        chosen = ProgrammeSettings(seekers=asks, hosts=hosting)
        db.execute(update(programmes).values(settings=chosen))

    await here.store._executor.run(choose)


async def test_the_roles_of_the_acting_member_are_stored_by_name(
    here: AskwellInDiscord, alumni: Guild, maya: Member
) -> None:
    await maya.types("start")
    mentor = alumni.new_role("Mentor")
    await here.settled()
    await here.groups_are_read()
    alumni.gives(maya.user, mentor)
    await maya.types("start")

    def kept(db: Connection) -> tuple[list[str], int]:
        [group] = groups.of_community(db, 1)
        return [group.name], len(groups.members_in(db, group.id))

    assert await here.store._executor.read(kept) == (["Mentor"], 1)
