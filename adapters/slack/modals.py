"""Modals that are no form of the core's: a moment's wait, a card to read, whom to ask."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from adapters.shared.payload import Unreadable, at
from adapters.slack.limits import Json
from adapters.slack.render import card_blocks
from adapters.slack.spans import rich_text, text_element
from bot.cards.cards import Card

WHOM = "askwell_whom"
_TITLE = "Askwell"
_WHY = "askwell_why"


def moment_view() -> Json:
    return _view(rich_text("section", [text_element("One moment, please…")]), "Close")


def card_view(card: Card, zone: ZoneInfo) -> Json:
    """To be read. Its buttons are left out: what can be pressed is a message, which lasts."""
    return _view(card_blocks(card.without_buttons(), zone), "Close")


def whom_view() -> Json:
    """What the shortcut opens that knows of nobody yet."""
    element = {"type": "users_select", "action_id": "value"}
    label = _plain("Whom would you like to ask?")
    whom = {"type": "input", "block_id": "whom", "label": label, "element": element}
    return _view([whom], "Cancel") | {"callback_id": WHOM, "submit": _plain("Next")}


def whom(view: Any) -> str:
    """The person chosen. Raises Unreadable."""
    user = at(view, "state", "values", "whom", "value", "selected_user")
    if not isinstance(user, str) or not user:
        raise Unreadable("Please choose somebody.")
    return user


def refilled(view: Any, why: Iterable[str]) -> Json:
    """A form that was closed for the wait, open again: as it was filled in, with the
    sentences above, since beside its fields Slack shows them only at once."""
    kept = ("type", "callback_id", "title", "submit", "close", "private_metadata")
    [sentences] = rich_text("section", [text_element("\n".join(why))])
    values = at(view, "state", "values")
    blocks = [_filled(each, values) for each in view["blocks"] if each.get("block_id") != _WHY]
    shown = [sentences | {"block_id": _WHY}, *blocks]
    return {name: view[name] for name in kept if view.get(name)} | {"blocks": shown}


def _filled(block: Json, values: Any) -> Json:
    element = block.get("element")
    if block.get("type") != "input" or not element:
        return block
    state = at(values, block["block_id"], element["action_id"]) or {}
    bare = {name: each for name, each in element.items() if not name.startswith("initial_")}
    for name, value in state.items():
        if value and (name == "value" or name.startswith("selected_")):
            bare[f"initial_{name.removeprefix('selected_')}"] = value
    return block | {"element": bare}


def _view(blocks: list[Json], close: str) -> Json:
    return {"type": "modal", "title": _plain(_TITLE), "close": _plain(close), "blocks": blocks}


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}
