"""Has work done by a process of its own, which may take too much memory or time without harm to
us."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from pathlib import Path

import adapters

HOUSE = str(Path(adapters.__file__).parent.parent)


def program_of(module: str) -> str:
    """The Python program that calls `main` of this module of ours."""
    return f"import sys; sys.path.insert(0, {HOUSE!r}); from {module} import main; main()"


async def answer_of(
    program: str, asked: bytes, seconds: float, environment: Mapping[str, str]
) -> tuple[bytes, int]:
    """What the program answers, and its exit status. Raises TimeoutError if that takes longer than
    these seconds.

    The process gets neither our environment, which contains secrets, nor our modules, except those
    that the program imports (`-I`).
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", program),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment,
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(asked)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return answer, await process.wait()
