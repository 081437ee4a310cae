"""Where the app is installed, kept by slack_sdk's own stores in our database. Their tables are made
by storage's migrations."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Protocol, TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Column, Engine, delete, func, select, update

from adapters.slack.http_settings import HttpSettings
from adapters.slack.keys import Encrypted, fernets

T = TypeVar("T")
Remove = Callable[[str], Awaitable[None]]

STATE_LIVES = 600
"""Seconds for which somebody may think about the permission that Slack asks for."""
_STATES = 1_000
"""So many may think about it at once; of those who never come back, no more is kept."""


class Database(Protocol):
    async def run(self, work: Callable[[Engine], T]) -> T:
        """What `work` returned, which brings its own transactions and waits for the database."""


class Installations:
    """One for a workspace, its tokens encrypted. Raises WrongKey where they cannot be read."""

    def __init__(self, settings: HttpSettings, database: Database) -> None:
        self._settings = settings
        self._database = database

    async def bots(self) -> list[Bot]:
        """One for each workspace, the newest."""
        return await self._database.run(self._bots)

    async def save(self, installation: Installation) -> None:
        await self._database.run(lambda engine: self._store(engine).save(installation))

    async def remove(self, team: str) -> None:
        await self._database.run(
            lambda engine: self._store(engine).delete_all(enterprise_id=None, team_id=team)
        )

    async def opened(self) -> list[Bot]:
        """As `bots`, with all tokens encrypted anew by the first key: so the other keys may be
        left out from then on."""
        await self._database.run(self._reencrypt)
        return await self.bots()

    async def new_state(self) -> str:
        return await self._database.run(_new_state)

    async def consume(self, state: str) -> bool:
        """Whether it was one of ours, still lives, and comes for the first time."""
        return await self._database.run(lambda engine: _states(engine).consume(state))

    def _store(self, engine: Engine) -> SQLAlchemyInstallationStore:
        store = SQLAlchemyInstallationStore(self._settings.client_id, engine)
        keys = fernets(self._settings.token_keys)
        for column in _tokens(store):
            column.type = Encrypted(keys)
        return store

    def _bots(self, engine: Engine) -> list[Bot]:
        store = self._store(engine)
        mine = store.bots.c.client_id == self._settings.client_id
        with engine.connect() as db:
            teams = db.scalars(select(store.bots.c.team_id).where(mine).distinct()).all()
        found = (store.find_bot(enterprise_id=None, team_id=team) for team in teams)
        return [bot for bot in found if bot]

    def _reencrypt(self, engine: Engine) -> None:
        store = self._store(engine)
        with engine.begin() as db:
            for token in _tokens(store):
                table = token.table
                mine = (table.c.client_id == self._settings.client_id) & token.is_not(None)
                for row in db.execute(select(table.c.id, token).where(mine)).all():
                    this = update(table).where(table.c.id == row.id)
                    db.execute(this.values({token.name: row[1]}))


def _tokens(store: SQLAlchemyInstallationStore) -> Iterator[Column[str]]:
    for table in (store.bots, store.installations):
        yield from (column for column in table.c if column.name.endswith("_token"))


def _states(engine: Engine) -> SQLAlchemyOAuthStateStore:
    return SQLAlchemyOAuthStateStore(STATE_LIVES, engine)


def _new_state(engine: Engine) -> str:
    store = _states(engine)
    ids = store.oauth_states.c.id
    with engine.begin() as db:
        newest = select(func.max(ids)).scalar_subquery()
        db.execute(delete(store.oauth_states).where(ids <= newest - _STATES))
    return store.issue()
