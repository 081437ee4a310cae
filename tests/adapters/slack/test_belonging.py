"""Who belongs to a workspace, and what happens when a member leaves it."""

import pytest
from sqlalchemy import Connection, func, select, update

from adapters.shared.look_ups import BETWEEN_CHECKS
from storage.people import groups
from storage.tables import members, programmes
from tests.adapters.slack.workspace import AskwellInSlack, Member

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def daniel(here: AskwellInSlack) -> Member:
    return here.member("U2", "Daniel", "Europe/Berlin")


async def known(here: AskwellInSlack) -> int:
    def count(db: Connection) -> int:
        return db.execute(select(func.count()).select_from(members)).scalar_one()

    return await here.store._executor.read(count)


async def allow_guests(here: AskwellInSlack) -> None:
    await here.store._executor.run(lambda db: db.execute(update(programmes).values(guests=True)))


async def requested(maya: Member, daniel: Member) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    await maya.requests(**ASK, slots=maya.options("slots")[:2])


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ({"guest": "of several channels"}, "you are here as a guest"),
        ({"guest": "of one channel"}, "you are here as a guest"),
        ({"home": "T2"}, "for the people of this workspace"),
        ({"is_bot": True}, "for the people of this workspace"),
    ],
)
async def test_a_person_who_is_no_member_gets_one_kind_sentence_and_is_not_stored(
    here: AskwellInSlack, maya: Member, person: dict[str, str], why: str
) -> None:
    for name, value in person.items():
        setattr(maya.user.person, name, value)
    await maya.types("start")
    assert why in maya.last
    await maya.user.opens_home()
    await maya.types("find research")
    assert why in maya.last
    assert await known(here) == 0


NO_ANSWER = "I could not find out whether you are a member here"


async def test_nobody_begins_while_slack_does_not_say_who_they_are(
    here: AskwellInSlack, maya: Member
) -> None:
    here.slack.fail("users.info", 503)
    await maya.types("start")
    assert NO_ANSWER in maya.last
    assert await known(here) == 0
    await maya.types("start")
    assert NO_ANSWER not in maya.last
    assert await known(here) == 1


@pytest.mark.parametrize("error", ["missing_scope", "user_not_found"])
async def test_a_newcomer_whom_slack_will_never_tell_of_reads_whom_to_tell(
    here: AskwellInSlack, maya: Member, daniel: Member, error: str
) -> None:
    daniel.user.person.rights = "owner"
    await daniel.types("organize")
    here.slack.fail("users.info", error)
    await maya.types("start")
    assert "does not let me see who you are" in maya.last
    assert "try again" not in maya.last
    assert "Write to Daniel" in maya.last
    assert await known(here) == 1


async def test_a_member_takes_part_while_slack_will_not_tell_of_them(
    here: AskwellInSlack, maya: Member
) -> None:
    await maya.types("start")
    await maya.user.changes(name="Maya Okafor")
    here.slack.fail("users.info", "user_not_found")
    await maya.types("settings")
    assert "Your settings" in maya.last


@pytest.mark.parametrize(
    ("how", "why"), [(503, "try again in a minute"), ("user_not_found", "will not help")]
)
async def test_a_named_person_whom_slack_does_not_tell_of_is_not_asked_for_again(
    here: AskwellInSlack, maya: Member, daniel: Member, how: int | str, why: str
) -> None:
    await maya.types("start")
    here.slack.fail("users.info", how)
    await maya.types("ask ", daniel)
    assert "I could not find out who that is" in maya.last
    assert why in maya.last
    await maya.types("ask ", daniel)
    assert "is not taking requests" in maya.last


@pytest.mark.parametrize("change", [{"name": "Maya Okafor"}, {"guest": "of one channel"}])
async def test_members_take_part_while_slack_does_not_say_who_they_are(
    here: AskwellInSlack, maya: Member, change: dict[str, str]
) -> None:
    """And somebody who may no longer take part does not come back meanwhile."""
    await maya.types("start")
    await maya.user.changes(**change)
    here.slack.fail("users.info", 503)
    await maya.types("interviews")
    assert (NO_ANSWER in maya.last) == ("guest" in change)


async def test_guests_take_part_where_organizers_allow_it(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.types("start")
    await allow_guests(here)
    maya.user.person.guest = "of one channel"
    await maya.types("start")
    assert maya.sees("Find somebody to ask") or "Hello" in maya.last
    assert await known(here) == 2
    await maya.user.changes(name="Maya")
    assert await known(here) == 2
    una = here.member("U3", "Una", "Europe/London")
    una.user.person.home = "T2"
    await una.types("start")
    assert "for the people of this workspace" in una.last, "guests only, and nobody from elsewhere"


async def test_a_member_who_is_made_a_guest_leaves(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await daniel.user.changes(guest="of one channel")
    await here.to("2026-11-24 12:00")
    assert maya.sees("is no longer here")


async def test_the_door_of_a_deactivated_host_closes_and_what_is_open_ends_kindly(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    before = len(daniel.messages)
    await daniel.user.changes(deleted=True)
    await daniel.user.changes(deleted=True)
    await here.to("2026-11-24 12:00")
    assert maya.sees("is no longer here")
    await maya.types("find research")
    assert "Daniel" not in maya.last
    assert len(daniel.messages) == before, "Slack would take messages to them"


async def test_a_deactivated_seeker_leaves_no_host_waiting(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await maya.user.changes(deleted=True)
    await here.to("2026-11-24 12:00")
    assert daniel.sees("is no longer here")


async def test_a_change_that_was_missed_is_found_within_a_day(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await look_around(here)
    asked = len(here.calls("users.info"))
    await look_around(here)
    assert len(here.calls("users.info")) == asked, "once a day is enough"
    daniel.user.deactivates()
    await here.to("2026-11-24 09:01")
    here.slack.fail("users.info", 503)
    await look_around(here)
    assert not maya.sees("is no longer here"), "Slack did not say"
    await look_around(here)
    assert maya.sees("is no longer here")


async def look_around(here: AskwellInSlack) -> None:
    """Wait for one round of look-ups. There is one wait before it, and one for the pause after each
    look-up."""
    while here.look_ups.seconds[-1] != BETWEEN_CHECKS:
        await here.look_ups.are_over()
        await here.look_ups.begin()
    await here.look_ups.are_over()
    await here.look_ups.begin()
    await here.settled()


async def test_a_changed_slack_profile_is_stored(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await daniel.user.changes(name="Daniel Okafor", tz="Europe/Lisbon")
    await maya.types("find research")
    assert "Daniel Okafor" in maya.last
    await daniel.types("settings")
    assert "Europe/Lisbon" in daniel.last, "nothing is booked"
    assert await known(here) == 2
    await here.member("U3", "Una", "Europe/London").user.changes(name="Una Okoye")
    assert await known(here) == 2, "nobody becomes a member by changing their profile"


async def test_an_event_that_could_not_be_stored_is_sent_again(
    here: AskwellInSlack, daniel: Member
) -> None:
    await daniel.hosts()
    here.store.broken = True
    here.slack.patience = 0.2
    with pytest.raises(Exception, match="operation_timeout"):
        await daniel.user.changes(deleted=True)


async def groups_of(here: AskwellInSlack, user: str) -> list[str]:
    def found(db: Connection) -> list[str]:
        who = db.execute(select(members.c.id).where(members.c.user == user)).scalar_one()
        return [each.name for each in groups.of_member(db, who)]

    return await here.store._executor.read(found)


async def test_user_groups_are_read_with_who_is_in_them(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    here.slack.user_group("S1", "Mentors", daniel.user, maya.user)
    here.slack.user_group("S2", "Old ones", daniel.user).disabled = True
    await daniel.types("start")
    await here.groups_are_read()
    await maya.types("start")
    assert await groups_of(here, daniel.user.id) == ["Mentors"]
    assert await groups_of(here, maya.user.id) == ["Mentors"], "though she came only now"
    assert len(here.calls("usergroups.list")) == 1


@pytest.mark.parametrize("error", ["missing_scope", "plan_upgrade_required", "fatal_error"])
async def test_without_user_groups_askwell_goes_on(
    here: AskwellInSlack, maya: Member, error: str
) -> None:
    await maya.types("start")
    here.slack.fail("usergroups.list", error)
    await here.groups_are_read()
    await maya.types("start")
    assert await groups_of(here, maya.user.id) == []
