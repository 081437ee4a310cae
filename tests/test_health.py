"""`askwell health`, from the point of view of a person at a terminal."""

import json
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from askwell.cli import main
from askwell.database_mark import mark_of
from tests.test_askwell import fetch, free_port, start


def test_askwell_is_asked_how_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HTTP_PORT", str(port))
    with start(tmp_path, HTTP_PORT=str(port)) as running:
        try:
            assert running.stdout is not None
            running.stdout.readline()
            assert json.loads(fetch(f"http://127.0.0.1:{port}/readyz")) == {"well": True, "why": []}
            assert main(["health"]) == 0
            assert capsys.readouterr().out == "Askwell is well.\n"
        finally:
            running.terminate()
    assert main(["health"]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"Askwell does not answer at http://127.0.0.1:{port} (")
    assert len(told.splitlines()) == 1


def test_the_playground_is_asked_at_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAYGROUND_PORT", str(port))
    with start(tmp_path, PLAYGROUND_PORT=str(port)) as running:
        try:
            assert running.stdout is not None
            running.stdout.readline()
            assert main(["health"]) == 0
        finally:
            running.terminate()
    assert capsys.readouterr().out == "Askwell is well.\n"


def test_another_askwell_at_its_port_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    ours, another = tmp_path / "ours", tmp_path / "another"
    ours.mkdir()
    another.mkdir()
    monkeypatch.chdir(ours)
    monkeypatch.setenv("PLAYGROUND_PORT", str(port))
    with start(another, PLAYGROUND_PORT=str(port)) as running:
        try:
            assert running.stdout is not None
            running.stdout.readline()
            assert main(["health"]) == 1
            monkeypatch.setenv("PLAYGROUND_DATABASE", "../another/playground.db")
            told = capsys.readouterr().out
            assert main(["health"]) == 0
        finally:
            running.terminate()
    assert told == (
        "Another Askwell, which uses another database, answers at this port. Is yours running, and "
        "does it have a port of its own?\n"
    )


def test_the_mark_of_a_database_holds_no_password() -> None:
    url = "postgresql://askwell{}@db.example/askwell{}"
    assert mark_of(url.format(":secret", "")) == mark_of(url.format("", "?password=secret"))
    assert mark_of(url.format("", "")) != mark_of(url.format("", "2"))


def test_without_a_port_it_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCORD_TOKEN", "a.token")
    assert main(["health"]) == 1
    assert "set HTTP_PORT in .env" in capsys.readouterr().err


def test_another_server_is_not_taken_for_askwell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        port = server.server_port
        monkeypatch.setenv("HTTP_PORT", str(port))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            assert main(["health"]) == 1
        finally:
            server.shutdown()
    assert capsys.readouterr().out == f"What answers at http://127.0.0.1:{port} is not Askwell.\n"
