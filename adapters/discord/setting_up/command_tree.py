"""The application commands, made from the table of commands and sent to Discord if they have
changed.

https://discord.com/developers/docs/interactions/application-commands
"""

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any

from discord import Interaction, Object, Permissions, User, app_commands
from discord.app_commands import AppCommand, AppCommandContext, Choice, Command, ContextMenu, Range
from discord.http import Route

from adapters.discord.connecting.client import DiscordClient
from adapters.discord.failures import calling
from adapters.discord.limits import Json
from adapters.discord.rendering import command_mentions
from adapters.discord.rendering.command_mentions import ALONE, COMMAND
from adapters.discord.setting_up.translations import CatalogueTranslator
from adapters.discord.settings import DiscordSettings
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text, say
from bot.engine.router import CommandSpec

# Translators: A menu command on a person. At most 32 characters.
ASK = say("Ask for an interview")
# Translators: What a command does. At most 100 characters.
_HELP = say("Find somebody, ask them, and all the rest")
_WORDS = 300

Callback = Callable[..., Coroutine[Any, Any, None]]


class AskwellTree(app_commands.CommandTree[DiscordClient]):
    """`/askwell` with all commands, and the menu command on a person. They are for all servers, and
    then Discord shows them within the hour; or, if the settings name a guild, only for that one, at
    once."""

    def __init__(
        self, client: DiscordClient, settings: DiscordSettings, specs: Sequence[CommandSpec]
    ) -> None:
        super().__init__(client)
        self._place = Object(int(settings.guild)) if settings.guild else None
        slash = app_commands.Group(name=COMMAND, description=_english(_HELP))
        menu = ContextMenu(name=_english(ASK), callback=_on_person)
        for spec in specs:
            told = _english(spec.help)
            command: Command[Any, Any, Any] = Command(
                name=spec.name, description=told, callback=_takes(spec)
            )
            if spec.for_organizers:
                self._add_for_organizers(command)
            else:
                slash.add_command(command)
        if not self._place:  # of one guild's commands Discord wants to hear none of this
            self.allowed_installs.guild = True
            slash.allowed_contexts = AppCommandContext(guild=True, dm_channel=True)
            menu.allowed_contexts = AppCommandContext(guild=True)
        self.add_command(slash, guild=self._place)
        self.add_command(menu, guild=self._place)

    def _add_for_organizers(self, command: "Command[Any, Any, Any]") -> None:
        """A command of its own, because Discord can only hide whole commands: by default, members
        who may not manage the server do not see it."""
        command.name = f"{ALONE}{command.name}"
        command.default_permissions = Permissions(manage_guild=True)
        if not self._place:
            command.allowed_contexts = AppCommandContext(guild=True)
        self.add_command(command, guild=self._place)

    async def sync_changes(self) -> None:
        """Raises ApiFailure."""
        if not await self.is_current():
            async with calling("Telling the commands"):
                command_mentions.remember_commands(await self.sync(guild=self._place))

    async def is_current(self) -> bool:
        """Whether Discord has exactly the commands that we would send. The commands that it has can
        be mentioned from now on. Raises ApiFailure."""
        translator = CatalogueTranslator()
        await self.set_translator(translator)
        async with calling("Reading the commands"):
            theirs = await self._translated_commands()
        command_mentions.remember_commands(theirs)
        ours = [
            self._as_told(await each.get_translated_payload(self, translator))
            for each in self.get_commands(guild=self._place)
        ]
        return self._by_name(ours) == self._by_name(theirs)

    async def _translated_commands(self) -> list[AppCommand]:
        """The commands that Discord has. discord.py's own `fetch_commands` leaves out the
        translations."""
        place = f"/guilds/{self._place.id}" if self._place else ""
        path = f"/applications/{self.client.application_id}{place}/commands"
        asked = {"with_localizations": "true"}
        told = await self.client.http.request(Route("GET", path), params=asked)
        return [AppCommand(data=each, state=self._state) for each in told]

    def _as_told(self, command: Json) -> AppCommand:
        """The command as Discord will return it."""
        unsaid: Any = {"id": 0, "application_id": 0, "description": ""}
        return AppCommand(data=unsaid | command, state=self._state)

    def _by_name(self, commands: Iterable[AppCommand]) -> dict[tuple[Any, str], Json]:
        return {(each.type, each.name): self._said_of(each) for each in commands}

    def _said_of(self, command: AppCommand) -> Json:
        """Everything except its id, and with what discord.py leaves out: who may use it."""
        numbers = {"id": 0, "application_id": 0}
        where = {"contexts": None, "integration_types": None} if self._place else {}
        who = {"who": command.default_member_permissions, "nsfw": command.nsfw}
        return {**command.to_dict(), **numbers, **where, **who}


def _english(text: Text) -> str:
    """The key under which a translation is looked up."""
    return plain(text, ANYBODY)


def _takes(spec: CommandSpec) -> Callback:
    """A function whose parameters are the options of the command."""
    match spec.takes:
        case "":
            return _nothing
        case "person":
            return _person(spec)
        case "field":
            # Translators: What to type behind a command. At most 100 characters.
            return _words(spec, say("Your field: choose one of the list, or type it"))
        case "zone":
            # Translators: What to type behind a command. At most 100 characters.
            return _words(spec, say("Your time zone: begin to type your city, and choose it"))
    # Translators: What to type behind a command. At most 100 characters.
    return _words(spec, say("In your own words"))


async def _nothing(interaction: Interaction) -> None: ...


async def _on_person(interaction: Interaction, person: User) -> None: ...


def _person(spec: CommandSpec) -> Callback:
    async def takes(
        interaction: Interaction,
        person: User | None = None,
        name: Range[str, None, _WORDS] | None = None,
    ) -> None: ...

    said = {
        # Translators: What to type behind a command. At most 100 characters.
        "person": say("Somebody in this server"),
        # Translators: What to type behind a command. At most 100 characters.
        "name": say("Or the name of a host"),
    }
    return _described(takes, said, "name" if spec.suggests else "")


def _words(spec: CommandSpec, told: Text) -> Callback:
    async def takes(
        interaction: Interaction, words: Range[str, None, _WORDS] | None = None
    ) -> None: ...

    app_commands.rename(words=spec.takes)(takes)
    return _described(takes, {"words": told}, "words" if spec.suggests else "")


def _described(takes: Callback, said: Mapping[str, Text], suggesting: str) -> Callback:
    app_commands.describe(**{name: _english(each) for name, each in said.items()})(takes)
    return app_commands.autocomplete(**{suggesting: _suggest})(takes) if suggesting else takes


async def _suggest(interaction: Interaction, typed: str) -> list[Choice[str]]:
    return []
