"""The API methods for channels, and for messages that the bot sends."""

from datetime import timedelta
from typing import Any

from tests.fakes.discord import content, shapes
from tests.fakes.discord.call import Call
from tests.fakes.discord.refusals import Json, Refusal, invalid
from tests.fakes.discord.state import World
from tests.fakes.discord.things import (
    READ_HISTORY,
    SEND_MESSAGES,
    SILENT,
    VIEW_CHANNEL,
    Channel,
    Event,
    Message,
)

NONCE_LIVES = timedelta(minutes=5)
"""How long a nonce is remembered. Discord's documentation says "a few minutes"."""
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
NEWEST, AT_MOST = 50, 100


def open_dm(call: Call) -> Json:
    """This works with everybody whom the app can name. Whether they accept messages is checked
    later."""
    try:
        person = call.world.people[int(call.object["recipient_id"])]
    except (KeyError, TypeError, ValueError):
        raise Refusal(50033) from None
    if person.deleted or person is call.world.bot:
        raise Refusal(50033)
    return shapes.channel(call.world, call.world.dm(person.id))


def get_channel(call: Call) -> Json:
    return shapes.channel(call.world, _channel(call))


def create(call: Call) -> Json:
    channel = _channel(call)
    _may_send(call.world, channel)
    again = _same_nonce(call.world, channel, call.object)
    if again:
        return _created(call.world, again)
    message = Message(call.world.new_id(), channel.id, call.world.app)
    content.fill(call.world, message, call.object, call.files)
    if call.object.get("nonce") is not None:
        message.nonce = str(call.object["nonce"])
    publish(call.world, message)
    return _created(call.world, message)


def history(call: Call) -> list[Json]:
    """The newest message comes first. Empty if the app may not read the history."""
    channel, limit = _channel(call), _limit(call.query.get("limit", str(NEWEST)))
    if channel.guild and not call.world.guilds[channel.guild].app_may(READ_HISTORY, channel):
        return []
    before = int(call.query.get("before", 2**63))
    after = int(call.query.get("after", 0))
    found = [
        each
        for each in call.world.messages.values()
        if each.channel == channel.id and not each.ephemeral and after < each.id < before
    ]
    found.sort(key=lambda each: each.id, reverse=not after)
    chosen = found[:limit]
    chosen.sort(key=lambda each: each.id, reverse=True)
    return [_read(call.world, each) for each in chosen]


def fetch(call: Call) -> Json:
    return _read(call.world, _message(call))


def edit(call: Call) -> Json:
    message = _message(call)
    if message.author != call.world.app:
        raise Refusal(50005)
    edited(call.world, message, call.object, call.files)
    return shapes.message(call.world, message)


def delete(call: Call) -> None:
    message = _message(call)
    channel = call.world.channels[message.channel]
    if message.author != call.world.app:
        raise Refusal(50013 if channel.guild else 50003)
    removed(call.world, message)


def forget_nonces(world: World) -> None:
    """Forget all nonces, as Discord does after a few minutes."""
    for each in world.messages.values():
        each.nonce = None


def typing(call: Call) -> None:
    _may_send(call.world, _channel(call))


def publish(world: World, message: Message, name: str = "MESSAGE_CREATE") -> None:
    """Keeps a message, and sends the event to the app unless only one person sees the message."""
    if message.sent is None:
        message.sent = world.clock()
        message.push = "" if message.flags & SILENT else message.content
    world.messages[message.id] = message
    if not message.ephemeral:
        created = name == "MESSAGE_CREATE"
        _tell(world, name, message, (_created if created else shapes.message)(world, message))


def edited(world: World, message: Message, given: Json, files: list[Json], *at: str) -> None:
    content.fill(world, message, given, files, *at)
    message.edited = world.clock()
    publish(world, message, "MESSAGE_UPDATE")


def removed(world: World, message: Message) -> None:
    del world.messages[message.id]
    if not message.ephemeral:
        _tell(world, "MESSAGE_DELETE", message, {"id": str(message.id)})


def _tell(world: World, name: str, message: Message, data: dict[str, Any]) -> None:
    channel = world.channels[message.channel]
    data["channel_id"] = str(channel.id)
    if channel.guild is None:
        world.emit(Event(name, data, None, DIRECT_MESSAGES))
        return
    guild = world.guilds[channel.guild]
    if not guild.installed or not guild.app_may(VIEW_CHANNEL, channel):
        return
    data["guild_id"] = str(guild.id)
    if message.author in guild.members and name != "MESSAGE_DELETE":
        data["member"] = shapes.member(guild, world.people[message.author])
        del data["member"]["user"]
    world.emit(Event(name, data, guild.id, GUILD_MESSAGES))


def _created(world: World, message: Message) -> Json:
    nonce = {} if message.nonce is None else {"nonce": message.nonce}
    return shapes.message(world, message) | nonce


def _read(world: World, message: Message) -> Json:
    shape = shapes.message(world, message)
    if world.channels[message.channel].guild is None or world.intents & MESSAGE_CONTENT:
        return shape
    return shapes.unread(world, shape)


def _limit(given: str) -> int:
    if not given.isdecimal():
        raise invalid("limit", "NUMBER_TYPE_COERCE", f'Value "{given}" is not int.')
    if not 1 <= int(given) <= AT_MOST:
        words = f"int value should be between 1 and {AT_MOST}."
        raise invalid("limit", "NUMBER_TYPE_MAX" if int(given) else "NUMBER_TYPE_MIN", words)
    return int(given)


def _channel(call: Call) -> Channel:
    """The channel. Raises Refusal if the app cannot see it."""
    channel = call.world.channel(call.id("channel_id", 10003))
    if channel.guild is None:
        return channel
    guild = call.world.guilds[channel.guild]
    if not guild.installed or not guild.available or not guild.app_may(VIEW_CHANNEL, channel):
        raise Refusal(50001)
    return channel


def _message(call: Call) -> Message:
    """The message. Ephemeral messages are never found here."""
    channel = _channel(call)
    found = call.world.messages.get(call.id("message_id"))
    if found is None or found.channel != channel.id or found.ephemeral:
        raise Refusal(10008)
    return found


def _may_send(world: World, channel: Channel) -> None:
    if channel.guild is not None:
        if not world.guilds[channel.guild].app_may(SEND_MESSAGES, channel):
            raise Refusal(50013)
        return
    person = world.people[channel.recipient or 0]
    if person.deleted or person.bot or not person.takes_dms:
        raise Refusal(50007)
    if not world.mutual(person.id):
        raise Refusal(50278)


def _same_nonce(world: World, channel: Channel, given: Json) -> Message | None:
    """The message that was created with the same nonce before, if the app sent `enforce_nonce`."""
    if not given.get("enforce_nonce") or given.get("nonce") is None:
        return None
    since = world.clock() - NONCE_LIVES
    for each in world.messages.values():
        same = (each.channel, each.author, each.nonce) == (
            channel.id,
            world.app,
            str(given["nonce"]),
        )
        if same and each.sent and each.sent > since:
            return each
    return None
