"""slack_sdk's own stores, on the tables that our migrations made."""

import pytest
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import inspect, text

from adapters.slack.http_settings import HttpSettings
from adapters.slack.installations import Installations
from adapters.slack.keys import WrongKey, new_key
from storage.engine import open_engine
from storage.migrations import migrate
from storage.store import SqlStore

KEY = new_key()
TOKEN = "xoxb-" + "1234567890" * 9
"""Longer than any that Slack gives today."""


def installations(store: SqlStore, keys: str = KEY, client_id: str = "1.2") -> Installations:
    return Installations(HttpSettings(client_id=client_id, token_keys=keys), store)


def installation(team: str, token: str = TOKEN) -> Installation:
    return Installation(
        app_id="A1", team_id=team, user_id="U1", bot_token=token, bot_id="B1", bot_user_id="U2"
    )


def test_the_tables_have_the_columns_that_the_sdk_writes(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    store = SQLAlchemyInstallationStore("1.2", engine)
    states = SQLAlchemyOAuthStateStore(600, engine)
    for table in (store.bots, store.installations, states.oauth_states):
        found = {each["name"]: each["nullable"] for each in inspect(engine).get_columns(table.name)}
        assert found == {column.name: bool(column.nullable) for column in table.c}
    engine.dispose()


async def test_each_workspace_has_its_newest_token(store: SqlStore) -> None:
    kept = installations(store)
    await kept.save(installation("T1", "xoxb-old"))
    await kept.save(installation("T1"))
    await kept.save(installation("T2", "xoxb-2"))
    await installations(store, client_id="3.4").save(installation("T3"))
    found = {bot.team_id: bot.bot_token for bot in await kept.bots()}
    assert found == {"T1": TOKEN, "T2": "xoxb-2"}

    await kept.remove("T1")
    assert [bot.team_id for bot in await kept.bots()] == ["T2"]


async def test_tokens_are_encrypted_anew_by_the_first_key(store: SqlStore) -> None:
    new = new_key()
    await installations(store).save(installation("T1"))
    await installations(store, f"{new},{KEY}").opened()
    with pytest.raises(WrongKey):
        await installations(store).bots()
    [bot] = await installations(store, new).bots()
    assert bot.bot_token == TOKEN


async def test_a_key_that_opens_nothing_changes_nothing(store: SqlStore) -> None:
    await installations(store).save(installation("T1"))
    with pytest.raises(WrongKey):
        await installations(store, new_key()).opened()
    assert len(await installations(store).bots()) == 1
    await store._door.run(lambda db: db.execute(text("UPDATE slack_bots SET bot_token = 'x'")))
    with pytest.raises(WrongKey):
        await installations(store).bots()


async def test_a_state_is_good_once(store: SqlStore) -> None:
    kept = installations(store)
    state = await kept.new_state()
    assert not await kept.consume("another")
    assert await kept.consume(state)
    assert not await kept.consume(state)
