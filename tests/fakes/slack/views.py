"""The Web API methods for modals and the Home tab."""

import secrets

from tests.fakes.slack.blocks import too_long, view_errors
from tests.fakes.slack.call import Call
from tests.fakes.slack.chat import parsed
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Refusal, Trigger, View

STACK = 3


def open_view(call: Call) -> Json:
    content = _content(call, "modal")
    trigger = _exchanged(call)
    view = new_view(call.world, trigger.team, trigger.user, content)
    call.world.modals[trigger.team, trigger.user] = [view]
    return _answer(call, view)


def push(call: Call) -> Json:
    content = _content(call, "modal")
    trigger = _exchanged(call)
    stack = call.world.modals.get((trigger.team, trigger.user), [])
    if not stack:
        raise Refusal("not_found")
    return _answer(call, pushed(call.world, stack, content))


def update(call: Call) -> Json:
    wanted = (call.args.get("view_id"), call.args.get("external_id"))
    if all(wanted):
        raise Refusal("invalid_arguments", "Cannot provide both `view_id` and `external_id`")
    for view in _all(call.world, call.team):
        if view.id == wanted[0] or (wanted[1] and view.content.get("external_id") == wanted[1]):
            _same_hash(call, view)
            replace(call.world, view, _content(call, view.content["type"], was=view))
            return _answer(call, view)
    raise Refusal("not_found")


def publish(call: Call) -> Json:
    user = call.world.person(call.team, call.text("user_id"))
    if user.is_bot:
        raise Refusal("user_not_found")
    shown = call.world.homes.get((call.team, user.id))
    content = _content(call, "home", was=shown)
    if shown:
        _same_hash(call, shown)
        replace(call.world, shown, content)
    else:
        shown = new_view(call.world, call.team, user.id, content)
        call.world.homes[call.team, user.id] = shown
    return _answer(call, shown)


def new_view(world: World, team: str, user: str, content: Json) -> View:
    view = View(world.new_id("V"), team, user, {}, "", "")
    view.root = view.id
    replace(world, view, content)
    return view


def pushed(world: World, stack: list[View], content: Json) -> View:
    if len(stack) >= STACK:
        raise Refusal("push_limit_reached")
    view = new_view(world, stack[0].team, stack[0].user, content)
    view.root, view.previous = stack[0].id, stack[-1].id
    stack.append(view)
    return view


def replace(world: World, view: View, content: Json) -> None:
    view.content = content | {"blocks": world.with_ids(content["blocks"])}
    view.hash = f"{world.new_ts()}.{secrets.token_hex(4)}"
    view.errors = {}


def checked(world: World, team: str, content: object, kind: str, was: View | None = None) -> Json:
    """The view that replaces `was`. Raises Refusal if Slack would not show it."""
    if not isinstance(content, dict):
        raise Refusal("invalid_arguments", "must provide an object [json-pointer:/view]")
    if wrong := view_errors(content, kind, world.known(team)):
        raise Refusal("invalid_arguments", *wrong)
    if too_long(content["blocks"]):
        raise Refusal("view_too_large")
    others = [each.content.get("external_id") for each in _all(world, team) if each is not was]
    if content.get("external_id") and content["external_id"] in others:
        raise Refusal("duplicate_external_id")
    return content


def _content(call: Call, kind: str, was: View | None = None) -> Json:
    if "view" not in call.args:
        raise Refusal("invalid_arguments", "missing required field: view")
    given = parsed(call.args["view"], "invalid_arguments")
    if _asks_for_files(given):
        call.needs("files:read")
    return checked(call.world, call.team, given, kind, was)


def _asks_for_files(view: object) -> bool:
    """https://docs.slack.dev/reference/block-kit/block-elements/file-input-element"""
    blocks = view.get("blocks") if isinstance(view, dict) else None
    asked = (each.get("element") for each in blocks or () if isinstance(each, dict))
    return any(isinstance(each, dict) and each.get("type") == "file_input" for each in asked)


def _all(world: World, team: str) -> list[View]:
    stacks = [view for stack in world.modals.values() for view in stack]
    return [each for each in (*stacks, *world.homes.values()) if each.team == team]


def _exchanged(call: Call) -> Trigger:
    trigger = call.world.triggers.get(call.text("trigger_id"))
    if not trigger or trigger.team != call.team:
        raise Refusal("invalid_trigger_id")
    if trigger.used:
        raise Refusal("exchanged_trigger_id")
    if call.world.clock() >= trigger.expires:
        raise Refusal("expired_trigger_id")
    trigger.used = True
    return trigger


def _same_hash(call: Call, view: View) -> None:
    if call.args.get("hash") not in (None, "", view.hash):
        raise Refusal("hash_conflict")


def _answer(call: Call, view: View) -> Json:
    return {"ok": True, "view": view.shape(call.world.workspaces[call.team].bot)}
