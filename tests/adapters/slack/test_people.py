"""Who acted, and whether an event was delivered before."""

import pytest

from adapters.shared.payload import Unreadable
from adapters.slack.receiving import receive
from adapters.slack.spaces.people import Profile, profile_of
from bot.engine.events import Caller, Standing
from tests.adapters.slack.test_receive import MAYA, message
from tests.adapters.slack.workspace import MONDAY, AskwellInSlack
from tests.fakes.slack.things import Person


@pytest.mark.parametrize(
    "payload",
    [
        {"team_id": "T1", "user_id": "U0MAYA", "user_name": "maya"},
        {"team": {"id": "T1"}, "user": {"id": "U0MAYA", "name": "maya", "team_id": "T2"}},
        {"team": None, "user": {"id": "U0MAYA", "username": "maya", "team_id": "T1"}},
    ],
)
def test_the_acting_member_is_read_from_a_payload(payload: object) -> None:
    assert receive.caller(payload) == Caller(MAYA.person, "maya", None)


def test_the_author_is_read_from_a_message() -> None:
    assert receive.caller(message("find")) == Caller(MAYA.person, "U0MAYA", None)


def test_a_profile_names_a_zone_that_we_know_or_none() -> None:
    maya = {
        "locale": "de-DE",
        "name": "maya",
        "profile": {"display_name": " Ma\0ya "},
        "tz": "europe/berlin",
    }
    assert profile_of(maya, "T1") == Profile(
        "Ma\N{REPLACEMENT CHARACTER}ya", "Europe/Berlin", "de-DE"
    )
    odd = {"name": "maya", "tz": "Moon/Base", "locale": "de\0"}
    assert profile_of(odd, "T1") == Profile("maya", None, None)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "https://avatars.slack-edge.com/maya_192.png",
            "https://avatars.slack-edge.com/maya_192.png",
        ),
        ("javascript:alert(1)", ""),
        (f"https://a.example/{'x' * 600}", ""),
        (None, ""),
    ],
)
def test_a_picture_is_kept_by_an_address_that_can_be_shown(told: object, kept: str) -> None:
    user = {"name": "maya", "profile": {"image_192": told}}
    assert profile_of(user, "T1").picture == kept


@pytest.mark.parametrize(
    ("person", "standing", "runs_space"),
    [
        (Person("U1", "T1", "Maya"), Standing.MEMBER, False),
        (Person("U1", "T1", "Maya", rights="admin"), Standing.MEMBER, True),
        (Person("U1", "T1", "Maya", rights="primary owner"), Standing.MEMBER, True),
        (Person("U1", "T1", "Maya", guest="of several channels"), Standing.GUEST, False),
        (Person("U1", "T1", "Maya", guest="of one channel"), Standing.GUEST, False),
        (Person("U1", "T1", "Maya", home="T2"), Standing.OUTSIDER, False),
        (Person("U1", "T1", "Maya", home="T2", teams=("T1", "T2")), Standing.MEMBER, False),
        (Person("U1", "T1", "A bot", is_bot=True), Standing.OUTSIDER, False),
    ],
)
def test_how_somebody_belongs(person: Person, standing: Standing, runs_space: bool) -> None:
    profile = profile_of(person.profile(MONDAY), "T1")
    assert (profile.standing, profile.runs_space) == (standing, runs_space)


async def test_rights_are_looked_up_again_for_organizers(here: AskwellInSlack) -> None:
    maya = here.member("U1", "Maya", "Africa/Nairobi")
    here.slack.world.people["T1", "U1"].rights = "admin"
    await maya.types("help")
    here.slack.world.people["T1", "U1"].rights = ""
    await maya.types("organize")
    assert maya.last.startswith("This is for organizers"), (
        "the profile that was read before is not used"
    )
    here.slack.world.people["T1", "U1"].rights = "owner"
    here.slack.fail("users.info", 503)
    await maya.types("organize")
    assert maya.last.startswith("This is for organizers"), (
        "where Slack does not tell, nobody becomes one"
    )
    await maya.types("organize")
    assert not maya.last.startswith("This is for organizers")


@pytest.mark.parametrize("payload", [{}, {"team_id": "T1"}, {"user_id": "U1"}, None])
def test_nobody_acts_anonymously(payload: object) -> None:
    with pytest.raises(Unreadable, match="did not say who"):
        receive.caller(payload)


def test_an_event_is_the_same_when_it_comes_again() -> None:
    first = message("find") | {"retry_num": 0}
    assert receive.event_id(first) == receive.event_id(message("find") | {"retry_num": 1})
    assert receive.event_id(first) != receive.event_id(first | {"event_id": "Ev2"})
    assert receive.event_id(first) != receive.event_id(first | {"team_id": "T2"})
    assert len(receive.event_id(first)) <= 40
    with pytest.raises(Unreadable, match="which event"):
        receive.event_id({})


def test_a_form_sent_again_is_the_same_event_and_another_form_is_not() -> None:
    view = {"id": "V1", "callback_id": "askwell:request:7:1:"}
    sent = {"type": "view_submission", "trigger_id": "1", "view": view, "team": {"id": "T1"}}
    again = sent | {"trigger_id": "2"}
    assert receive.event_id(sent) == receive.event_id(again)
    assert receive.event_id(sent) != receive.event_id(sent | {"view": view | {"id": "V2"}})
