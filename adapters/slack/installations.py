"""Where the app is installed, kept in slack_sdk's own tables, which storage's migrations make."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.sqlalchemy_utils import normalize_datetime_for_db
from sqlalchemy import Connection, Engine, MetaData, Table, delete, insert, select, update

from adapters.slack.http_settings import HttpSettings
from adapters.slack.keys import Encrypted, WrongKey, fernets

T = TypeVar("T")
Forget = Callable[[str, str], Awaitable[Bot | None]]
"""A workspace's token is dead; what is kept in its place since."""


class Database(Protocol):
    async def run(self, work: Callable[[Engine], T]) -> T:
        """What `work` returned, which brings its own transactions and waits for the database."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One for each workspace; apart are those whose token no key opens, which have none."""

    bots: list[Bot]
    unreadable: list[Bot]


def name_of(bot: Bot) -> str:
    """As an organizer knows the workspace."""
    return bot.team_name or str(bot.team_id)


class Installations:
    """One for a workspace, its tokens encrypted."""

    def __init__(self, settings: HttpSettings, database: Database) -> None:
        self._settings = settings
        self._database = database
        tables, sdk = MetaData(), SQLAlchemyInstallationStore
        self._bots = sdk.build_bots_table(tables, sdk.default_bots_table_name)
        self._installations = sdk.build_installations_table(
            tables, sdk.default_installations_table_name
        )
        keys = fernets(settings.token_keys)
        for table, token in self._tokens():
            table.c[token].type = Encrypted(keys)

    async def kept(self) -> Kept:
        return await self._database.run(self._kept)

    async def opened(self) -> Kept:
        """As `kept`, with all tokens encrypted anew by the first key: so the other keys may be
        left out from then on. Raises WrongKey where none can be read."""
        kept = await self.kept()
        if kept.unreadable and not kept.bots:
            raise WrongKey(self._settings.install_page)
        await self._database.run(self._reencrypt)
        return kept

    async def save(self, installation: Installation) -> None:
        """In place of what was kept for its workspace."""
        await self._database.run(lambda engine: self._save(engine, installation))

    async def forget(self, team: str, token: str) -> Bot | None:
        """An installation whose token is dead. Another token, of whoever installed it since, is
        kept and returned."""
        return await self._database.run(lambda engine: self._forget(engine, team, token))

    def _kept(self, engine: Engine) -> Kept:
        with engine.connect() as db:
            bots = self._newest(db)
        return Kept(
            [bot for bot in bots.values() if bot.bot_token],
            [bot for bot in bots.values() if not bot.bot_token],
        )

    def _newest(self, db: Connection) -> dict[str, Bot]:
        mine = self._bots.c.client_id == self._settings.client_id
        rows = db.execute(select(self._bots).where(mine).order_by(self._bots.c.id)).mappings()
        build = SQLAlchemyInstallationStore.build_bot_entity
        return {row["team_id"]: build(row) for row in rows}

    def _save(self, engine: Engine, installation: Installation) -> None:
        with engine.begin() as db:
            self._delete(db, str(installation.team_id))
            db.execute(insert(self._installations), self._row(installation.to_dict()))
            db.execute(insert(self._bots), self._row(installation.to_bot().to_dict()))

    def _row(self, of: dict[str, Any]) -> dict[str, Any]:
        at = normalize_datetime_for_db(of["installed_at"])
        return of | {"client_id": self._settings.client_id, "installed_at": at}

    def _forget(self, engine: Engine, team: str, token: str) -> Bot | None:
        with engine.begin() as db:
            kept = self._newest(db).get(team)
            if kept and kept.bot_token not in (None, token):
                return kept
            self._delete(db, team)
        return None

    def _delete(self, db: Connection, team: str) -> None:
        for table in (self._bots, self._installations):
            mine = table.c.client_id == self._settings.client_id
            db.execute(delete(table).where(mine, table.c.team_id == team))

    def _reencrypt(self, engine: Engine) -> None:
        with engine.begin() as db:
            for table, token in self._tokens():
                mine = table.c.client_id == self._settings.client_id
                for row in db.execute(select(table.c.id, table.c[token]).where(mine)).all():
                    if row[1]:
                        this = update(table).where(table.c.id == row.id)
                        db.execute(this.values({token: row[1]}))

    def _tokens(self) -> Iterator[tuple[Table, str]]:
        for table in (self._bots, self._installations):
            yield from ((table, each.name) for each in table.c if each.name.endswith("_token"))
