"""The app's answers to an interaction: the first callback, and what follows with its token.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import asyncio
from dataclasses import replace
from typing import Any

from tests.fakes.discord import components, shapes
from tests.fakes.discord.call import Call
from tests.fakes.discord.channels import edited, publish, removed
from tests.fakes.discord.content import fill
from tests.fakes.discord.refusals import Json, Refusal, invalid
from tests.fakes.discord.schema import Check, checked, items, number, text, thing
from tests.fakes.discord.state import FIRST_ANSWER, TOKEN_LIVES
from tests.fakes.discord.things import EPHEMERAL, LOADING, Answer, Interaction, Message, Modal

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = range(4, 10)
"""The types of callbacks."""


def callback(call: Call) -> Json | None:
    """The first answer. If it is refused, nothing of it is kept, so the app can try again."""
    asked = _waiting(call)
    kind = call.object.get("type")
    if kind not in _possible(asked):
        words = f"Value must be one of {_possible(asked)}."
        raise invalid("type", "BASE_TYPE_CHOICES", words)
    data = call.object.get("data") or {}
    answer = _first(call, asked, kind, data)
    asked.callback = kind
    if not asked.answered.done():
        asked.answered.set_result(answer)
    if call.query.get("with_response") not in ("1", "true"):
        return None
    return _told(call, asked, kind, answer.message)


def follow_up(call: Call) -> Json:
    """A further message. After a deferred answer, the first one replaces the message that says
    that the app is thinking."""
    asked = _continued(call)
    original = call.world.messages.get(asked.original or 0)
    if asked.callback == DEFERRED_MESSAGE and original and original.loading:
        return _edit(call, original)
    message = _message(call, asked, call.object, ())
    publish(call.world, message)
    return shapes.message(call.world, message)


def get_follow_up(call: Call) -> Json:
    return shapes.message(call.world, _followed(call, _continued(call)))


def edit_follow_up(call: Call) -> Json:
    return _edit(call, _followed(call, _continued(call)))


def delete_follow_up(call: Call) -> None:
    removed(call.world, _followed(call, _continued(call)))


def _waiting(call: Call) -> Interaction:
    """An interaction that has had no first answer yet."""
    asked = call.world.interactions.get(call.path["token"])
    if not asked or str(asked.id) != call.path["interaction_id"]:
        raise Refusal(10062)
    if asked.callback:
        raise Refusal(40060)
    if asked.late or call.world.clock() > asked.created + FIRST_ANSWER:
        raise Refusal(10062)
    return asked


def _possible(asked: Interaction) -> tuple[int, ...]:
    """The types of callbacks that this interaction accepts."""
    match asked.kind:
        case 4:
            return (CHOICES,)
        case 2:
            return (MESSAGE, DEFERRED_MESSAGE, MODAL)
        case 3:
            return (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL)
        case _ if asked.message:
            return (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE)
        case _:
            return (MESSAGE, DEFERRED_MESSAGE)


def _first(call: Call, asked: Interaction, kind: int, data: Json) -> Answer:
    answer = Answer(asked, kind, asyncio.get_running_loop().time())
    match kind:
        case 4 | 5:
            message = (
                _promised(call, asked, data)
                if kind == DEFERRED_MESSAGE
                else _message(call, asked, data, ("data",))
            )
            publish(call.world, message)
            asked.original = message.id
            return replace(answer, message=message)
        case 6 | 7:
            asked.original = asked.message.id if asked.message else None
            if kind == DEFERRED_UPDATE:
                return answer
            message = _acted_on(call, asked)
            edited(call.world, message, data, call.files, "data")
            return replace(answer, message=message)
        case 8:
            checked(_choices(asked), data, "data")
            return replace(answer, choices=tuple(data["choices"]))
        case _:
            checked(components.modal, data, "data")
            shown = components.numbered(data["components"])
            opened = Modal(data["custom_id"], data["title"], shown, asked)
            call.world.modals[asked.user.id] = opened
            return replace(answer, modal=opened)


def _message(call: Call, asked: Interaction, data: Json, at: tuple[str, ...]) -> Message:
    message = _new(call, asked, data)
    fill(call.world, message, data, call.files, *at)
    return message


def _promised(call: Call, asked: Interaction, data: Json) -> Message:
    message = _new(call, asked, data)
    message.flags |= LOADING
    return message


def _new(call: Call, asked: Interaction, data: Json) -> Message:
    hidden = (data.get("flags") or 0) & EPHEMERAL
    return Message(
        call.world.new_id(),
        asked.channel.id,
        call.world.app,
        flags=hidden,
        interaction=asked,
        ephemeral_for=asked.user.id if hidden else None,
    )


def _acted_on(call: Call, asked: Interaction) -> Message:
    message = call.world.messages.get(asked.message.id) if asked.message else None
    if message is None:
        raise Refusal(10008)
    return message


def _choices(asked: Interaction) -> Check:
    """At most 25, of the same type as the option that is being typed."""
    values: dict[int, Check] = {3: text(100), 4: number, 10: number}
    option = thing({"name": text(100), "value": values[_focused(asked.payload["data"])]}, {})
    return thing({"choices": items(option, 25)}, {})


def _focused(data: Json) -> int:
    for each in data["options"]:
        if each["type"] in (1, 2):
            return _focused(each)
        if each.get("focused"):
            return int(each["type"])
    raise LookupError("Nothing is being typed")


def _told(call: Call, asked: Interaction, kind: int, message: Message | None) -> Json:
    """The response to a callback with `with_response`."""
    brief: dict[str, Any] = {"id": str(asked.id), "type": asked.kind}
    resource: dict[str, Any] = {"type": kind}
    if message:
        brief["response_message_id"] = str(message.id)
        brief["response_message_loading"] = message.loading
        brief["response_message_ephemeral"] = message.ephemeral
    if message and kind in (MESSAGE, UPDATE):
        resource["message"] = shapes.message(call.world, message)
    return {"interaction": brief, "resource": resource}


def _continued(call: Call) -> Interaction:
    """An interaction that was answered, and whose token is still valid."""
    asked = call.world.interactions.get(call.path["token"])
    if not asked or call.path["application_id"] != str(call.world.app):
        raise Refusal(10015)
    if asked.callback in (0, CHOICES):
        raise Refusal(10015)
    if call.world.clock() >= asked.created + TOKEN_LIVES:
        raise Refusal(50027)
    return asked


def _followed(call: Call, asked: Interaction) -> Message:
    """One of the interaction's messages, by its id or as `@original`."""
    named = call.path["message_id"]
    wanted = asked.original if named == "@original" else int(named) if named.isdigit() else None
    message = call.world.messages.get(wanted or 0)
    if message is None or (message.id != asked.original and message.interaction is not asked):
        raise Refusal(10008)
    return message


def _edit(call: Call, message: Message) -> Json:
    edited(call.world, message, call.object, call.files)
    return shapes.message(call.world, message)
