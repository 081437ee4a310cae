"""slack_sdk's own store, on the tables that our migrations made."""

import pytest
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import inspect, text

from adapters.slack.http_settings import HttpSettings
from adapters.slack.installations import Installations
from adapters.slack.keys import WrongKey, new_key
from storage.engine import open_engine
from storage.migrations import migrate
from storage.store import SqlStore

PUBLIC = "https://a.example"
KEY = new_key()
TOKEN = "xoxb-" + "1234567890" * 9
"""Longer than any that Slack gives today."""


def installations(store: SqlStore, keys: str = KEY, client_id: str = "1.2") -> Installations:
    settings = HttpSettings(client_id=client_id, token_keys=keys, public_url=PUBLIC)
    return Installations(settings, store)


def installation(team: str, token: str = TOKEN) -> Installation:
    return Installation(
        app_id="A1", team_id=team, user_id="U1", bot_token=token, bot_id="B1", bot_user_id="U2"
    )


def test_the_tables_have_the_columns_that_the_sdk_writes(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    store = SQLAlchemyInstallationStore("1.2", engine)
    for table in (store.bots, store.installations):
        found = {each["name"]: each["nullable"] for each in inspect(engine).get_columns(table.name)}
        assert found == {column.name: bool(column.nullable) for column in table.c}
    engine.dispose()


async def rows(store: SqlStore) -> int:
    count = "SELECT (SELECT count(*) FROM slack_bots) + (SELECT count(*) FROM slack_installations)"
    return int(await store._door.run(lambda db: db.scalar(text(count))) or 0)


async def test_each_workspace_has_its_newest_token_and_no_other(store: SqlStore) -> None:
    here = installations(store)
    await here.save(installation("T1", "xoxb-old"))
    await here.save(installation("T1"))
    await here.save(installation("T2", "xoxb-2"))
    assert await rows(store) == 4
    await installations(store, client_id="3.4").save(installation("T3"))
    found = {bot.team_id: bot.bot_token for bot in (await here.kept()).bots}
    assert found == {"T1": TOKEN, "T2": "xoxb-2"}


async def test_a_workspace_is_forgotten_with_its_token(store: SqlStore) -> None:
    here = installations(store)
    await here.save(installation("T1"))
    await here.save(installation("T2", "xoxb-2"))
    assert await here.forget("T1", TOKEN) is None
    assert [bot.team_id for bot in (await here.kept()).bots] == ["T2"]
    assert await here.forget("T1", TOKEN) is None


async def test_a_token_that_replaced_the_dead_one_is_kept(store: SqlStore) -> None:
    here = installations(store)
    await here.save(installation("T1"))
    kept = await here.forget("T1", "xoxb-old")
    assert kept
    assert kept.bot_token == TOKEN
    assert await rows(store) == 2


async def test_tokens_are_encrypted_anew_by_the_first_key(store: SqlStore) -> None:
    new = new_key()
    await installations(store).save(installation("T1"))
    await installations(store, f"{new},{KEY}").opened()
    with pytest.raises(WrongKey):
        await installations(store).opened()
    [bot] = (await installations(store, new).kept()).bots
    assert bot.bot_token == TOKEN


async def test_a_key_that_opens_nothing_changes_nothing(store: SqlStore) -> None:
    await installations(store).save(installation("T1"))
    with pytest.raises(
        WrongKey, match=r"If that key is gone, .* at https://a.example/slack/install"
    ):
        await installations(store, new_key()).opened()
    assert [bot.bot_token for bot in (await installations(store).kept()).bots] == [TOKEN]


async def test_one_that_no_key_opens_stands_in_no_other_ones_way(store: SqlStore) -> None:
    await installations(store).save(installation("T1"))
    new = new_key()
    await installations(store, new).save(installation("T2"))
    kept = await installations(store, new).opened()
    assert [bot.team_id for bot in kept.bots] == ["T2"]
    assert [bot.team_id for bot in kept.unreadable] == ["T1"]
    [there] = (await installations(store).kept()).bots
    assert there.bot_token == TOKEN, "and the old key still opens it"
