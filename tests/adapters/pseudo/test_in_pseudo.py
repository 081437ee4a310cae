"""On every platform, a member who reads another language sees no English, and nothing that is too
long."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.adapters.pseudo.discord import in_discord
from tests.adapters.pseudo.english import english
from tests.adapters.pseudo.playground import in_playground
from tests.adapters.pseudo.slack import in_slack
from tests.adapters.pseudo.story import Story
from tests.adapters.pseudo.terminal import in_terminal

StoryIn = Callable[[str], AbstractAsyncContextManager[Story]]
PLATFORMS: tuple[StoryIn, ...] = (in_terminal, in_slack, in_discord, in_playground)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda each: each.__name__)
async def test_nothing_stays_english(platform: StoryIn, pseudo_language: str) -> None:
    async with platform(pseudo_language) as story:
        await story.live()
        seen = story.maya.seen | story.daniel.seen
    assert len(seen) > 20
    assert {phrase for shown in seen for phrase in english(shown)} == set()
