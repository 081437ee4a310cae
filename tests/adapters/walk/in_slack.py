"""The walk in Slack: what the strict local Slack received, drawn by slack-blocks-to-jsx."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.adapters.slack.workspace import AskwellInSlack, Member
from tests.adapters.walk.scenes import Moment, Seen

DRAW = Path(__file__).with_name("draw_slack.mjs")
USERS = {"U1": ("Maya", "Africa/Nairobi"), "U2": ("Daniel", "Europe/Berlin")}
STYLE = """
.slack{font-size:15px}
.slack .slack_blocks_to_jsx__input .text-small>p{display:none}
.slack .slack_blocks_to_jsx--block_wrapper+.slack_blocks_to_jsx--block_wrapper{margin-top:8px}
.slack textarea{height:64px!important;min-height:0!important}
"""
"""Corrections of what the library draws differently from Slack: the space between blocks, and a
hint that Slack does not have."""


class InSlack:
    def __init__(self, here: AskwellInSlack) -> None:
        self._here = here
        self.maya, self.daniel = (here.member(user, *who) for user, who in USERS.items())
        for user in USERS:
            here.slack.world.people["T1", user].locale = "en-GB"

    async def searches(self) -> None:
        await self.maya.types("find user research")

    async def to(self, when: str) -> None:
        await self._here.to(when)

    def card(self, member: Member, words: str) -> Seen:
        [*_, card] = [each for each in member.messages if words in each.shown]
        return Seen(_dated(card.blocks))

    def form(self, member: Member, **filled: Any) -> Seen:
        modal = member.user.modal
        assert modal
        blocks = _dated(modal.blocks)
        for block in blocks:
            if (value := filled.get(block.get("block_id", ""))) is not None:
                _fill(block["element"], value)
        return Seen(blocks, modal.title)


def _dated(blocks: Any) -> Any:
    """A copy with dates in words, as Slack shows them in the reader's zone, clock format and
    language. The library does not support dates."""
    if isinstance(blocks, list):
        return [_dated(each) for each in blocks]
    if not isinstance(blocks, dict):
        return blocks
    if blocks.get("type") == "date" and "fallback" in blocks:
        return {"type": "text", "text": blocks["fallback"]}
    return {name: _dated(each) for name, each in blocks.items()}


def _fill(element: dict[str, Any], value: str | list[str]) -> None:
    if isinstance(value, str):
        element["initial_value"] = value
        return
    groups = element.get("option_groups") or [element]
    options = [each for group in groups for each in group["options"]]
    element["initial_options"] = [each for each in options if each["text"]["text"] in value]


@asynccontextmanager
async def in_slack() -> AsyncIterator[InSlack]:
    async with AskwellInSlack.running() as here:
        place = InSlack(here)
        await place.daniel.hosts()
        yield place


async def drawn(scenes: Mapping[Moment, Seen], packages: Path) -> dict[Moment, str]:
    """The scenes as HTML. `packages`: the folder in which npm installed the library."""
    cards = [each.parts for each in scenes.values()]
    asked = {"users": {user: name for user, (name, _) in USERS.items()}, "cards": cards}
    node = await asyncio.create_subprocess_exec(
        *("node", "--input-type=module", "-"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=packages,
        env=os.environ | {"CARDS": json.dumps(asked)},
    )
    answered, _ = await node.communicate(DRAW.read_bytes())
    assert node.returncode == 0
    shown = [f'<div class="slack">{each}</div>' for each in json.loads(answered)]
    return dict(zip(scenes, shown, strict=True))


def style(packages: Path) -> str:
    made = packages / "node_modules/slack-blocks-to-jsx/dist/style.css"
    return made.read_text("utf-8") + STYLE
