"""How quickly Askwell starts, and how much memory it uses, next to a process that only imports the
packages that it needs."""

import os
import sys
from asyncio import sleep
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import bench
from bench.discord.traffic import APPLICATION
from bench.interactions import other_process

ROUNDS = 7
SETTLING = 2.0
"""How many seconds after the start memory is measured. Content is still being read before that."""
MEGABYTE = 1024
_FLOOR = "import slack_bolt.async_app, discord, sqlmodel; print('imported', flush=True); input()"
_ASKWELL = ("-m", "askwell")
_TICK = 1 / os.sysconf("SC_CLK_TCK")
_APP = urlsafe_b64encode(APPLICATION.encode()).decode().rstrip("=")


@dataclass
class Start:
    """One way to start. `says`: what the process prints once it is ready. `is_first`: there is no
    database yet. Times are in seconds, memory in MB."""

    what: str
    arguments: Sequence[str]
    says: Sequence[str]
    settings: Mapping[str, str] = field(default_factory=dict)
    is_first: bool = False
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def forget(self) -> None:
        """Drop the first round, in which Python compiles modules and most databases are created."""
        for each in (self.wall, self.cpu, self.memory):
            each.clear()


async def measure(scale: float) -> list[Start]:
    """The last result is the floor."""
    async with (
        other_process("bench.slack.pretend") as slack,
        other_process("bench.discord.pretend") as discord,
    ):
        compared = [*_askwells(slack, discord), Start("floor", ("-c", _FLOOR), ["imported"])]
        with TemporaryDirectory(prefix="askwell-bench-") as folder:
            for number in range(1 + int(ROUNDS * scale)):
                for each in compared:
                    if number == 1:
                        each.forget()
                    with TemporaryDirectory(dir=folder) as empty:
                        where = empty if each.is_first else folder
                        await _start(each, where, SETTLING * min(scale, 1))
    return compared


def _askwells(slack: str, discord: str) -> list[Start]:
    on_platforms = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_APP_TOKEN": "xapp-bench",
        "SLACK_API_URL": f"{slack}api/",
        "DISCORD_TOKEN": f"{_APP}.bench.{'starting':-<20}",
        "DISCORD_API_BASE": f"{discord}api",
    }
    playground = ((*_ASKWELL, "run"), ["playground is at"], {"PLAYGROUND_PORT": "0"})
    return [
        Start("askwell --help", (*_ASKWELL, "--help"), ["usage"]),
        Start("playground, first start", *playground, is_first=True),
        Start("playground", *playground),
        Start("Slack and Discord", (*_ASKWELL, "run"), ["in Slack", "in Discord"], on_platforms),
    ]


async def _start(start: Start, folder: str, settling: float) -> None:
    began, before = perf_counter(), waited_for()
    async with _process(start, folder) as process:
        assert process.stdout
        missing = set(start.says)
        while missing:
            line = (await process.stdout.readline()).decode()
            assert line, f"{start.what} ended before it said {missing}"
            missing -= {each for each in missing if each in line}
        start.wall.append(perf_counter() - began)
        start.cpu.append(processor_time(process.pid, before))
        await sleep(settling)
        start.memory.append(_memory(process.pid))


@asynccontextmanager
async def _process(start: Start, folder: str) -> AsyncIterator[Process]:
    """It runs with compiled modules, as on an operator's machine, and without our environment
    variables."""
    settings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(bench.__file__).parents[1]),
        **start.settings,
    }
    process = await create_subprocess_exec(
        *(sys.executable, *start.arguments), cwd=folder, env=settings, stdin=PIPE, stdout=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


def processor_time(process: int, before: float) -> float:
    """The processor time in seconds. A process that has ended keeps its times until asyncio waits
    for it; then it is what `waited_for` has grown by since `before`."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except FileNotFoundError:
        return waited_for() - before
    return (int(fields[11]) + int(fields[12])) * _TICK


def waited_for() -> float:
    """The processor time of all processes of ours that have ended and were waited for, in
    seconds."""
    times = getrusage(RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def _memory(process: int) -> float:
    """The memory in MB. 0 for a process that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except FileNotFoundError:
        return 0
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return int(lines["VmRSS"].split()[0]) / MEGABYTE if "VmRSS" in lines else 0


def times_the_floor(of: Sequence[float], floor: Sequence[float]) -> float:
    """The median of all rounds, each divided by the round of the floor next to it."""
    return median(one / other for one, other in zip(of, floor, strict=True))
