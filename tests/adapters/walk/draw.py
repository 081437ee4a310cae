"""`make walk`: the pictures of docs/walk.md, each chapter on each platform."""

from collections.abc import Mapping
from pathlib import Path

from tests.adapters.playground.browser import chromium, needs_browser
from tests.adapters.walk import discord_page, in_slack
from tests.adapters.walk.in_discord import in_discord
from tests.adapters.walk.in_playground import walked_in_playground
from tests.adapters.walk.phones import phone, photograph
from tests.adapters.walk.scenes import CHAPTERS, Moment, Seen
from tests.adapters.walk.story import walk

PROJECT = Path(__file__).parents[3]
PICTURES = PROJECT / "docs" / "walk"
PACKAGES = PROJECT / ".local-walk"


async def _draw(
    platform: str, drawn: Mapping[Moment, str], titles: Mapping[Moment, str], style: str
) -> None:
    async with chromium() as browser:
        for chapter, moments in CHAPTERS.items():
            phones = [phone(each, drawn[each], titles.get(each, "")) for each in moments]
            await photograph(browser, phones, style, PICTURES / f"{platform}-{chapter}.png")


def _titles(scenes: Mapping[Moment, Seen]) -> dict[Moment, str]:
    return {moment: seen.title for moment, seen in scenes.items()}


@needs_browser
async def test_slack() -> None:
    scenes: dict[Moment, Seen] = {}
    async with in_slack.in_slack() as place:
        await walk(place, scenes.__setitem__)
    drawn = await in_slack.drawn(scenes, PACKAGES)
    await _draw("slack", drawn, _titles(scenes), in_slack.style(PACKAGES))


@needs_browser
async def test_discord() -> None:
    scenes: dict[Moment, Seen] = {}
    async with in_discord() as place:
        await walk(place, scenes.__setitem__)
        drawn = {
            moment: f'<div class="discord">{each}</div>'
            for moment, each in place.drawn(scenes).items()
        }
    await _draw("discord", drawn, _titles(scenes), discord_page.STYLE)


@needs_browser
async def test_playground(tmp_path: Path) -> None:
    async with chromium() as browser:
        photos = await walked_in_playground(browser, str(tmp_path / "playground.db"))
    await _draw("playground", photos, {}, "")
