"""An organizer installs Askwell in a workspace, in a browser."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest
from aiohttp import ClientSession
from cryptography.fernet import Fernet
from sqlalchemy import text

from adapters.slack.connecting.workspaces import LEARNS_EVERY
from adapters.slack.encryption import new_key
from adapters.slack.oauth.flow import AT_ONCE, COOKIE
from bot.engine.errors import SendFailed
from storage.spaces.spaces import SqlSpaces
from tests.adapters.slack.over_http import (
    BACK,
    PUBLIC,
    AskwellOverHttp,
    Browser,
    local_slack,
)
from tests.adapters.slack.workspace import MONDAY
from tests.adapters.waits import until
from tests.fakes.slack import NotAcknowledged, User
from tests.fakes.slack.things import APP
from tests.languages import speaking


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
        *(
            "app_mentions:read",
            "chat:write",
            "chat:write.public",
            "commands",
            "files:read",
            "files:write",
        ),
        *("im:history", "im:write", "usergroups:read", "users:read", "users:read.email"),
    }
    await olga.command("/askwell", "help")
    await http.settled()
    assert any("What I can do for you" in each.shown for each in olga.messages)


async def test_only_the_installer_gets_a_message_and_only_once(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    maya = http.slack.user("U8", "Maya")
    await browser.installs()
    await http.settled()
    [told] = olga.messages
    assert "Askwell is here, and only you know" in told.shown
    assert not maya.messages
    await browser.installs()
    await http.settled()
    assert len(olga.messages) == 1


async def test_every_page_leads_to_the_privacy_policy_and_the_terms(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    for page in (f"{PUBLIC}/slack/install", f"{BACK}?error=access_denied"):
        for title in ("Privacy at Askwell", "Terms of Askwell"):
            await browser.visits(page)
            [link] = re.findall(rf'href="([^"]*)">{title.split()[0]}<', browser.page)
            await browser.visits(urljoin(browser.url, link))
            assert browser.shown.startswith(title)
            assert "Alumni Association" in browser.shown


async def test_the_pages_are_in_the_language_of_the_browser(
    http: AskwellOverHttp, browser: Browser, olga: User, tmp_path: Path
) -> None:
    browser.http.headers["Accept-Language"] = "de-AT, en;q=0.5"
    german = {
        "Bring Askwell to your Slack": "Askwell für euer Slack",
        "Nothing was installed": "Nichts wurde eingerichtet",
        "Askwell is in {workspace}": "Askwell ist in {workspace}",
    }
    with speaking(tmp_path, "de", german):
        await browser.visits(f"{PUBLIC}/slack/install")
        assert browser.shown.startswith("Askwell für euer Slack")
        assert '<html lang="de-AT" dir="ltr">' in browser.page
        http.slack.denies = True
        assert (await browser.installs()).startswith("Nichts wurde eingerichtet")
        http.slack.denies = False
        assert (await browser.installs()).startswith("Askwell ist in Alumni")


@pytest.mark.parametrize(
    ("accepted", "html"),
    [
        ("ar-EG", '<html lang="ar-EG" dir="rtl">'),
        ("fr", '<html lang="en" dir="ltr">'),
        ("*", '<html lang="en" dir="ltr">'),
        ('"><script>', '<html lang="en" dir="ltr">'),
    ],
)
async def test_a_page_says_in_which_language_it_is(
    browser: Browser, tmp_path: Path, accepted: str, html: str
) -> None:
    browser.http.headers["Accept-Language"] = accepted
    with speaking(tmp_path, "ar", {"Add to Slack": "أضف إلى Slack"}):
        await browser.visits(f"{PUBLIC}/slack/install")
    assert html in browser.page


async def test_names_are_shown_as_they_are(http: AskwellOverHttp) -> None:
    told = await http.installed_by(http.slack.user("U9", "Olga", workspace="T2"))
    assert told.startswith("Askwell is in Makers & Friends")


async def test_a_refused_permission_is_explained_kindly(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    http.slack.denies = True
    assert (await browser.installs()).startswith("Nothing was installed")
    assert http.calls("oauth.v2.access") == []
    http.slack.denies = False
    await browser.presses()
    assert "Bring Askwell" in browser.shown, "the button begins again"


async def test_another_error_of_slack_does_not_blame_the_member(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    await browser.visits(f"{BACK}?error=made_up")
    assert browser.shown.startswith("Please start again")
    assert "made_up" not in caplog.text
    await browser.installs(until=BACK)
    state = browser.url.partition("state=")[2]
    await browser.visits(f"{BACK}?error=invalid_scope&state={state}")
    assert browser.shown.startswith("Slack did not confirm it")
    assert "'invalid_scope'" in caplog.text


async def test_the_last_button_leads_into_slack(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs()
    await browser.presses(until=f"{http.slack.address}app_redirect")
    assert browser.url == f"{http.slack.address}app_redirect?app={APP}&team=T1"


async def test_a_redirect_works_once(http: AskwellOverHttp, browser: Browser, olga: User) -> None:
    await browser.installs(until=BACK)
    link = browser.url
    await browser.visits(link)
    assert browser.shown.startswith("Askwell is in Alumni")
    await browser.visits(link)
    assert browser.status == 400
    assert browser.shown.startswith("Please start again")
    assert len(http.calls("oauth.v2.access")) == 1


async def test_even_with_its_cookie_a_redirect_installs_once(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    [state] = [each.value for each in browser.http.cookie_jar]
    there = browser.url.replace(PUBLIC, http.address)
    await browser.visits(browser.url)
    headers = {"Cookie": f'askwell-install="{state}"'}
    async with browser.http.get(there, headers=headers) as answer:
        assert answer.status == 502
        assert "Slack did not confirm it" in await answer.text()
    assert [each.answer["ok"] for each in http.calls("oauth.v2.access")] == [True, False]


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
    http.clock.move_to(MONDAY + timedelta(minutes=10, seconds=1))
    await browser.visits(browser.url)
    assert browser.shown.startswith("Please start again")
    assert http.calls("oauth.v2.access") == []


async def test_a_cookie_of_ones_own_making_installs_nothing(
    http: AskwellOverHttp, browser: Browser
) -> None:
    sealed = Fernet(new_key()).encrypt(b"an installation").decode()
    for state in ("", "guessed", "é", sealed):
        there = f"{http.address}/slack/oauth_redirect"
        asked = {"code": "c", "state": state}
        async with browser.http.get(there, params=asked, cookies={COOKIE: state}) as answer:
            assert answer.status == 400
    assert http.calls("oauth.v2.access") == []


async def test_an_unfinished_installation_blocks_nobody(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    http.store.broken = True
    async with Browser.at(http.address) as another:
        for _ in range(1_001):
            await another.visits(f"{PUBLIC}/slack/authorize", until=http.slack.address)
            assert another.status == 302
    http.store.broken = False
    await browser.visits(browser.url)
    assert browser.shown.startswith("Askwell is in Alumni")


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
    gone = text("DROP TABLE slack_installation")
    await http.store._executor.run(lambda db: db.execute(gone))
    assert (await browser.installs()).startswith("Something is wrong on this side")
    assert "xoxb" not in caplog.text


async def test_an_installation_that_could_not_be_stored_is_not_there(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    await browser.installs(until=BACK)
    http.store.broken = True
    await browser.visits(browser.url)
    assert browser.status == 503
    assert "could not be kept here" in browser.shown
    assert not http.adapter._known


async def test_a_stored_installation_works_as_soon_as_the_database_is_back(
    http: AskwellOverHttp, browser: Browser, olga: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_asked: object) -> None:
        raise ConnectionError("the database is away")

    with monkeypatch.context() as away:
        away.setattr(SqlSpaces, "wake", fails)
        assert (await browser.installs()).startswith("Askwell is almost in Alumni")
    assert not http.adapter._known
    await http.later()
    await olga.command("/askwell", "help")
    await http.settled()
    assert "What I can do for you" in olga.messages[-1].shown


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


async def test_installations_that_wait_for_slack_take_little_room(
    http: AskwellOverHttp, browser: Browser, olga: User
) -> None:
    http.slack.fail("oauth.v2.access", "timeout", AT_ONCE)
    await browser.installs(until=BACK)
    [state] = [each.value for each in browser.http.cookie_jar]
    there = browser.url.replace(PUBLIC, http.address)
    headers = {"Cookie": f'askwell-install="{state}"'}
    async with ClientSession(headers=headers) as forger:
        waiting = [asyncio.create_task(status(forger, there)) for _ in range(AT_ONCE)]
        await until(lambda: len(http.calls("oauth.v2.access")) == AT_ONCE)
        assert await status(forger, there) == 502
        assert len(http.calls("oauth.v2.access")) == AT_ONCE
        http.slack.api.over.set()
        assert await asyncio.gather(*waiting) == [502] * AT_ONCE
        await browser.visits(browser.url)
        assert browser.shown.startswith("Askwell is in Alumni"), "there is room again"


async def status(session: ClientSession, url: str) -> int:
    async with session.get(url) as answer:
        return answer.status


async def test_a_flood_of_forged_redirects_does_not_fill_the_log(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    for forged in ("error=one", "error=two", "code=one", "code=two"):
        await browser.installs(until=BACK)
        state = browser.url.partition("state=")[2]
        await browser.visits(f"{BACK}?{forged}&state={state}")
        assert browser.status == 502
    for line in ("confirmed no installation: ", "Copy SLACK_CLIENT_ID", "invalid_code"):
        assert caplog.text.count(line) == 1


async def test_the_log_says_nothing_of_codes(
    http: AskwellOverHttp, browser: Browser, olga: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "adapters")
    await browser.installs(until=BACK)
    code = browser.url.split("code=")[1].split("&")[0]
    await browser.visits(browser.url)
    assert code not in caplog.text
    assert http.slack.token("T1").text not in caplog.text


@pytest.fixture
async def second(tmp_path: Path) -> AsyncIterator[AskwellOverHttp]:
    """A second process, next to the one through which Olga installed the app. Slack sends its
    requests to this one."""
    database = f"sqlite:///{tmp_path}/askwell.db"
    async with (
        local_slack() as (slack, clock),
        AskwellOverHttp.serving(slack, clock, database) as first,
        AskwellOverHttp.serving(slack, clock, database) as second,
    ):
        await first.installed_by(slack.user("U9", "Olga"))
        yield second


async def test_another_process_learns_of_it_once_somebody_acts(second: AskwellOverHttp) -> None:
    olga = second.slack.signed_in
    assert olga
    await olga.command("/askwell", "help")
    await second.settled()
    assert any("What I can do for you" in each.shown for each in olga.messages)


async def test_another_process_can_soon_send_there(second: AskwellOverHttp) -> None:
    with pytest.raises(SendFailed, match="not connected"):
        await second.adapter.directory.people_of("T1")
    await second.look_ups.are_over()
    await until(lambda: second.look_ups.seconds.count(LEARNS_EVERY) == 2)
    assert await second.adapter.directory.people_of("T1")


async def test_while_the_database_is_away_nobody_reads_that_it_is_not_installed(
    second: AskwellOverHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: str) -> None:
        raise ConnectionError

    olga = second.slack.signed_in
    assert olga
    monkeypatch.setattr(second.store, "installations", away)
    with pytest.raises(NotAcknowledged, match="503"):
        await olga.command("/askwell", "help")
