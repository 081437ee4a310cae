"""What a message can contain, however it is sent:
https://discord.com/developers/docs/resources/message"""

import re
from typing import Any

from tests.fakes.discord import components as known
from tests.fakes.discord.embeds import embeds
from tests.fakes.discord.refusals import Json, Refusal, invalid
from tests.fakes.discord.schema import (
    Notes,
    Path,
    checked,
    choice,
    flag,
    items,
    snowflake,
    text,
    thing,
    whole,
)
from tests.fakes.discord.state import World
from tests.fakes.discord.things import LOADING, SILENT, V2, Channel, Message

LEGACY = ("content", "embeds", "poll", "sticker_ids")
MENTION = re.compile(r"<@(&?)!?(\d+)>|@(everyone|here)")


def _exclusive(value: Json, at: Path, notes: Notes) -> None:
    for name in ("users", "roles"):
        if name in (value.get("parse") or []) and value.get(name):
            words = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            notes.say(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)


def nonce(value: Any, at: Path, notes: Notes) -> None:
    """A check for a string or a number."""
    text(25, 0)(str(value) if isinstance(value, int) else value, at, notes)


allowed_mentions = thing(
    {},
    {
        "parse": items(choice("roles", "users", "everyone"), 3),
        "users": items(snowflake, 100),
        "roles": items(snowflake, 100),
        "replied_user": flag,
    },
    _exclusive,
)
ALWAYS = {
    "content": text(2_000, 0),
    "embeds": embeds,
    "flags": whole(0, 2**31),
    "tts": flag,
    "allowed_mentions": allowed_mentions,
    "nonce": nonce,
    "enforce_nonce": flag,
}
legacy_message = thing({}, ALWAYS | {"components": known.legacy_components})
layout_message = thing({}, ALWAYS | {"components": known.layout_components})


def fill(world: World, message: Message, given: Json, files: list[Json], *at: str) -> None:
    """Write what the app sent into a new or edited message. Fields that it did not send stay.

    Raises Refusal for what Discord would not accept; then the message is unchanged.
    """
    flags = message.flags & ~LOADING | ((given.get("flags") or 0) & (V2 | SILENT))
    checked(layout_message if flags & V2 else legacy_message, given, *at)
    new: dict[str, Any] = {
        "content": message.content,
        "embeds": message.embeds,
        "components": message.components,
    }
    new |= {name: given[name] or type(new[name])() for name in new if name in given}
    if flags & V2:
        _no_legacy_fields(given, new, at)
    attachments = _kept(message, given)
    told = {str(each.get("id")): each.get("description") for each in given.get("attachments") or ()}
    attachments += [
        each | {"id": str(world.new_id()), "description": told.get(each["id"])} for each in files
    ]
    _attached(new["components"], attachments, at)
    if not _holds_something(flags, new, attachments):
        raise Refusal(50006)
    message.flags, message.attachments = flags, attachments
    message.content, message.embeds = new["content"], new["embeds"]
    message.components = known.numbered(new["components"])
    message.pings = pinged(world, message, given.get("allowed_mentions"))


def pinged(world: World, message: Message, allowed: Json | None) -> frozenset[int | str]:
    """Whom the text notifies, among those who can see the message."""
    names = {"&": "roles", "": "users"}
    found: set[int | str] = set()
    words = [each["content"] for _, each in known.walk(message.components) if "content" in each]
    for role, number, everyone in MENTION.findall("\n".join([message.content, *words])):
        name = "everyone" if everyone else names[role]
        if _allowed(allowed, name, number):
            found.add("everyone" if everyone else int(number))
    return frozenset(each for each in found if _sees(world, message, each))


def _allowed(allowed: Json | None, name: str, number: str) -> bool:
    if allowed is None:
        return True
    listed = [str(each) for each in allowed.get(name) or []] if number else []
    return name in (allowed.get("parse") or []) or number in listed


def _sees(world: World, message: Message, who: int | str) -> bool:
    channel: Channel = world.channels[message.channel]
    if message.ephemeral:
        return who == message.ephemeral_for
    if channel.guild is None:
        return who == channel.recipient
    return (
        isinstance(who, str)
        or who not in world.people
        or who in world.guilds[channel.guild].members
    )


def _no_legacy_fields(given: Json, new: Json, at: tuple[str, ...]) -> None:
    for name in LEGACY:
        if new.get(name) or (name not in new and given.get(name)):
            words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            raise invalid(".".join([*at, name]), code, words)


def _kept(message: Message, given: Json) -> list[Json]:
    if given.get("attachments") is None:
        return list(message.attachments)
    wanted = {str(each.get("id")) for each in given["attachments"]}
    return [each for each in message.attachments if each["id"] in wanted]


def _attached(components: list[Json], attachments: list[Json], at: tuple[str, ...]) -> None:
    names = {f"attachment://{each['filename']}" for each in attachments}
    for path, each in known.walk(components):
        if each["type"] == known.FILE and each["file"]["url"] not in names:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            where = ".".join(map(str, [*at, "components", *path, "file", "url"]))
            raise invalid(
                where, code, f"The referenced attachment {each['file']['url']} was not found"
            )


def _holds_something(flags: int, new: Json, attachments: list[Json]) -> bool:
    if flags & V2:
        return bool(new["components"])
    return bool(new["content"].strip() or new["embeds"] or attachments)
