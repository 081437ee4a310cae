"""What an operator reads in a terminal, in their own language."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.shared.errors import CannotConnect
from askwell.cli import main
from askwell.terminal import reader_at
from bot.cards.plain_text import plain
from bot.cards.rich_text import Words, say
from tests.languages import speaking
from tools.texts.pseudo import CLOSING, OPENING, pseudo_catalogue

IN_ENV = "in der Umgebung oder .env"
GERMAN = {
    "check what is set up in .env against the real platform": "prüft, was in .env steht",
    "set Askwell up in {platform}": "richtet Askwell in {platform} ein",
    "print the address at which it is let into a server": "zeigt die Adresse für die Einladung",
    "usage: ": "Aufruf: ",
    "No platform is set up in .env; `askwell run` starts the playground.": "In .env steht nichts.",
    "{name} in the environment or .env: {why}.": f"{{name}} {IN_ENV}: {{why}}.",
    "it needs a number of {le} or less": "höchstens {le} ist erlaubt",
    "PUBLIC_URL must begin with https:// and a host, so that nobody can read along.": "Nur https://!",
    "DISCORD_TOKEN names no application: copy the whole token into .env, from its first letter.": (
        "DISCORD_TOKEN ist unvollständig."
    ),
    "The SQLite file {file} cannot be used: {why}": "{file} ist nicht zu gebrauchen: {why}",
    "it is not a database. Name another file.": "das ist keine Datenbank.",
    (
        "Askwell does not tell how it is: set HTTP_PORT in .env, such as {example}, and start "
        "it again."
    ): "Bitte HTTP_PORT setzen.",
    "Type a time, such as {example}.": "Bitte eine Zeit wie {example}.",
}
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def german(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a command in a terminal in Austria. Returns its exit status, and everything that it
    printed."""

    def run(*arguments: str) -> tuple[int, str]:
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    with speaking(tmp_path / "languages", "de", GERMAN):
        yield run


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de-DE"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "pt_BR"}, "pt-BR"),
        ({"LC_MESSAGES": "pt_BR", "LC_ALL": "ca_ES@valencia"}, "ca-ES"),
        ({"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "sv:de"}, "sv"),
        ({"LANGUAGE": "", "LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "../../etc"}, "en"),
    ],
)
def test_the_environment_tells_the_language(environ: dict[str, str], language: str) -> None:
    assert reader_at(environ).language == language


def test_the_help_is_translated_and_so_is_what_argparse_says(german: Run) -> None:
    status, told = german("--help")
    assert status == 0
    assert told.startswith("Aufruf: askwell")
    assert "prüft, was in .env steht" in told
    assert "richtet Askwell in Discord ein" in told
    assert "zeigt die Adresse für die Einladung" in german("discord", "--help")[1]


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("doctor", 0, "In .env steht nichts.\n"),
        ("DISCORD_TOKEN=x health", 1, "Bitte HTTP_PORT setzen.\n"),
        ("HTTP_PORT=70000 run", 2, f"HTTP_PORT {IN_ENV}: höchstens 65535 ist erlaubt.\n"),
        ("PUBLIC_URL=http://a.example slack manifest", 2, "Nur https://!\n"),
    ],
)
def test_faults_are_shown_in_the_language_of_the_terminal(
    german: Run, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, said: str
) -> None:
    words = typed.split()
    for setting in (each for each in words if "=" in each):
        monkeypatch.setenv(*setting.split("="))
    assert german(*(each for each in words if "=" not in each)) == (status, said)


def test_a_database_that_cannot_be_used_is_reported(
    german: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Daniel, thank you. " * 9)
    monkeypatch.setenv("PLAYGROUND_DATABASE", "letter.txt")
    told = "letter.txt ist nicht zu gebrauchen: das ist keine Datenbank.\n"
    assert german("run") == (2, told)


def test_a_time_that_does_not_exist_is_reported(german: Run) -> None:
    status, told = german("read", "times", "")
    assert status == 1
    assert re.fullmatch(r"Bitte eine Zeit wie \w+.*\.\n", told)


def test_the_log_is_in_english(german: Run, caplog: pytest.LogCaptureFixture) -> None:
    why = say("The SQLite file {file} cannot be used: {why}", file=Words("a"), why=Words("b"))
    failed = CannotConnect(why)
    logging.getLogger(__name__).error("%s", failed)
    assert caplog.messages == ["The SQLite file a cannot be used: b"]
    assert plain(failed.why, reader_at({"LANG": "de"})) == "a ist nicht zu gebrauchen: b"


def test_the_story_is_played_in_another_language_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    words: Any = {each.id: each.string for each in pseudo_catalogue("de") if each.id}
    with speaking(tmp_path, "de", words):
        assert main(["story"]) == 0
    told = capsys.readouterr().out
    assert "==== Montag, 23. November 2026 ====" in told
    happened = [line for line in told.splitlines() if re.match(r"\d\d:\d\d ", line)]
    assert len(happened) > 40
    assert not [line for line in happened if OPENING not in line or CLOSING not in line]
