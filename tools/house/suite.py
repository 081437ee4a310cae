"""How many tests there are, and how long the last run of `make test` took."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

LAST_RUN = Path(".pytest_cache/last-run.xml")
"""The report that `make test` writes."""


class SuiteRun(NamedTuple):
    tests: int
    seconds: float | None
    """Elapsed time. None if the tests were only counted."""


def last_run(root: Path) -> SuiteRun | None:
    """None if there is no report."""
    if not (root / LAST_RUN).exists():
        return None
    suites = list(ElementTree.parse(root / LAST_RUN).getroot().iter("testsuite"))  # noqa: S314
    tests = sum(int(suite.get("tests", 0)) for suite in suites)
    return SuiteRun(tests, sum(float(suite.get("time", 0)) for suite in suites))


def count_tests(root: Path) -> SuiteRun:
    """Counts the tests by letting pytest collect them, without running any."""
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
        text=True,
    )
    number = re.search(r"(\d+) tests? collected", collected.stdout)
    if number is None:
        raise RuntimeError(f"pytest collected nothing:\n{collected.stdout}{collected.stderr}")
    return SuiteRun(int(number[1]), None)
