"""What Slack sends, malformed in every place: it is answered or dropped, and never causes an
error."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.adapters.odd import odd
from tests.adapters.slack.over_http import AskwellOverHttp
from tests.adapters.slack.workspace import HOURS, PROFILE
from tests.fakes.slack.lines import Delivery

SENT = [
    *("slash_commands", "block_actions", "view_submission", "message", "app_home_opened"),
    *("shortcut", "message_action"),
]
ACTION = {"type": "button", "action_id": "askwell:interviews::0:", "action_ts": "1795424401.5"}
ODD = (None, 7, ["odd"], {"odd": "odd"})


async def everything_once(here: AskwellOverHttp) -> dict[str, Delivery]:
    """One delivery of each kind that Slack sends."""
    maya = here.member("U1", "Maya", "Europe/London")
    await here.installed_by(maya.user)
    await maya.types("host")
    await maya.presses("Become a host")
    await maya.submits(**PROFILE)
    await maya.submits(**HOURS)
    await maya.says("help")
    await maya.user.opens_home()
    await maya.user.global_shortcut("ask_somebody")
    await maya.user.message_shortcut("ask_author", maya.messages[0])
    await here.settled()
    return {_kind(each.delivery): each.delivery for each in here.slack.acks}


def _kind(delivery: Delivery) -> str:
    payload = delivery.payload
    kind: str = payload.get("event", payload).get("type") or delivery.kind
    return kind


def oddities(delivery: Delivery) -> Iterator[Any]:
    """Malformed versions of a delivery. Slash commands are not JSON but a flat form."""
    flat = delivery.kind == "slash_commands"
    return (each for each in odd(delivery.payload, ODD) if isinstance(each, dict) or not flat)


@pytest.mark.parametrize("kind", SENT)
async def test_any_odd_payload_does_no_harm(
    http: AskwellOverHttp, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = (await everything_once(http))[kind]
    assert http.slack.http
    for payload in oddities(delivery):
        caplog.clear()
        await http.slack.http.deliver(Delivery(delivery.kind, payload, lambda _: None))
        wrong = [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR]
        assert wrong == [], payload
    await http.settled()
    await http.member("U1", "Maya", "Europe/London").types("help")


@pytest.mark.parametrize("channel", [None, {"id": "", "name": ""}])
async def test_a_press_that_names_no_conversation_is_answered_directly(
    http: AskwellOverHttp, channel: object
) -> None:
    maya = http.member("U1", "Maya", "Europe/London")
    await http.installed_by(maya.user)
    http.slack.channel("C1", "general", maya.user, app=False)
    await maya.types("settings", channel="C1")
    await maya.user.clicks(maya.user.sees_in("C1")[-1], "More settings")
    await http.settled()
    pressed = http.slack.acks[-1].delivery
    changes = {"trigger_id": "another", "channel": channel, "actions": [ACTION]}
    assert http.slack.http
    await http.slack.http.deliver(
        Delivery("interactive", pressed.payload | changes, lambda _: None)
    )
    await http.settled()
    assert "More settings" in maya.user.sees_in("C1")[-1].shown
    assert "No interviews yet" in maya.messages[-1].shown


async def test_bodies_that_are_no_payload_do_no_harm(http: AskwellOverHttp) -> None:
    assert http.slack.http
    for body in ("payload", "payload=", "payload=%5B", "payload=7", "", "\x00"):
        for content in ("application/x-www-form-urlencoded", "application/json"):
            await http.slack.http._post(body, {"Content-Type": content})


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"user": None}, "Slack did not say who did this."),
        ({"type": "odd"}, "Askwell listens to nothing of that kind."),
    ],
)
async def test_a_dropped_payload_is_logged_in_one_sentence(
    http: AskwellOverHttp, changed: dict[str, Any], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = (await everything_once(http))["view_submission"]
    caplog.set_level(logging.DEBUG, "adapters.slack.connecting.bolt")
    caplog.clear()
    assert http.slack.http
    payload = delivery.payload | changed
    await http.slack.http.deliver(Delivery(delivery.kind, payload, lambda _: None))
    [told] = [each for each in caplog.records if each.name.startswith("adapters.slack")]
    assert told.levelno == logging.DEBUG
    assert told.getMessage().endswith(f"cannot be read, and it was dropped: {why}")
