"""The Web API methods for people, conversations and messages."""

import json
from typing import Any

from tests.fakes.slack.blocks import message_errors, too_long
from tests.fakes.slack.call import Call
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Channel, Message, Refusal

TEXT = 40_000
METADATA = 8_000


def users_info(call: Call) -> Json:
    person = call.world.person(call.team, call.text("user"))
    user = person.profile(call.world.clock())
    if call.args.get("include_locale") in ("true", "1", True):
        user["locale"] = person.locale
    return {"ok": True, "user": user}


def users_list(call: Call) -> Json:
    now = call.world.clock()
    people = [each for each in call.world.people.values() if each.team == call.team]
    limit = call.whole("limit", 0) or len(people)
    if not 1 <= limit <= 1000:
        raise Refusal("invalid_limit")
    start = int(call.moment("cursor", 0.0, "invalid_cursor"))
    members = [each.profile(now) for each in people[start : start + limit]]
    more = str(start + limit) if start + limit < len(people) else ""
    return {"ok": True, "members": members, "response_metadata": {"next_cursor": more}}


def conversations_open(call: Call) -> Json:
    if call.args.get("channel"):
        channel = find_channel(call.world, call.team, call.text("channel"))
        return {"ok": True, "channel": {"id": channel.id}}
    users = [each for each in call.text("users", "users_list_not_supplied").split(",") if each]
    if len(users) > 1:
        raise Refusal("missing_scope", needed="mpim:write")
    person = call.world.person(call.team, users[0])
    if person.is_bot:
        raise Refusal("cannot_dm_bot")
    if person.deleted:
        raise Refusal("user_disabled")
    was = call.world.im(call.team, person.id)
    already = {"no_op": True, "already_open": True} if was else {}
    return {"ok": True, **already, "channel": {"id": call.world.open_im(call.team, person.id).id}}


def conversations_history(call: Call) -> Json:
    channel = find_channel(call.world, call.team, call.text("channel"))
    call.needs("im:history" if channel.is_im else "channels:history")
    if call.bot_user not in channel.members:
        raise Refusal("not_in_channel")
    limit = call.whole("limit", 100)
    if not 1 <= limit <= 999:
        raise Refusal("invalid_limit")
    oldest, latest = call.moment("oldest", 0.0), call.moment("latest", float("inf"))
    latest = min(latest, call.moment("cursor", float("inf"), "invalid_cursor"))
    between = [
        each
        for each in reversed(call.world.messages)
        if each.channel == channel.id
        and not each.ephemeral
        and (oldest < float(each.ts) < latest or (call.flag("inclusive") and _edge(call, each)))
    ]
    page = between[:limit]
    cursor = page[-1].ts if len(between) > limit else ""
    everything = call.flag("include_all_metadata")
    return {
        "ok": True,
        "messages": [each.shape(call.team, metadata=everything) for each in page],
        "has_more": bool(cursor),
        "pin_count": 0,
    } | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def _edge(call: Call, message: Message) -> bool:
    return message.ts in (call.args.get("oldest"), call.args.get("latest"))


def post_message(call: Call) -> Json:
    channel = _where_to_post(call)
    text, blocks = content(call.world, call.team, call.args)
    sent = _sent(call, channel, text, blocks)
    sent.metadata = _metadata(call.args.get("metadata"))
    sent.thread_ts = str(call.args.get("thread_ts", ""))
    call.world.messages.append(sent)
    shown = sent.shape(call.team, metadata=True)
    return {"ok": True, "channel": channel.id, "ts": sent.ts, "message": shown}


def post_ephemeral(call: Call) -> Json:
    channel = _where_to_post(call)
    user = call.text("user")
    call.world.person(call.team, user)
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    text, blocks = content(call.world, call.team, call.args)
    sent = _sent(call, channel, text, blocks)
    sent.ephemeral_for = user
    call.world.messages.append(sent)
    return {"ok": True, "message_ts": sent.ts}


def update(call: Call) -> Json:
    """What is not given stays. Blocks are removed only by an empty list. Metadata stays, too."""
    message = _own(call, "cant_update_message")
    text, blocks = content(call.world, call.team, {"text": message.text} | call.args)
    message.text, message.edited = text, True
    if "blocks" in call.args:
        message.blocks = blocks
    if "metadata" in call.args:
        message.metadata = _metadata(call.args["metadata"])
    shown = message.shape(call.team, metadata=True)
    return {
        "ok": True,
        "channel": message.channel,
        "ts": message.ts,
        "text": text,
        "message": shown,
    }


def get_permalink(call: Call) -> Json:
    channel, ts = find_channel(call.world, call.team, call.text("channel")), call.text("message_ts")
    if all((each.channel, each.ts) != (channel.id, ts) for each in call.world.messages):
        raise Refusal("message_not_found")
    link = f"https://alumni.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"ok": True, "channel": channel.id, "permalink": link}


def delete(call: Call) -> Json:
    message = _own(call, "cant_delete_message")
    call.world.messages.remove(message)
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def find_channel(world: World, team: str, wanted: str) -> Channel:
    """A channel that the app can see. Direct messages with others do not exist for it."""
    channel = world.channels.get(wanted)
    bot = world.workspaces[team].bot_user
    if not channel or channel.team != team or (channel.is_im and bot not in channel.members):
        raise Refusal("channel_not_found")
    return channel


def content(world: World, team: str, args: Json) -> tuple[str, list[Json]]:
    """The text and the blocks of a message. Raises Refusal for what Slack does not accept."""
    text, blocks = args.get("text") or "", parsed(args.get("blocks"), "invalid_blocks_format")
    if not isinstance(text, str):
        raise Refusal("invalid_arguments", "must provide a string [json-pointer:/text]")
    if blocks is not None and not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    if not text and not blocks:
        raise Refusal("no_text")
    if len(text) > TEXT:
        raise Refusal("msg_too_long")
    if wrong := message_errors(blocks or [], world.known(team)):
        raise Refusal("invalid_blocks", *wrong, errors=wrong)
    if too_long(blocks or []):
        raise Refusal("msg_blocks_too_long")
    return text, world.with_ids(blocks or [])


def parsed(value: Any, error: str) -> Any:
    """Parse JSON that a form contains as text."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise Refusal(error) from None


def _sent(call: Call, channel: Channel, text: str, blocks: list[Json]) -> Message:
    bot = call.world.workspaces[call.team].bot
    return Message(channel.id, call.world.new_ts(), call.bot_user, text, blocks, bot=bot)


def _where_to_post(call: Call) -> Channel:
    wanted = call.text("channel")
    person = call.world.people.get((call.team, wanted))
    if person:
        if person.is_bot:
            raise Refusal("cannot_dm_bot")
        was = call.world.im(call.team, person.id)
        if person.deleted and not was:
            raise Refusal("channel_not_found")
        return was or call.world.open_im(call.team, person.id)
    channel = find_channel(call.world, call.team, wanted)
    if call.bot_user not in channel.members:
        raise Refusal("not_in_channel")
    if channel.archived:
        raise Refusal("is_archived")
    return channel


def _own(call: Call, error: str) -> Message:
    channel = find_channel(call.world, call.team, call.text("channel"))
    ts = call.text("ts")
    for message in call.world.messages:
        if (message.channel, message.ts) == (channel.id, ts) and not message.ephemeral:
            if message.user != call.bot_user:
                raise Refusal(error)
            if channel.archived:
                raise Refusal("is_archived")
            return message
    raise Refusal("message_not_found")


def _metadata(given: Any) -> Json | None:
    found = parsed(given, "invalid_metadata_format")
    if not found:
        return None
    if not isinstance(found, dict) or set(found) != {"event_type", "event_payload"}:
        raise Refusal("invalid_metadata_format")
    kind, payload = found["event_type"], found["event_payload"]
    if not isinstance(kind, str) or not kind or not isinstance(payload, dict):
        raise Refusal("invalid_metadata_schema")
    if len(json.dumps(payload)) > METADATA:
        raise Refusal("metadata_too_large")
    return found
