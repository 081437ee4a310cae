"""The files for operators run what exists."""

import os
import re
import shlex
import subprocess
from pathlib import Path
from shutil import which

import pytest

from askwell.commands.command_line import _parser
from askwell.settings import Settings
from tests.docs.pages import ROOT, page

UNIT = ROOT / "deploy" / "askwell.service"
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
COMPOSE = ROOT / "deploy" / "compose.yaml"
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def test_the_containers_and_the_unit_start_existing_commands() -> None:
    started = re.findall(r"^ExecStart=(.*)$", UNIT.read_text("utf-8"), re.MULTILINE)
    started += [
        " ".join(re.findall(r'"([^"]+)"', words))
        for words in re.findall(r"CMD \[(.*)\]", DOCKERFILE.read_text("utf-8"))
    ]
    assert len(started) == 3
    for command in started:
        program, *arguments = shlex.split(command)
        assert Path(program).name == "askwell"
        assert "run" in _parser().parse_args(arguments)


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    here = tmp_path / "askwell.service"
    here.write_text(UNIT.read_text("utf-8").replace("/opt/askwell/.venv/bin/askwell", "/bin/true"))

    found = subprocess.run(
        [str(which("systemd-analyze")), "verify", here], capture_output=True, check=False
    )

    assert (found.returncode, found.stderr) == (0, b"")


def test_a_forbidden_system_call_does_not_kill_the_unit() -> None:
    """V8, which draws our pictures, tries pkey_alloc, and does without where that fails."""
    words = UNIT.read_text("utf-8")
    assert "SystemCallFilter=@system-service\n" in words
    assert "SystemCallErrorNumber=EPERM\n" in words


def test_the_unit_waits_for_the_right_time_and_not_for_an_operator() -> None:
    words = UNIT.read_text("utf-8")
    assert "\nAfter=time-sync.target\n" in words
    assert "\nRestartPreventExitStatus=2\n" in words


def test_the_container_sets_what_is_a_setting() -> None:
    set_there = re.findall(r"\b([A-Z]+_[A-Z]+)=", DOCKERFILE.read_text("utf-8"))
    assert set_there
    assert {each.lower() for each in set_there} <= Settings.model_fields.keys()


def test_no_secret_gets_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_in = {each[1:] for each in ignored if each.startswith("!")}
    assert ignored[1] == "*"
    assert all((ROOT / each).exists() for each in let_in)
    wheel = re.search(r"only-include = \[(.*)\]", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert wheel
    assert set(re.findall(r'"(\w+)"', wheel[1])) <= let_in


def test_the_workflow_runs_what_there_is_with_few_rights() -> None:
    workflow = WORKFLOW.read_text("utf-8")
    (run,) = re.findall(r"- run: (.*)", workflow)
    assert os.access(ROOT / run, os.X_OK)
    assert "permissions:\n  contents: read\n" in workflow
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", each) for each in used)


def test_the_docs_name_the_files_in_deploy() -> None:
    told = page("docs/operators/deploying.md").text
    for each in (UNIT, DOCKERFILE, COMPOSE):
        assert f"deploy/{each.name}" in told
