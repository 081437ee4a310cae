"""Where Slack's app is installed, in the real tables."""

from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import text

from adapters.slack.encryption import WrongKey, new_key
from adapters.slack.http_settings import HttpSettings
from adapters.slack.installations import Installations
from adapters.web.address import PublicAddress
from storage.connections.database import open_engine
from storage.migrations import migrate
from storage.store import SqlStore
from tests.storage.scene import raw

PUBLIC = "https://a.example"
KEY = new_key()
TOKEN = "xoxb-" + "1234567890" * 9
"""Longer than any token that Slack uses today."""


def installations(store: SqlStore, keys: str = KEY, client_id: str = "1.2") -> Installations:
    settings = HttpSettings(client_id=client_id, token_keys=keys, address=PublicAddress(PUBLIC))
    return Installations(settings, store)


def installation(team: str, token: str = TOKEN) -> Installation:
    return Installation(
        app_id="A1", team_id=team, user_id="U1", bot_token=token, bot_id="B1", bot_user_id="U2"
    )


async def rows(store: SqlStore) -> int:
    count = text("SELECT count(*) FROM slack_installation")
    return int(await raw(store, lambda db: db.scalar(count)) or 0)


async def test_each_workspace_has_its_newest_token_and_no_other(store: SqlStore) -> None:
    here = installations(store)
    await here.async_save(installation("T1", "xoxb-old"))
    await here.async_save(installation("T1"))
    await here.async_save(installation("T2", "xoxb-2"))
    assert await rows(store) == 2
    await installations(store, client_id="3.4").async_save(installation("T3"))
    found = {bot.team_id: bot.bot_token for bot in (await here.load()).bots}
    assert found == {"T1": TOKEN, "T2": "xoxb-2"}


async def test_a_workspace_is_forgotten_with_its_token(store: SqlStore) -> None:
    here = installations(store)
    await here.async_save(installation("T1"))
    await here.async_save(installation("T2", "xoxb-2"))
    assert await here.forget("T1", TOKEN) is None
    assert [bot.team_id for bot in (await here.load()).bots] == ["T2"]
    assert await here.forget("T1", TOKEN) is None


async def test_a_token_that_replaced_the_dead_one_is_kept(store: SqlStore) -> None:
    here = installations(store)
    await here.async_save(installation("T1"))
    kept = await here.forget("T1", "xoxb-old")
    assert kept
    assert kept.bot_token == TOKEN
    assert await rows(store) == 1


async def test_tokens_are_encrypted_again_with_the_first_key(store: SqlStore) -> None:
    new = new_key()
    await installations(store).async_save(installation("T1"))
    await installations(store, f"{new},{KEY}").load_and_encrypt_anew()
    with pytest.raises(WrongKey):
        await installations(store).load_and_encrypt_anew()
    [bot] = (await installations(store, new).load()).bots
    assert bot.bot_token == TOKEN


async def test_a_key_that_opens_nothing_changes_nothing(store: SqlStore) -> None:
    await installations(store).async_save(installation("T1"))
    with pytest.raises(
        WrongKey, match=r"If that key is gone, .* at https://a.example/slack/install"
    ):
        await installations(store, new_key()).load_and_encrypt_anew()
    assert [bot.bot_token for bot in (await installations(store).load()).bots] == [TOKEN]


async def test_an_undecryptable_installation_blocks_no_other(store: SqlStore) -> None:
    await installations(store).async_save(installation("T1"))
    new = new_key()
    await installations(store, new).async_save(installation("T2"))
    kept = await installations(store, new).load_and_encrypt_anew()
    assert [bot.team_id for bot in kept.bots] == ["T2"]
    assert [bot.team_id for bot in kept.unreadable] == ["T1"]
    [there] = (await installations(store).load()).bots
    assert there.bot_token == TOKEN, "and the old key still opens it"


async def test_a_token_that_is_replaced_while_the_dead_one_goes_is_kept(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = installations(store)
    await here.async_save(installation("T1", "xoxb-dead"))
    forget = store.forget_installation

    async def too_late(client_id: str, team_id: str, bot_token: str) -> bool:
        await here.async_save(installation("T1"))
        return await forget(client_id, team_id, bot_token)

    monkeypatch.setattr(store, "forget_installation", too_late)
    kept = await here.forget("T1", "xoxb-dead")
    assert kept
    assert kept.bot_token == TOKEN


async def test_a_workspace_is_found_as_slack_sdk_asks_for_it(store: SqlStore) -> None:
    here = installations(store)
    await here.async_save(installation("T1"))
    found = await here.async_find_bot(enterprise_id="E1", team_id="T1")
    assert found
    assert (found.bot_token, found.bot_user_id) == (TOKEN, "U2")
    assert await here.async_find_bot(enterprise_id=None, team_id="T2") is None


OLD_BOT = (
    "INSERT INTO slack_bots (client_id, app_id, team_id, team_name, bot_token, bot_id, bot_user_id,"
    " bot_scopes, is_enterprise_install, installed_at) VALUES (:client_id, 'A1', :team_id, :name,"
    " :token, 'B1', 'U2', 'commands,chat:write', false, '2026-11-24 12:00:00.000000')"
)
OLD_INSTALLER = (
    "INSERT INTO slack_installations (client_id, app_id, team_id, bot_token, user_id,"
    " is_enterprise_install, installed_at) VALUES (:client_id, 'A1', :team_id, :token, 'U1',"
    " false, '2026-11-24 12:00:00.000000')"
)


def old(team_id: str | None, token: str | None, name: str = "Alumni") -> dict[str, str | None]:
    sealed = token and Fernet(KEY).encrypt(token.encode()).decode()
    return {"client_id": "1.2", "team_id": team_id, "token": sealed, "name": name}


async def test_installations_of_version_0_1_are_kept(empty_url: str, key_file: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    theirs = [old("T1", "xoxb-older", "Old"), old("T1", TOKEN), old("T2", "xoxb-2", "Makers")]
    with engine.begin() as db:
        db.execute(text(OLD_BOT), [*theirs, old("T3", None), old(None, "xoxb-4")])
        db.execute(text(OLD_INSTALLER), theirs)
    engine.dispose()

    store = SqlStore.open(empty_url, key_file=key_file)
    kept = await installations(store).load_and_encrypt_anew()
    read = {bot.team_id: (bot.team_name, bot.bot_token) for bot in kept.bots}
    assert read == {"T1": ("Alumni", TOKEN), "T2": ("Makers", "xoxb-2")}
    assert kept.bots[0].bot_scopes == ["commands", "chat:write"]
    assert kept.bots[0].installed_at == datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
    assert [row["user_id"] for row in await store.installations("1.2")] == ["U1", "U1"]
    await store.close()
