"""The benchmarks run. Their results are not asserted anywhere."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bench import starting, storm
from bench.__main__ import ON_SQLITE, main
from bench.databases import sqlite
from tests import tables

MEASURED = {
    "Starting": "askwell --help",
    "Times in words": "read_times",
    "Plans, in processor time": "a plan",
    "What flows make out, in processor time": "questions on a topic",
    "The same commands in a small and a large community": "settings, sent",
    "What an interview takes, and a card and a reminder of a processor": "a reminder",
    "A round of suggestions": "posting alone",
    "Commands": "a request, sent",
    "In Slack, through Socket Mode": "times hello-world",
    "In Slack, over HTTP": "times hello-world",
    "In Discord": "times hello-world",
    "Nudges to many at once in Slack": "killed in the middle",
    "Due all at once": "APScheduler",
    "Where nothing is due": "timers asleep",
    "A removed space": "20 members",
    "What is old is forgotten": "bare UPDATE",
    "Members' commands while a week's timers fire": "p50 ms meanwhile",
    "Cards that wait in other spaces": "waiting elsewhere",
    "A search while a community grows": "find, two words",
    "A member's commands beside searches": "beside searches",
    "The report in numbers": "plain SELECT",
}
WAITS = "Nudges to many at once in Slack"
"""After the kill, it waits for half a minute before it posts again what may have arrived."""


def arguments(part: str) -> list[str]:
    return ["--scale", "0.001", "--sqlite-only", "--only", part]


def assert_told(part: str, told: str) -> None:
    title = f"\n{part}, on SQLite\n"
    assert title in told
    assert MEASURED[part] in told.partition(title)[2]


@pytest.fixture(scope="module")
def waits() -> Iterator["subprocess.Popen[str]"]:
    """The part that waits, in a process beside the other parts."""
    command = [sys.executable, "-m", "bench", *arguments(WAITS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bench:
        yield bench
        bench.send_signal(signal.SIGINT)  # if nobody waited for its end


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize("part", [each for each in ON_SQLITE if each != WAITS])
def test_a_part_of_the_benchmarks_runs_to_its_end(
    part: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.databases.migrate", tables.migrate)
    main(arguments(part))
    assert_told(part, capsys.readouterr().out)


async def test_a_week_of_timers_sends_the_reminders_of_the_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are known by the keys that rows store."""
    monkeypatch.setattr("bench.databases.migrate", tables.migrate)
    with sqlite() as url_of:
        found = await storm.measure(url_of, 0.001)
    assert found.reminders
    assert not found.stale


def test_the_part_that_waits_runs_to_its_end_too(waits: "subprocess.Popen[str]") -> None:
    told, _ = waits.communicate()
    assert waits.returncode == 0
    assert_told(WAITS, told)


@pytest.mark.parametrize(("typed", "why"), [("x", "a number"), ("0", "0.001 at least")])
def test_a_scale_that_cannot_be_is_refused_in_a_sentence(
    typed: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--scale", typed])
    assert why in capsys.readouterr().err


def test_the_processor_time_of_a_process_that_has_ended_is_known() -> None:
    before = starting.waited_for()
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert starting.processor_time(process.pid, before) > 0
