"""The terminal commands: what they import, and how they end if nobody reads their output."""

import os
import runpy
import subprocess
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest

from askwell.cli import main
from askwell.printing import INTERRUPTED, UNREAD
from tests.test_askwell import HERE

THIRD_PARTY = """
import sys
before = set(sys.modules)
from askwell.cli import main
try:
    main(["--help"])
except SystemExit:
    pass
new = (module for name, module in sys.modules.items() if name not in before)
print(*(each.__name__ for each in new if "site-packages" in str(getattr(each, "__file__", ""))))
"""
PLAYGROUND = """
import asyncio
import sys
from contextlib import suppress
from askwell.cli import main
from askwell.serving.serving import run
from askwell.settings import read_settings

class Serving(Exception):
    pass

def serves(_address):
    raise Serving

with suppress(Serving):
    asyncio.run(run(read_settings(), serves))
print(*sorted(sys.modules))
"""

ON_PLATFORMS = """
import sys
import adapters.discord.connection
import adapters.slack.connection
import askwell.serving.running
from bot.flows import every_flow

every_flow()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
HEALTH = """
import sys
from askwell.cli import main

main(["health"])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
AT_THE_END = """
import atexit
import gc
from askwell.cli import main

atexit.register(lambda: print(gc.get_freeze_count() > 0))
main(["--version"])
"""
FOR_A_FEW = {
    *("alembic", "cryptography", "emoji", "fasttext", "holidays", "icalendar", "linkify_it"),
    *("psycopg", "recurring_ical_events", "vl_convert"),
}
"""Libraries that take long to import or need much memory, and that only some commands need, or some
databases."""


def printed(program: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={"PLAYGROUND_PORT": "0", "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()[-1]


def test_the_help_of_a_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["erase", "--help"])
    assert "erase a person who has left, at their request" in capsys.readouterr().out


@pytest.mark.parametrize(("command", "missing"), [("read", "kind"), ("slack", "{manifest,key}")])
def test_what_is_missing_is_named_as_required(
    capsys: pytest.CaptureFixture[str], command: str, missing: str
) -> None:
    with pytest.raises(SystemExit):
        main([command])
    assert capsys.readouterr().err.endswith(f"required: {missing}\n")


def test_the_help_needs_nothing_but_python(tmp_path: Path) -> None:
    assert printed(THIRD_PARTY, tmp_path) == ""


def test_the_playground_loads_no_platform(tmp_path: Path) -> None:
    loaded = printed(PLAYGROUND, tmp_path).split()
    assert {"aiohttp", "sqlmodel"} <= set(loaded)
    assert not ({"slack_sdk", "slack_bolt", "discord"} | FOR_A_FEW) & set(loaded)
    assert "sqlalchemy.dialects.postgresql" not in loaded


def test_asking_how_it_is_loads_neither_server_nor_database(tmp_path: Path) -> None:
    loaded = printed(HEALTH, tmp_path).split()
    assert "pydantic" in loaded
    assert not {"aiohttp", "sqlalchemy"} & set(loaded)


def test_a_command_ends_without_looking_for_garbage(tmp_path: Path) -> None:
    """That would take a quarter of the time of a short command."""
    assert printed(AT_THE_END, tmp_path) == "True"


def test_platforms_load_no_library_that_is_for_a_few(tmp_path: Path) -> None:
    loaded = printed(ON_PLATFORMS, tmp_path).split()
    assert {"slack_bolt", "discord"} <= set(loaded)
    assert not FOR_A_FEW & set(loaded)


def unread(*arguments: str) -> tuple[int, str]:
    """The exit status and the errors, if the output goes into a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, *arguments],
        env={"PYTHONPATH": str(HERE)},
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )
    os.close(write)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--help", UNREAD),
        ("slack key", UNREAD),
        ("story", 0),
    ],
)
def test_a_closed_pipe_ends_the_command_quietly(arguments: str, status: int) -> None:
    assert unread("-m", "askwell", *arguments.split()) == (status, "")


def test_an_announcement_that_nobody_reads_stops_nothing() -> None:
    program = "from askwell.printing import announce; announce('Here'); announce('There')"
    assert unread("-c", program) == (0, "")


def test_what_is_announced_after_the_terminal_was_closed_ends_nothing() -> None:
    """Askwell goes on in the background, for example after `make run &` and `disown`."""
    announces = "input(); from askwell.printing import announce; announce('a'); announce('b')"
    terminal, theirs = os.openpty()
    told, tells = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", announces], stdin=told, stdout=theirs, stderr=theirs
    ) as announcing:
        for each in (theirs, terminal, told):
            os.close(each)
        os.write(tells, b"\n")
        os.close(tells)
    assert announcing.returncode == 0


class CtrlC(MetaPathFinder):
    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "askwell.commands.command_line":
            raise KeyboardInterrupt


def test_ctrl_c_during_the_first_imports_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("askwell.cli", "askwell.commands.command_line"):
        monkeypatch.delitem(sys.modules, each)
    monkeypatch.setattr(sys, "meta_path", [CtrlC(), *sys.meta_path])
    with pytest.raises(SystemExit) as end:
        runpy.run_module("askwell", run_name="__main__")
    assert end.value.code == INTERRUPTED
