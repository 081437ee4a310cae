"""What `make` does with a virtual environment that no longer works. Nothing is installed here."""

import shutil
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.docs.pages import ROOT

SAYS = "Askwell is set up again."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which `make run` has set Askwell up."""
    folder = tmp_path / "Anna's  Prüfung"
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    (programs.parent / ".ready-to-run").touch()
    (programs / "askwell").write_text(f"#!{programs}/python\n")
    _python(programs, "exit 0")
    return folder


def _python(programs: Path, does: str) -> None:
    (programs / "python").write_text(f"#!/bin/sh\n{does}\n")
    (programs / "python").chmod(0o700)


def _version(programs: Path, version: str) -> None:
    _python(programs, f'[ "$1" != -V ] || echo Python {version}')


def _made(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    """By `make clean`, as far as it comes when it only says what it would do."""
    return subprocess.run(
        [str(which("make")), "--dry-run", "clean", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def _said(folder: Path, *names: str) -> str:
    made = _made(folder, *names)
    assert made.returncode == 0
    return made.stdout


def test_one_that_works_stays(folder: Path) -> None:
    assert SAYS not in _said(folder)
    assert (folder / ".venv").exists()


def test_one_that_is_not_there_yet_is_not_missed(folder: Path) -> None:
    shutil.rmtree(folder / ".venv")
    assert SAYS not in _said(folder)


def test_one_that_was_moved_is_made_again(folder: Path) -> None:
    moved = folder.rename(folder.with_name("elsewhere"))
    assert SAYS in _said(moved)
    assert not (moved / ".venv").exists()


def test_one_whose_python_was_renewed_is_made_again(folder: Path) -> None:
    _python(folder / ".venv" / "bin", "exit 1  # where are its libraries?")
    assert SAYS in _said(folder)
    assert not (folder / ".venv").exists()


def test_one_whose_python_is_gone_is_made_again(folder: Path) -> None:
    (folder / ".venv" / "bin" / "python").unlink()
    assert SAYS in _said(folder)
    assert not (folder / ".venv").exists()


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Another Python, which can be named."""
    _version(tmp_path, "3.13.5")
    return f"PYTHON={tmp_path}/python"


def test_one_made_with_another_python_than_the_named_one_is_made_again(
    folder: Path, other: str
) -> None:
    _version(folder / ".venv" / "bin", "3.12.1")
    assert SAYS in _said(folder, other)
    assert not (folder / ".venv").exists()


def test_one_that_is_not_finished_is_made_again_with_the_named_python(
    folder: Path, other: str
) -> None:
    (folder / ".venv" / ".ready-to-run").unlink()
    assert SAYS in _said(folder, other)


@pytest.mark.parametrize("is_named", [False, True])
def test_one_stays_if_no_other_python_is_named(folder: Path, other: str, is_named: bool) -> None:
    _version(folder / ".venv" / "bin", "3.13.5")
    assert SAYS not in _said(folder, *[other] * is_named)
    assert (folder / ".venv").exists()


def test_a_python_that_is_named_and_not_there_ends_make(folder: Path) -> None:
    made = _made(folder, "PYTHON=python3.99")
    assert made.returncode == 2
    assert "*** There is no python3.99 on this computer. Name another one" in made.stderr
    assert (folder / ".venv").exists()
