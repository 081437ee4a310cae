"""Who acted, and whether this is the same event once more."""

import pytest

from adapters.shared.payload import Unreadable
from adapters.slack import receive
from adapters.slack.people import Profile, profile_of
from bot.engine.events import Caller
from tests.adapters.slack.test_receive import MAYA, message


@pytest.mark.parametrize(
    "payload",
    [
        {"team_id": "T1", "user_id": "U0MAYA", "user_name": "maya"},
        {"team": {"id": "T1"}, "user": {"id": "U0MAYA", "name": "maya", "team_id": "T2"}},
        {"team": None, "user": {"id": "U0MAYA", "username": "maya", "team_id": "T1"}},
    ],
)
def test_who_acts(payload: object) -> None:
    assert receive.caller(payload) == Caller(MAYA.person, "maya", None)


def test_who_wrote() -> None:
    assert receive.caller(message("find")) == Caller(MAYA.person, "U0MAYA", None)


def test_a_profile_names_a_zone_that_we_know_or_none() -> None:
    maya = {
        "locale": "de-DE",
        "name": "maya",
        "profile": {"display_name": " Ma\0ya "},
        "tz": "europe/berlin",
    }
    assert profile_of(maya) == Profile("Ma\N{REPLACEMENT CHARACTER}ya", "Europe/Berlin", "de-DE")
    odd = {"name": "maya", "tz": "Moon/Base", "locale": "de\0"}
    assert profile_of(odd) == Profile("maya", None, None)


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
