"""The API methods for application commands, and which command is offered to whom."""

from typing import Any

from tests.fakes.discord import declaring
from tests.fakes.discord.call import Call
from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.state import World
from tests.fakes.discord.things import ADMINISTRATOR, USE_COMMANDS, Channel

GUILD, BOT_DM = 0, 1


def get_all(call: Call) -> list[Json]:
    kept = call.world.commands_of(_scope(call)).values()
    if call.query.get("with_localizations") in ("true", "1"):
        return list(kept)
    return [_in_one_language(each) for each in kept]


def overwrite(call: Call) -> list[Json]:
    """Replace all commands by these. A command with the name of an earlier one keeps its id."""
    scope = _scope(call)
    declaring.check_all(call.body)
    kept = [_kept(call.world, scope, each) for each in call.body]
    call.world.commands[scope] = {int(each["id"]): each for each in kept}
    return kept


def create(call: Call) -> Json:
    scope = _scope(call)
    declaring.check(call.body)
    command = _kept(call.world, scope, call.body)
    call.world.commands_of(scope)[int(command["id"])] = command
    return command


def get_one(call: Call) -> Json:
    return _one(call)


def edit(call: Call) -> Json:
    old = _one(call)
    changed = old | call.object
    declaring.check(changed)
    command = _shape(call.world, _scope(call), changed) | {"id": old["id"]}
    call.world.commands_of(_scope(call))[int(old["id"])] = command
    return command


def delete(call: Call) -> None:
    del call.world.commands_of(_scope(call))[int(_one(call)["id"])]


def offered(world: World, kind: int, name: str, user: int, where: Channel) -> Json:
    """The command that Discord offers to that person there. Raises LookupError if there is none."""
    guild = world.guilds[where.guild] if where.guild is not None else None
    scopes = (None,) if guild is None else (guild.id, None)
    for scope in scopes:
        for each in world.commands_of(scope).values():
            if (each["type"], each["name"]) == (kind, name):
                _seen(world, each, user, where)
                return each
    raise LookupError(f"There is no command {name} here")


def _seen(world: World, command: Json, user: int, where: Channel) -> None:
    contexts = command["contexts"]
    needed = GUILD if where.guild is not None else BOT_DM
    if contexts is not None and needed not in contexts:
        raise LookupError(f"{command['name']} is not offered in this place")
    if where.guild is None:
        return
    guild = world.guilds[where.guild]
    if not guild.installed or "applications.commands" not in guild.scopes:
        raise LookupError(f"The app has no commands in {guild.name}")
    may, wanted = guild.permissions(user), command["default_member_permissions"]
    if may & ADMINISTRATOR:
        return
    needs = USE_COMMANDS | int(wanted or 0)
    if wanted == "0" or may & needs != needs:
        raise LookupError(f"{world.people[user].name} may not use {command['name']}")


def _scope(call: Call) -> int | None:
    """The guild, or None for global commands."""
    if call.path["application_id"] != str(call.world.app):
        raise Refusal(20012)
    if "guild_id" not in call.path:
        return None
    guild = call.world.guilds.get(call.id("guild_id"))
    if not guild or not guild.installed or "applications.commands" not in guild.scopes:
        raise Refusal(50001)
    return guild.id


def _one(call: Call) -> Json:
    try:
        return call.world.commands_of(_scope(call))[call.id("command_id", 10063)]
    except KeyError:
        raise Refusal(10063) from None


def _kept(world: World, scope: int | None, given: Json) -> Json:
    """The command as Discord keeps it: with a new version only if something changed."""
    command = _shape(world, scope, given)
    for old in world.commands_of(scope).values():
        if (old["type"], old["name"]) == (command["type"], command["name"]):
            same = all(
                old.get(name) == command.get(name)
                for name in command
                if name not in ("id", "version")
            )
            return old if same else command | {"id": old["id"]}
    return command


def _shape(world: World, scope: int | None, given: Json) -> Json:
    """The command as Discord shows it: missing fields are filled in, and empty ones left out."""
    kind = given.get("type") or declaring.SLASH
    wanted = given.get("default_member_permissions")
    contexts = given.get("contexts")
    if contexts is None and given.get("dm_permission") is False:
        contexts = [GUILD]
    command: dict[str, Any] = {
        "id": str(world.new_id()),
        "application_id": str(world.app),
        "version": str(world.new_id()),
        "type": kind,
        "name": given["name"],
        "name_localizations": given.get("name_localizations"),
        "description": given.get("description") or "",
        "description_localizations": given.get("description_localizations"),
        "default_member_permissions": None if wanted is None else str(wanted),
        "dm_permission": given.get("dm_permission") is not False,
        "contexts": sorted(set(contexts)) if contexts is not None and scope is None else None,
        "integration_types": sorted(set(given.get("integration_types") or [0])),
        "nsfw": bool(given.get("nsfw")),
    }
    if given.get("options"):
        command["options"] = [_option(each) for each in given["options"]]
    return command | ({"guild_id": str(scope)} if scope is not None else {})


def _option(given: Json) -> Json:
    kept = {name: each for name, each in given.items() if _says_something(each)}
    if "options" in kept:
        kept["options"] = [_option(each) for each in kept["options"]]
    return kept


def _in_one_language(kept: Json) -> Json:
    """Without translations, which Discord returns only on request."""
    inner = kept.get("options")
    shown = {name: each for name, each in kept.items() if not name.endswith("_localizations")}
    return shown | ({"options": [_in_one_language(each) for each in inner]} if inner else {})


def _says_something(value: Any) -> bool:
    return value is not None and value is not False and value not in ([], {})
