"""An organizer installs Askwell in a workspace, in a browser."""

import logging
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from tests.adapters.slack.over_http import BACK, PUBLIC, AskwellOverHttp, Browser
from tests.adapters.slack.server import User


@pytest.fixture
def olga(http: AskwellOverHttp) -> User:
    http.slack.signed_in = http.slack.user("U9", "Olga")
    return http.slack.signed_in


@pytest.fixture
async def browser(http: AskwellOverHttp) -> AsyncIterator[Browser]:
    async with Browser.at(http.address) as browser:
        yield browser


async def test_from_the_page_to_the_workspace(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.visits(f"{PUBLIC}/slack/install")
    assert "Bring Askwell to your Slack" in browser.shown
    await browser.presses()
    assert browser.shown.startswith("Askwell is in Alumni")
    assert http.slack.token("T1").scopes == {
        *("chat:write", "commands", "im:history", "im:write", "users:read")
    }
    await olga.command("/askwell", "help")
    await http.settled()
    assert "Write a thank-you note" in olga.messages[-1].shown


async def test_names_are_shown_as_they_are(http: AskwellOverHttp) -> None:
    told = await http.installed_by(http.slack.user("U9", "Olga", workspace="T2"))
    assert told.startswith("Askwell is in Makers & Friends")


async def test_who_gives_no_permission_is_told_so_kindly(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    http.slack.denies = True
    assert (await browser.installs()).startswith("Nothing was installed")
    assert http.calls("oauth.v2.access") == []
    http.slack.denies = False
    await browser.presses()
    assert "Bring Askwell" in browser.shown, "the button begins again"


async def test_a_redirect_works_once(http: AskwellOverHttp, browser: Browser, olga: User) -> None:
    await browser.installs(until=BACK)
    link = browser.url
    await browser.visits(link)
    assert browser.shown.startswith("Askwell is in Alumni")
    await browser.visits(link)
    assert browser.status == 400
    assert browser.shown.startswith("Please start again")
    assert len(http.calls("oauth.v2.access")) == 1


async def test_a_state_that_was_used_is_used_up_even_with_its_cookie(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    [state] = [each.value for each in browser.http.cookie_jar]
    await browser.visits(browser.url)
    headers = {"Cookie": f"askwell-install={state}"}
    there = f"{http.address}/slack/oauth_redirect?code=c&state={state}"
    async with browser.http.get(there, headers=headers) as answer:
        assert answer.status == 400
    assert len(http.calls("oauth.v2.access")) == 1


async def test_a_redirect_that_began_elsewhere_installs_nothing(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    async with Browser.at(http.address) as another:
        await another.visits(browser.url)
        assert another.shown.startswith("Please start again")
        await another.visits(f"{BACK}?code=c&state=guessed")
        assert another.status == 400
        await another.visits(BACK)
        assert another.status == 400
    assert http.calls("oauth.v2.access") == []
    await browser.visits(browser.url)
    assert browser.shown.startswith("Askwell is in Alumni"), "and it was not used up by that"


async def test_a_redirect_that_took_too_long(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    sql = text("UPDATE slack_oauth_states SET expire_at = '2020-01-01 00:00:00.000000'")
    await http.store._door.run(lambda db: db.execute(sql))
    await browser.visits(browser.url)
    assert browser.shown.startswith("Please start again")
    assert http.calls("oauth.v2.access") == []


async def test_states_that_are_left_behind_do_not_pile_up(
    http: AskwellOverHttp, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.installations._STATES", 3)
    for _ in range(9):
        await browser.visits(f"{PUBLIC}/slack/authorize", until=http.slack.address)
    count = text("SELECT count(*) FROM slack_oauth_states")
    assert await http.store._door.run(lambda db: db.scalar(count)) == 4


async def test_slack_that_confirms_nothing(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    for how in ("invalid_code", "fatal_error", 503):
        http.slack.fail("oauth.v2.access", how)
        assert (await browser.installs()).startswith("Slack did not confirm it")
        assert browser.status == 502
    http.slack.access.client_secret = "another"  # noqa: S105
    assert (await browser.installs()).startswith("Slack did not confirm it")
    assert "Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again" in caplog.text
    assert "the-client-secret" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_whole_organization_is_asked_to_choose(
    http: AskwellOverHttp, browser: Browser, olga: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = http.slack.access.exchange

    def for_all(call: object) -> object:
        return given(call) | {"is_enterprise_install": True, "team": None}  # type: ignore[arg-type]

    http.slack.api._methods["oauth.v2.access"] = (for_all, "")  # type: ignore[assignment]
    assert (await browser.installs()).startswith("Please choose one workspace")


async def test_a_database_that_is_away_is_said_kindly(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    gone = text("DROP TABLE slack_bots")
    await http.store._door.run(lambda db: db.execute(gone))
    assert (await browser.installs()).startswith("Something is wrong on this side")
    assert "xoxb" not in caplog.text


async def test_pages_leak_nothing(http: AskwellOverHttp, browser: Browser, olga: User) -> None:
    async with browser.http.get(f"{http.address}/slack/install") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    there = f"{http.address}/slack/authorize"
    async with browser.http.get(there, allow_redirects=False) as answer:
        cookie = answer.headers["Set-Cookie"]
        for mark in ("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600"):
            assert mark in cookie


async def test_the_log_says_nothing_of_codes(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "adapters")
    await browser.installs(until=BACK)
    code = browser.url.split("code=")[1].split("&")[0]
    await browser.visits(browser.url)
    assert code not in caplog.text
    assert http.slack.token("T1").text not in caplog.text
