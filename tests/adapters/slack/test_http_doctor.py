"""What `askwell doctor` says in HTTP mode, against the strict local Slack."""

from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.test_utils import TestServer

from adapters.slack.encryption import new_key
from adapters.slack.http_settings import HttpSettings
from adapters.slack.setting_up import http_doctor
from adapters.slack.settings import SlackSettings
from adapters.web.address import PublicAddress as At
from adapters.web.health_pages import READY
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.adapters.slack.over_http import AskwellOverHttp, settings


@pytest.fixture
async def home(http: AskwellOverHttp) -> AskwellOverHttp:
    for team in ("T1", "T2"):
        await http.installed_by(http.slack.user("U9", "Olga", workspace=team))
    return http


async def checked(here: AskwellOverHttp, public_url: str = "", **changed: Any) -> list[str]:
    """The doctor's findings, as if PUBLIC_URL led here without a proxy."""
    given = settings(here.slack)
    http = replace(given.http, address=At(public_url or here.address), **changed)
    async with ClientSession(timeout=ClientTimeout(total=20)) as session:
        found = await http_doctor.faults(
            replace(given, http=http), session, here.clock, here.store, "en"
        )
    return [plain(each, ANYBODY) for each in found]


async def test_nothing_is_said_when_all_is_well(home: AskwellOverHttp) -> None:
    assert await checked(home) == []
    assert await checked(home, public_url=f"{home.address}/") == []


async def test_each_workspace_is_looked_at(home: AskwellOverHttp) -> None:
    home.slack.token("T1").state = "token_revoked"
    home.slack.token("T2").scopes -= {"users:read", "im:write"}
    revoked, *missing = await checked(home)
    assert revoked.startswith("The workspace Alumni refuses its token (token_revoked): install it")
    assert revoked.endswith("/slack/install")
    assert [each.partition(" did not grant the scope ")[2][:8] for each in missing] == [
        *("im:write", "users:re")
    ]


@pytest.mark.parametrize("how", [429, 503, "fatal_error"])
async def test_the_trouble_of_one_workspace_hides_no_other(
    home: AskwellOverHttp, how: int | str
) -> None:
    home.slack.fail("auth.test", how, workspace="T1")
    home.slack.token("T2").state = "token_revoked"
    passing, revoked = await checked(home)
    assert passing == (
        f"The workspace Alumni could not be checked just now ({how}): try again in a minute."
    )
    assert revoked.startswith("The workspace Makers & Friends refuses its token")


async def test_trouble_with_the_app_hides_no_workspace(home: AskwellOverHttp) -> None:
    home.slack.fail("oauth.v2.access", 503)
    home.slack.token("T2").state = "token_revoked"
    passing, revoked = await checked(home)
    assert passing.startswith("The app could not be checked just now (503)")
    assert revoked.startswith("The workspace Makers & Friends refuses its token")


async def test_the_client_is_looked_at(home: AskwellOverHttp) -> None:
    for changed in ({"client_secret": "another"}, {"client_id": "1.2"}):
        [sentence] = await checked(home, **changed)
        assert sentence.startswith("Slack does not know this SLACK_CLIENT_ID")


async def test_an_address_that_does_not_lead_here(home: AskwellOverHttp) -> None:
    [sentence] = await checked(home, public_url="http://127.0.0.1:1")
    assert sentence.startswith("Askwell is not reached at http://127.0.0.1:1/readyz")
    assert "make run" not in sentence, "it may run in a container or under systemd"

    async def else_where(_request: web.Request) -> web.Response:
        return web.Response(text="Welcome to nginx")

    app = web.Application()
    app.router.add_get(READY, else_where)
    async with TestServer(app) as server:
        [sentence] = await checked(home, public_url=str(server.make_url("")))
    assert "(200, and not from Askwell)" in sentence


async def test_a_database_that_does_not_answer_askwell(
    home: AskwellOverHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.web.health._PATIENCE", 0)
    assert await checked(home) == ["Askwell runs, but: The database does not answer."]


async def test_a_key_that_opens_nothing(home: AskwellOverHttp) -> None:
    told = await checked(home, token_keys=new_key())
    assert [each.partition(" sleeps, for no key")[0] for each in told] == [
        *("The workspace Alumni", "The workspace Makers & Friends")
    ]


async def test_slack_that_is_not_reached(home: AskwellOverHttp) -> None:
    await home.slack._serving.aclose()
    [sentence] = await checked(home)
    assert sentence.startswith("Slack cannot be reached")


GOOD = HttpSettings(
    signing_secret="8f742231b10e8888abcd99yyyzzz85a5",
    client_id="3336676.569200954261",
    client_secret="9a8b7c",
    token_keys=new_key(),
    address=At("https://askwell.example"),
)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"signing_secret": ""}, "SLACK_SIGNING_SECRET is missing in .env: copy the signing"),
        ({"client_id": ""}, "SLACK_CLIENT_ID is missing in .env"),
        ({"client_secret": ""}, "SLACK_CLIENT_SECRET is missing in .env"),
        ({"address": At()}, "PUBLIC_URL is missing in .env"),
        (
            {"address": At("http://askwell.example")},
            "PUBLIC_URL must begin with https:// and a host",
        ),
        (
            {"address": At("askwell.example")},
            "PUBLIC_URL must begin with https:// and a host",
        ),
        ({"address": At("https://[")}, "PUBLIC_URL must begin with https:// and a host"),
        (
            {"address": At("https://a.example/?x=1")},
            "PUBLIC_URL must be an address without ?",
        ),
        ({"token_keys": ""}, "SLACK_TOKEN_KEYS is missing"),
        ({"token_keys": " , "}, "SLACK_TOKEN_KEYS is missing"),
        ({"token_keys": "secret"}, "SLACK_TOKEN_KEYS contains something that is not a key"),
        ({"token_keys": f"{new_key()};{new_key()}"}, "SLACK_TOKEN_KEYS contains something"),
        ({"token_keys": "é" * 32}, "SLACK_TOKEN_KEYS contains something"),
        ({"signing_secret": "xoxb-1"}, "SLACK_SIGNING_SECRET holds a bot token: copy the signing"),
        ({"client_secret": "12.34"}, "SLACK_CLIENT_SECRET holds a client ID: copy the client"),
        ({"client_id": "xapp-1"}, "SLACK_CLIENT_ID holds an app-level token: copy the client"),
        ({"client_id": "A012AB3CD"}, "SLACK_CLIENT_ID cannot be right: copy the client ID"),
        ({"client_secret": GOOD.signing_secret}, "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET"),
    ],
)
def test_wrong_http_settings_are_explained(changed: dict[str, Any], sentence: str) -> None:
    assert SlackSettings(http=GOOD).faults() == []
    [fault] = SlackSettings(http=replace(GOOD, **changed)).faults()
    told = plain(fault, ANYBODY)
    assert told.startswith(sentence)
    if changed.get("token_keys", "").strip(" ,"):
        assert changed["token_keys"] not in told


def test_both_ways_at_once_are_told_apart() -> None:
    [told] = SlackSettings("xoxb-1", "xapp-1", http=GOOD).faults()
    assert SlackSettings("xoxb-1", http=HttpSettings(token_keys=new_key())).faults() == [told]
    assert plain(told, ANYBODY).startswith("Slack is set up in two ways at once")


def test_secrets_show_in_no_log() -> None:
    shown = repr(SlackSettings(http=GOOD))
    for secret in (GOOD.signing_secret, GOOD.client_secret, GOOD.token_keys):
        assert secret not in shown
