"""Commands and examples in the documentation do what it says."""

import re
import shlex
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from socket import socket
from typing import Any

import pytest

from askwell.commands.command_line import _parser, main
from bot.engine.router import Router
from bot.flows import every_flow
from tests.docs.pages import PRESENT, ROOT, page

ASKWELL = ("askwell", ".venv/bin/askwell")
CHEAP = {
    "askwell doctor": 0,
    "askwell health": 1,
    "askwell slack manifest": 0,
    "askwell slack key": 0,
    'askwell read times "Thu 4-6pm" --zone Europe/Berlin': 0,
}
"""The commands that need no server, with their exit status if nothing is set up."""


def named() -> set[str]:
    """The terminal commands in the documentation."""
    codes = {code for each in PRESENT for code in each.in_code()}
    return {f"askwell {code.partition(' ')[2]}" for code in codes if code.split()[:1] in STARTS}


STARTS = [[start] for start in ASKWELL]


def test_every_command_is_one_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    parser: ArgumentParser = _parser()
    for command in named():
        arguments = shlex.split(command)[1:]
        assert "run" in parser.parse_args(arguments), command


def test_programs_of_the_virtual_environment_are_named_where_they_are() -> None:
    codes = ((each.name, code) for each in PRESENT for code in each.in_code())
    content = ((each.name, each.read_text("utf-8")) for each in (ROOT / "bot").rglob("*.toml"))
    told = [(name, text) for name, text in (*codes, *content) if ELSEWHERE.search(text)]
    assert told == []


ELSEWHERE = re.compile(r"(?<![\w/])(?:pytest (?:tests|-)|python -m (?:bot|bench|tools|tests)\b)")
"""A program that a newcomer's shell does not find."""


def test_the_docs_name_the_commands_tested_here() -> None:
    assert named() >= CHEAP.keys()


@pytest.mark.parametrize(("command", "status"), CHEAP.items())
def test_a_command_does_something(
    command: str, status: int, capsys: pytest.CaptureFixture[str], in_an_empty_folder: None
) -> None:
    assert main(shlex.split(command)[1:]) == status
    printed = capsys.readouterr()
    assert printed.out or printed.err


@pytest.fixture
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Without a `.env`, and with no server on the port of a playground."""
    monkeypatch.chdir(tmp_path)
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PLAYGROUND_PORT", str(taken.getsockname()[1]))
        yield


def test_the_story_begins_as_members_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story"]) == 0
    told = iter(capsys.readouterr().out.splitlines())
    (begins,) = page("docs/members.md").blocks("")
    for line in begins.splitlines():
        assert line.strip(" .|") == "" or line in told, line


def test_the_command_of_the_guide_works_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    command, test = page("docs/developers/add-a-command.md").blocks("python")
    monkeypatch.setattr("askwell.assembly.every_flow", lambda: with_flow(run(command)["router"]))
    run(f"from tests.bot.town import a_town\n{test}\ntest_lucky_shows_one_host()\n")


def with_flow(added: Router) -> Router:
    whole = Router()
    for each in (every_flow(), added):
        whole.include(each)
    return whole


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, "docs", "exec"), names)  # noqa: S102
    return names
