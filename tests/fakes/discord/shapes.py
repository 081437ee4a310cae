"""The JSON in which Discord sends its objects to the app."""

from typing import TYPE_CHECKING, Any

from tests.fakes.discord.refusals import Json
from tests.fakes.discord.state import World
from tests.fakes.discord.things import EVERYTHING, Channel, Interaction, Message, Person, Role

if TYPE_CHECKING:
    from tests.fakes.discord.guilds import Guild


def guild(world: World, shown: "Guild") -> Json:
    """A guild as in GUILD_CREATE: with its channels, and with the app as the only member."""
    return brief_guild(shown) | {
        "joined_at": shown.members[world.app].since.isoformat(),
        "large": False,
        "member_count": len(shown.members),
        "members": [member(shown, world.bot)],
        "channels": [channel(world, each) for each in shown.channels],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def brief_guild(shown: "Guild") -> Json:
    everyone = role(Role(shown.id, "@everyone", shown.everyone)) | {"position": 0}
    app = role(Role(shown.role, "Askwell", shown.app_role)) | {
        "managed": True,
        "tags": {"bot_id": str(shown.world.app)},
    }
    return {
        "id": str(shown.id),
        "name": shown.name,
        "icon": None,
        "owner_id": str(shown.owner),
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [everyone, app, *map(role, shown.roles.values())],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": shown.locale,
        "system_channel_flags": 0,
    }


def role(shown: Role) -> Json:
    return {
        "id": str(shown.id),
        "name": shown.name,
        "permissions": str(shown.permissions),
        "position": 1,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def member(shown: "Guild", person: Person) -> Json:
    bot_role = [str(shown.role)] if person.id == shown.world.app else []
    roles = [*bot_role, *map(str, shown.members[person.id].roles)]
    return {
        "user": person.shape,
        "nick": None,
        "avatar": None,
        "roles": roles,
        "joined_at": shown.members[person.id].since.isoformat(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }


def channel(world: World, shown: Channel) -> Json:
    newest = world.newest(shown.id)
    common: Json = {
        "id": str(shown.id),
        "flags": 0,
        "last_message_id": str(newest) if newest else None,
    }
    if shown.recipient is not None:
        return common | {"type": 1, "recipients": [world.people[shown.recipient].shape]}
    denied = {"id": str(world.app), "type": 1, "allow": "0", "deny": str(shown.denied)}
    return common | {
        "type": 0,
        "guild_id": str(shown.guild),
        "name": shown.name,
        "position": 0,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [denied] if shown.denied else [],
    }


def message(world: World, shown: Message) -> Json:
    """A message as in a response to the app. Only the first response contains the nonce."""
    known = [each for each in shown.pings if isinstance(each, int) and each in world.people]
    shape: Json = {
        "id": str(shown.id),
        "channel_id": str(shown.channel),
        "type": 0,
        "author": world.people[shown.author].shape,
        "content": shown.content,
        "embeds": [{"type": "rich"} | each for each in shown.embeds],
        "components": shown.components,
        "attachments": [_attachment(each) for each in shown.attachments],
        "flags": shown.flags,
        "timestamp": shown.sent.isoformat() if shown.sent else None,
        "edited_timestamp": shown.edited.isoformat() if shown.edited else None,
        "tts": False,
        "pinned": False,
        "mention_everyone": "everyone" in shown.pings,
        "mentions": [world.people[each].shape for each in known],
        "mention_roles": [],
    }
    if shown.author == world.app:
        shape["application_id"] = str(world.app)
    if shown.interaction:
        shape |= _answering(shown.interaction)
    return shape


def unread(world: World, message: Json) -> Json:
    """A message that people wrote in a guild, for an app without the privileged intent for
    content."""
    app = str(world.app)
    if app in (message["author"]["id"], *(each["id"] for each in message["mentions"])):
        return message
    return message | {"content": "", "embeds": [], "components": [], "attachments": []}


def _attachment(kept: Json) -> Json:
    return {name: each for name, each in kept.items() if name != "content"}


def _answering(asked: Interaction) -> Json:
    owners = {"0": asked.payload.get("guild_id", "0")}
    metadata = {
        "id": str(asked.id),
        "type": asked.kind,
        "user": asked.user.shape,
        "authorizing_integration_owners": owners,
    }
    shape: Json = {"interaction_metadata": metadata, "webhook_id": asked.payload["application_id"]}
    if asked.kind != 2:
        return shape
    name = asked.payload["data"]["name"]
    brief = {"id": str(asked.id), "type": 2, "name": name, "user": asked.user.shape}
    return shape | {"type": 20, "interaction": brief}


def resolved(world: World, where: "Guild | None", users: list[int]) -> Json:
    """The full data of the people that an interaction names."""
    people = {str(each): world.people[each].shape for each in users}
    if where is None:
        return {"users": people}
    members = {
        str(each): member(where, world.people[each]) | {"permissions": str(where.permissions(each))}
        for each in users
        if each in where.members
    }
    for each in members.values():
        for name in ("user", "deaf", "mute"):
            del each[name]
    return {"users": people, "members": members}


def interaction(world: World, asked: Interaction, data: Json) -> Json:
    """INTERACTION_CREATE."""
    where = world.guilds.get(asked.channel.guild or 0)
    shape: Json = {
        "id": str(asked.id),
        "application_id": str(world.app),
        "type": asked.kind,
        "token": asked.token,
        "version": 1,
        "data": data,
        "channel": channel(world, asked.channel),
        "channel_id": str(asked.channel.id),
        "locale": asked.user.locale,
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(where.id) if where else "0"},
        "context": 0 if where else 1,
        "attachment_size_limit": 10_485_760,
        "app_permissions": str(where.app_permissions(asked.channel) if where else EVERYTHING),
    }
    if asked.message:
        shape["message"] = message(world, asked.message)
    return shape | (_in_guild(where, asked.user) if where else {"user": asked.user.shape})


def _in_guild(where: "Guild", user: Person) -> Json:
    who: dict[str, Any] = member(where, user)
    return {
        "guild_id": str(where.id),
        "guild": {"id": str(where.id), "locale": where.locale, "features": []},
        "guild_locale": where.locale,
        "member": who | {"permissions": str(where.permissions(user.id))},
    }
