"""An answer that cannot be rendered: its member reads a sentence."""

from typing import Any

import pytest

from adapters.discord.answering.responder import DiscordResponder
from tests.adapters.discord.guild import Member

MISSING = "The answer is missing"


def not_rendered(*_: Any) -> Any:
    raise ValueError("this card does not fit")


async def test_an_answer_to_a_message_that_cannot_be_shown_leaves_a_sentence(
    maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(DiscordResponder, "rendered", not_rendered)
        await maya.says("help")
    assert MISSING in maya.last
    await maya.says("help")
    assert MISSING not in maya.last
