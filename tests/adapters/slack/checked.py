"""What Slack checks in blocks and views, as far as a renderer can cause an error."""

from collections.abc import Iterator
from typing import Any

PARSED = {"mrkdwn", "markdown", "broadcast", "usergroup", "channel", "emoji"}
"""Elements in which Slack would interpret what a member wrote."""

_TEXTS = {"section": 3_000, "header": 150, "button": 75, "input": 2_000, "modal": 24}


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    if isinstance(tree, dict):
        yield tree
    for each in inside:
        yield from nodes(each)


def check_blocks(blocks: list[dict[str, Any]], most: int) -> None:
    assert len(blocks) <= most
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(set(ids)) == len(ids)
    for node in nodes(blocks):
        _check(node)


def _check(node: dict[str, Any]) -> None:
    kind = node.get("type")
    assert kind not in PARSED
    if kind == "link":
        assert node["text"] == node["url"], "where a link leads is what its reader sees"
    if kind in ("text", "plain_text"):
        assert node["text"]
    if kind == "plain_text":
        assert node["emoji"] is False
        assert node["text"] == node["text"].strip()
    if isinstance(node.get("text"), dict):
        assert len(node["text"]["text"]) <= _TEXTS.get(str(kind), 75)
    if isinstance(node.get("elements"), list):
        assert node["elements"]
    if kind == "actions":
        ids = [element["action_id"] for element in node["elements"]]
        assert len(set(ids)) == len(ids) <= 25
        assert all(len(each) <= 255 for each in ids)
    if kind == "user":
        assert node["user_id"] == "U0MAYA"
