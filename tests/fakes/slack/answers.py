"""What happens to the app's answers, which come with an acknowledgement or through a
response_url."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.slack.chat import content
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Message, Refusal, ResponseUrl, View
from tests.fakes.slack.views import checked, pushed, replace


def respond(world: World, to: ResponseUrl, given: Json) -> None:
    """An answer through a response_url: a new message, or one that replaces or deletes the message
    that the person acted on."""
    original = next(
        (each for each in world.messages if (each.channel, each.ts) == (to.channel, to.original)),
        None,
    )
    if given.get("delete_original"):
        if original:
            world.messages.remove(original)
        return
    text, blocks = content(world, to.team, given)
    if given.get("replace_original") and original:
        original.text, original.blocks = text, blocks
        original.edited = not original.ephemeral
        return
    kind = given.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        raise Refusal("invalid_response_type")
    workspace = world.workspaces[to.team]
    seen_by = to.user if kind == "ephemeral" else ""
    ts, bot = world.new_ts(), workspace.bot
    world.messages.append(
        Message(to.channel, ts, workspace.bot_user, text, blocks, ephemeral_for=seen_by, bot=bot)
    )


def submitted(world: World, view: View, answer: Json | None) -> None:
    """What an acknowledged submission does to the modal. Raises Refusal for answers that Slack
    ignores with "We had some trouble connecting"."""
    stack = world.modals.get((view.team, view.user), [])
    shown = next((each for each in stack if each.id == view.id), None)
    if shown is None:
        return
    if answer is None:
        stack.remove(shown)
        return
    names: dict[str, set[str]] = {
        "clear": set(),
        "errors": {"errors"},
        "update": {"view"},
        "push": {"view"},
    }
    action = str(answer.get("response_action"))
    if set(answer) - {"response_action"} != names.get(action):
        raise Refusal("invalid_response_action", f"{answer}")
    match action:
        case "clear":
            stack.clear()
        case "errors":
            shown.errors = _errors(shown, answer["errors"])
        case "update":
            replace(world, shown, checked(world, view.team, answer["view"], "modal", shown))
        case "push":
            pushed(world, stack, checked(world, view.team, answer["view"], "modal"))


def _errors(view: View, errors: Any) -> dict[str, str]:
    """The errors must be sentences, and only for inputs that exist."""
    inputs = {each["block_id"] for each in view.blocks if each["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refusal("invalid_response_action", f"errors for no input: {errors}")
    if not all(isinstance(each, str) and each for each in errors.values()):
        raise Refusal("invalid_response_action", f"errors without words: {errors}")
    return errors


def nothing(answer: Json | None) -> None:
    """Check an acknowledgement that may not contain anything."""
    if answer:
        raise Refusal("payload_not_accepted", f"{answer}")


def response_urls(world: World, changed: Callable[[], None]) -> Callable[[web.Request], Any]:
    """The HTTP handler for response_urls."""

    async def handle(request: web.Request) -> web.Response:
        try:
            respond(world, _usable(world, request.match_info["key"]), await _object(request))
        except Refusal as refusal:
            status = 404 if refusal.error in ("used_url", "expired_url") else 400
            return web.json_response(refusal.answer, status=status)
        finally:
            changed()
        return web.json_response({"ok": True})

    return handle


def _usable(world: World, key: str) -> ResponseUrl:
    url = world.response_urls.get(key)
    if not url or world.clock() >= url.expires:
        raise Refusal("expired_url")
    if not url.left:
        raise Refusal("used_url")
    url.left -= 1
    return url


async def _object(request: web.Request) -> Json:
    try:
        given = await request.json()
    except ValueError:
        raise Refusal("invalid_payload") from None
    if not isinstance(given, dict):
        raise Refusal("invalid_payload")
    return given
