"""The manifest that an organizer pastes into Slack."""

import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from adapters.slack.setting_up.manifest import OPTIONAL_SCOPES, SCOPES, manifest
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.router import CommandSpec
from bot.flows import every_flow
from tests.adapters.slack.samples import golden
from tests.languages import speaking

COMMANDS = (
    CommandSpec("ask", say("Ask somebody for an interview"), "person", opens_form=True),
    CommandSpec("find", say("Find somebody who works in a field"), "words", opens_form=False),
    CommandSpec("start", say("What can I do next?"), "", opens_form=False),
)
URL = "https://askwell.example/slack/events"


def made(request_url: str | None = None) -> Any:
    return manifest(COMMANDS, request_url)


@pytest.mark.parametrize(("name", "url"), [("socket_mode", None), ("http", URL)])
def test_a_manifest_is_made_as_it_always_was(name: str, url: str | None) -> None:
    assert made(url) == golden(f"manifest_{name}", made(url))


def test_without_an_address_events_come_through_a_socket() -> None:
    settings = made()["settings"]
    assert settings["socket_mode_enabled"]
    assert "request_url" not in settings["event_subscriptions"]
    assert "redirect_urls" not in made()["oauth_config"]


def test_an_address_is_that_of_the_events() -> None:
    assert made(URL)["features"]["slash_commands"][0]["url"] == URL
    assert made(URL)["oauth_config"]["redirect_urls"] == [
        "https://askwell.example/slack/oauth_redirect"
    ]


def test_a_server_below_a_path_stays_below_it() -> None:
    below = made("https://a.example/askwell/slack/events")["oauth_config"]["redirect_urls"]
    assert below == ["https://a.example/askwell/slack/oauth_redirect"]


@pytest.mark.parametrize("url", ["", "http://askwell.example", "askwell.example", "https://"])
def test_an_address_that_slack_would_not_call_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="begins with https://"):
        made(url)


def test_every_scope_has_its_reason() -> None:
    messages = {"chat:write", "files:write", "im:write", "im:history"}
    assert set(SCOPES) == {"commands", "users:read"} | messages
    assert all(reason.endswith(".") and "\n" not in reason for reason in SCOPES.values())
    assert made()["oauth_config"]["scopes"] == {"bot": sorted(SCOPES | OPTIONAL_SCOPES)}


def test_the_commands_of_the_product_fit() -> None:
    commands = every_flow().specs
    [slash] = manifest(commands, None)["features"]["slash_commands"]
    assert slash["should_escape"]
    for spec in commands:
        is_told = re.search(rf"\b{spec.name}\b", slash["usage_hint"]) is not None
        assert is_told is not spec.for_organizers


def test_commands_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="usage hint"):
        manifest(COMMANDS * 50, None)


def test_descriptions_are_in_the_language_of_the_operator(tmp_path: Path) -> None:
    german = {"Ask for an interview": "Um ein Gespräch bitten"}
    with speaking(tmp_path, "de", german):
        shown = manifest(COMMANDS, None, Reader(ZoneInfo("UTC"), "de"))
    assert {each["name"] for each in shown["features"]["shortcuts"]} == {"Um ein Gespräch bitten"}


def test_the_texts_are_as_long_as_slack_wants() -> None:
    shown = made()["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000
