"""The benchmarks run. What they measure is asserted nowhere."""

import pytest

from bench.__main__ import main


def test_the_benchmarks_run_to_their_end(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--scale", "0.001", "--sqlite-only"])

    told = capsys.readouterr().out
    for measured in (
        "askwell --help",
        "read_times",
        "a plan",
        "posting alone",
        "settings, sent",
        "times hello-world",
        "over HTTP",
        "In Discord",
        "a reminder",
        "stale timers",
        "cards",
        "APScheduler",
        "timers asleep",
        "p50 ms meanwhile",
        "killed in the middle",
        "waiting elsewhere",
    ):
        assert measured in told
