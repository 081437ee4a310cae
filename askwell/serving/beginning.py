"""What is done once at a start, after Askwell has begun to serve."""

import asyncio
import gc

from adapters.shared.tasks import meanwhile
from askwell.assembly import Assembly
from askwell.monitoring.watchdog import keep_telling
from bot.content.advice import the_advice
from bot.content.questions import the_bank
from bot.content.questions.frames import the_frames
from bot.content.questions.subjects import the_subjects
from bot.language import intents
from storage.cards import card_rows

_FIRST_USED = (intents.get_ready, card_rows.get_ready)

GARBAGE_AFTER = 5_000
"""Python looks for garbage whenever there are this many new objects. By default it does so after
700 (Python 3.13: 2,000), and took a tenth of the processor time while many members acted, measured
with Python 3.11. To look through 5,000 objects holds up the event loop for 2 ms."""


async def keep_up(assembly: Assembly) -> None:
    """As Assembly.keep_up, once all content has been read; systemd is told. Raises ContentError."""
    async with meanwhile(keep_telling(lambda: assembly.pulse.still)):
        await get_ready()
        await assembly.store.get_ready()
        gc.freeze()  # what is there by now stays: it is never looked through for garbage again
        gc.set_threshold(GARBAGE_AFTER)
        gc.enable()
        await assembly.keep_up()


async def get_ready() -> None:
    """Read all content, and what worries are found and cards written with, on a thread, while
    platforms connect. So mistakes in the content are reported now, and not to a member. Raises
    ContentError."""
    for read in (the_bank, the_subjects, the_frames, the_advice, *_FIRST_USED):
        await asyncio.to_thread(read)
