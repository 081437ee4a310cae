"""What a start does once, so that Askwell serves soon."""

import asyncio
import gc

from askwell.assembly import Assembly
from bot.content.advice import the_advice
from bot.content.questions import the_bank
from bot.content.questions.frames import the_frames
from bot.content.questions.subjects import the_subjects


async def keep_up(assembly: Assembly) -> None:
    """As Assembly.keep_up, once all content is read. Raises ContentError."""
    await _read_content()
    gc.freeze()  # what is there by now stays: it is never looked through for garbage again
    gc.enable()
    await assembly.keep_up()


async def _read_content() -> None:
    """On a thread, while platforms connect. Mistakes in it are said now, not to a member."""
    for read in (the_bank, the_subjects, the_frames, the_advice):
        await asyncio.to_thread(read)
