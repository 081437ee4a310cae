"""Has pictures drawn in a separate process; see adapters.pictures.drawing."""

import asyncio
import json
import logging
from collections.abc import Sequence
from typing import Any

from adapters.pictures import keepsake
from adapters.pictures.vega import spec
from adapters.shared.own_process import answer_of, program_of
from bot.cards.keepsakes import Keepsake
from bot.cards.reader import Reader
from bot.engine.store.ports import Drawing, DrawnPicture

log = logging.getLogger(__name__)

PROGRAM = program_of("adapters.pictures.drawing")
SECONDS = 60.0
"""Until all pictures are drawn. Three take about 2 s, and longer on a slow computer."""

_ENDED = (
    "A picture could not be drawn: the process for it ended with status %s. The usual cause is too "
    "little memory, or a limit on addresses (ulimit -v)."
)


class VegaDrawer:
    """bot.engine.store.ports.PictureDrawer. Only one process at a time, because each uses a whole
    processor for seconds."""

    def __init__(self, seconds: float = SECONDS, program: str = PROGRAM) -> None:
        self._turn = asyncio.Lock()
        self._seconds = seconds
        self._program = program

    async def draw(self, drawings: Sequence[Drawing], reader: Reader) -> list[DrawnPicture | None]:
        asked = json.dumps([_spec(each, reader) for each in drawings]).encode()
        async with self._turn:
            answers = await self._answers(asked)
        if None in answers:
            log.warning("A picture could not be drawn: vl-convert refused it.")
        drawn = [DrawnPicture(**each) if each else None for each in answers]
        return drawn if len(drawn) == len(drawings) else [None] * len(drawings)

    async def _answers(self, asked: bytes) -> list[dict[str, str] | None]:
        """Empty if the process failed or took too long; the log says which."""
        try:
            told, status = await answer_of(self._program, asked, self._seconds, environment={})
        except TimeoutError:
            log.warning("A picture could not be drawn within %g seconds.", self._seconds)
            return []
        try:
            answers: list[dict[str, str] | None] = json.loads(told)
        except ValueError:
            log.warning(_ENDED, status)
            return []
        return answers


def _spec(drawing: Drawing, reader: Reader) -> dict[str, Any]:
    if isinstance(drawing, Keepsake):
        return keepsake.spec(drawing, reader)
    return spec(drawing, reader)
