"""The API methods for the app itself, people and guilds."""

from typing import TYPE_CHECKING

from tests.fakes.discord import shapes
from tests.fakes.discord.call import Call
from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.state import World

if TYPE_CHECKING:
    from tests.fakes.discord.guilds import Guild

LIMITED = {1 << 1: 1 << 15, 1 << 8: 1 << 13, 1 << 15: 1 << 19}
"""For each privileged intent, the flag of the application that says that it is switched on (for
apps in fewer than 100 guilds)."""


def me(call: Call) -> Json:
    return call.world.bot.shape | {"verified": True, "mfa_enabled": False, "locale": "en-US"}


def application(call: Call) -> Json:
    world = call.world
    return {
        "id": str(world.app),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "bot": world.bot.shape,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": {"id": "1", "username": "owner", "discriminator": "0", "avatar": None},
        "team": None,
        "verify_key": "0" * 64,
        "flags": flags(world),
        "interactions_endpoint_url": None,
        "approximate_guild_count": len(_installed(world)),
        "integration_types_config": {"0": {}},
    }


def flags(world: World) -> int:
    return sum(flag for intent, flag in LIMITED.items() if world.intents & intent)


def user(call: Call) -> Json:
    return call.world.person(call.id("user_id", 10013)).shape


def my_guilds(call: Call) -> list[Json]:
    return [
        {
            "id": str(each.id),
            "name": each.name,
            "icon": None,
            "owner": False,
            "permissions": str(each.everyone | each.app_role),
            "features": [],
        }
        for each in _installed(call.world)
    ]


def leave_guild(call: Call) -> None:
    _guild(call).removes_app()


def guild(call: Call) -> Json:
    return shapes.brief_guild(_guild(call))


def guild_channels(call: Call) -> list[Json]:
    return [shapes.channel(call.world, each) for each in _guild(call).channels]


def guild_member(call: Call) -> Json:
    where = _guild(call)
    person = call.world.person(call.id("user_id", 10013))
    if person.id not in where.members:
        raise Refusal(10007)
    return shapes.member(where, person)


def _installed(world: World) -> "list[Guild]":
    return [each for each in world.guilds.values() if each.installed]


def _guild(call: Call) -> "Guild":
    found = call.world.guilds.get(call.id("guild_id", 10004))
    if not found or not found.installed:
        raise Refusal(10004)
    return found
