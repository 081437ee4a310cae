"""Slack's limits. What Slack would refuse raises ValueError here first.

https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/views
"""

from typing import Any

from pydantic_core import to_json

Json = dict[str, Any]

HEADER = 150
MESSAGE_TEXT = 40_000
ALT_TEXT = 200
BUTTON = 75
BUTTON_VALUE = 2_000
BUTTONS_IN_A_ROW = 5
BUTTONS_BESIDE_A_MENU = 2
"""Our own limit: a page that stays shows this many buttons, and the rest in a menu."""
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_LABEL = 30
SECTION = 3_000
URL = 3_000
RICH_TEXT = 13_000
"""The most characters in one message or view. Slack refuses a little more as too long."""
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_TITLE = 24
METADATA = 3_000
ID = 255
LABEL = 2_000
HINT = 2_000
INPUT = 3_000
OPTION = 75
OPTION_VALUE = 150
OPTIONS = 100
MENU_OPTIONS = 5


def within(text: str, most: int, what: str) -> str:
    """Return the text. Raises ValueError if it is empty or longer than Slack accepts."""
    if not 0 < len(text) <= most:
        raise ValueError(f"Slack takes 1 to {most} characters as {what}, not {len(text)}: {text!r}")
    return text


def message_within(blocks: list[Json]) -> list[Json]:
    """The blocks of one card. Their characters are not counted, because a card accepts only a
    quarter of what Slack shows."""
    return _not_too_many(blocks, MESSAGE_BLOCKS)


def view_within(blocks: list[Json]) -> list[Json]:
    """The blocks of a view, which can show several cards, or a form with long values."""
    _not_too_many(blocks, VIEW_BLOCKS)
    # JSON is never shorter than the text in it, and is made sooner than that is counted.
    if len(to_json(blocks)) > RICH_TEXT and (read := sum(map(_characters, blocks))) > RICH_TEXT:
        raise ValueError(f"Slack shows at most {RICH_TEXT} characters, not {read}")
    return blocks


def _not_too_many(blocks: list[Json], most: int) -> list[Json]:
    if len(blocks) > most:
        raise ValueError(f"Slack shows at most {most} blocks, not {len(blocks)}")
    return blocks


def _characters(node: Json) -> int:
    """How many characters of text a block contains. A date counts as its fallback."""
    read = 0
    for name, value in node.items():
        if isinstance(value, str):
            read += len(value) if name in ("text", "fallback") else 0
        elif isinstance(value, dict):
            read += _characters(value)
        elif isinstance(value, list):
            read += sum(_characters(each) for each in value if isinstance(each, dict))
    return read
