"""Draws the pictures of cards that are about to be sent. That takes seconds, so these cards do not
hold up the others."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.cards.files import File, Picture, PictureToDraw
from bot.cards.keepsakes import Keepsake, alternative_text
from bot.cards.reader import ANYBODY, Reader, reader_of
from bot.engine.errors import log_failure
from bot.engine.store.ports import DrawnPicture, Outgoing, PictureDrawer

log = logging.getLogger(__name__)


class Illustrator:
    """It `is_busy` while it draws, some cards at a time."""

    def __init__(self, drawer: PictureDrawer) -> None:
        self._drawer = drawer
        self._turn = asyncio.Lock()

    @property
    def is_busy(self) -> bool:
        return self._turn.locked()

    async def illustrated(self, cards: Sequence[Outgoing]) -> list[Outgoing]:
        """The cards with their pictures, each in its reader's language. Pictures that could not be
        drawn are left out. The cards of each reader stay in order."""
        async with self._turn:
            return [
                finished
                for language, some in _by_language(cards).items()
                for finished in await self._finished(some, replace(ANYBODY, language=language))
            ]

    async def _finished(self, cards: Sequence[Outgoing], reader: Reader) -> list[Outgoing]:
        asked = [each for card in cards for each in _asked(card)]
        pictures = iter(await self._drawn(asked, reader))
        return [_with(card, pictures) for card in cards]

    async def _drawn(
        self, asked: Sequence[Keepsake], reader: Reader
    ) -> Sequence[DrawnPicture | None]:
        try:
            return await self._drawer.draw(asked, reader)
        except Exception as failed:  # a card without its picture is better than none
            log_failure(log, "Pictures could not be drawn", failed)
            return [None] * len(asked)


def apart(cards: Sequence[Outgoing]) -> tuple[list[Outgoing], list[Outgoing]]:
    """All cards of readers who wait for pictures, so that each reader's cards stay in order; and
    all other cards."""
    readers = {each.to.id for each in cards if any(_asked(each))}
    waiting = [each for each in cards if each.to.id in readers]
    return waiting, [each for each in cards if each.to.id not in readers]


def _asked(outgoing: Outgoing) -> Iterator[Keepsake]:
    return (each.keepsake for each in outgoing.card.files if isinstance(each, PictureToDraw))


def _by_language(cards: Sequence[Outgoing]) -> Mapping[str, list[Outgoing]]:
    found: dict[str, list[Outgoing]] = defaultdict(list)
    for each in cards:
        found[reader_of(each.to).language].append(each)
    return found


def _with(outgoing: Outgoing, pictures: Iterator[DrawnPicture | None]) -> Outgoing:
    files = [_file(each, pictures) for each in outgoing.card.files]
    return replace(
        outgoing, card=replace(outgoing.card, files=tuple(each for each in files if each))
    )


def _file(file: File, pictures: Iterator[DrawnPicture | None]) -> File | None:
    """None for a picture that could not be drawn."""
    if not isinstance(file, PictureToDraw):
        return file
    drawn = next(pictures)
    return Picture(file.name, drawn.png, alternative_text(file.keepsake)) if drawn else None
