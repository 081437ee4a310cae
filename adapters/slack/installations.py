"""Where the app is installed: an implementation of slack_sdk's installation store on our own
tables."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from adapters.slack.encryption import TokenCipher, WrongKey
from adapters.slack.http_settings import HttpSettings
from bot.interview.frozen import frozen

Row = Mapping[str, Any]
"""A workspace: client_id, team_id and team_name, app_id, the bot's bot_token (encrypted), bot_id,
bot_user_id and bot_scopes (separated by commas), user_id (who installed it), installed_at."""
_AS_IT_IS = ("team_id", "team_name", "app_id", "bot_id", "bot_user_id", "installed_at")
"""Columns that have the same names and values in slack_sdk."""


class InstallationTable(Protocol):
    """All rows belong to the app with `client_id`."""

    async def installations(self, client_id: str) -> Sequence[Row]:
        """One row for each workspace."""

    async def keep_installation(self, row: Row) -> None:
        """Store the row, replacing the one of the same workspace."""

    async def forget_installation(self, client_id: str, team_id: str, bot_token: str) -> bool:
        """Delete the workspace's row if it has this token. Return whether it did."""

    async def renew_tokens(self, client_id: str, renewed: Mapping[str, str]) -> None:
        """Replace each old token with its new one, where the old one is still stored."""


@frozen
class StoredBots:
    """One bot for each workspace. Those in `unreadable` have no token, because no key decrypts
    it."""

    bots: list[Bot]
    unreadable: list[Bot]


def name_of(bot: Bot) -> str:
    """The workspace's name, as organizers know it."""
    return bot.team_name or str(bot.team_id)


class Installations(AsyncInstallationStore):
    """One installation for each workspace, with its token encrypted. A workspace that belongs to an
    organization counts like any other, by its own id."""

    def __init__(self, settings: HttpSettings, database: InstallationTable) -> None:
        self._settings = settings
        self._client_id = settings.client_id
        self._database = database
        self._cipher = TokenCipher(settings.token_keys)

    async def load(self) -> StoredBots:
        bots = [self._bot(row) for row in await self._rows()]
        return StoredBots(
            [bot for bot in bots if bot.bot_token], [bot for bot in bots if not bot.bot_token]
        )

    async def besides(self, known: Collection[str]) -> list[Bot]:
        """The bots of all workspaces except these. Those whose token cannot be decrypted are left
        out."""
        rows = [row for row in await self._rows() if row["team_id"] not in known]
        return [bot for bot in map(self._bot, rows) if bot.bot_token]

    async def load_and_encrypt_anew(self) -> StoredBots:
        """Like `load`. It also encrypts all tokens again with the first key, so that the other keys
        can be removed afterwards. Raises WrongKey if no token can be decrypted."""
        kept = await self.load()
        if kept.unreadable and not kept.bots:
            raise WrongKey(self._settings.install_page)
        sealed = [str(row["bot_token"]) for row in await self._rows()]
        opened = {old: self._cipher.decrypt(old) for old in sealed}
        renewed = {old: self._cipher.encrypt(token) for old, token in opened.items() if token}
        await self._database.renew_tokens(self._client_id, renewed)
        return kept

    async def async_save(self, installation: Installation) -> None:
        """Store it, replacing the one of the same workspace."""
        await self._database.keep_installation(self._row(installation))

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """The bot has no token if no key decrypts it."""
        row = await self._row_of(str(team_id))
        return self._bot(row) if row else None

    async def forget(self, team: str, token: str) -> Bot | None:
        """Delete the installation with this token. If the app was installed again since, that
        newer installation stays and is returned."""
        while row := await self._row_of(team):
            bot = self._bot(row)
            if bot.bot_token not in ("", token):
                return bot
            if await self._database.forget_installation(self._client_id, team, row["bot_token"]):
                break
        return None

    async def _rows(self) -> Sequence[Row]:
        return await self._database.installations(self._client_id)

    async def _row_of(self, team: str) -> Row | None:
        return next((row for row in await self._rows() if row["team_id"] == team), None)

    def _bot(self, row: Row) -> Bot:
        columns = {name: row[name] for name in (*_AS_IT_IS, "bot_scopes")}
        return Bot(bot_token=self._cipher.decrypt(row["bot_token"]), **columns)

    def _row(self, of: Installation) -> Row:
        given = of.to_dict()
        return {name: given[name] for name in (*_AS_IT_IS, "user_id")} | {
            "client_id": self._client_id,
            "bot_token": self._cipher.encrypt(str(of.bot_token)),
            "bot_scopes": given["bot_scopes"] or "",
        }
