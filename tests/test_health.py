"""`askwell health`, from the point of view of a person at a terminal."""

import errno
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import URLError

import pytest

from askwell.cli import main
from askwell.commands import health
from askwell.serving.database_mark import mark_of
from tests.test_askwell import fetch, free_port, start


@dataclass(frozen=True)
class Running:
    folder: Path
    http_port: str
    playground_port: str


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder, http_port, playground_port = tmp_path_factory.mktemp("ours"), free_port(), free_port()
    ours = Running(folder, str(http_port), str(playground_port))
    settings = {"HTTP_PORT": ours.http_port, "PLAYGROUND_PORT": ours.playground_port}
    with start(folder, **settings) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield ours
        finally:
            process.terminate()


def test_askwell_is_asked_how_it_is(
    running: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ready = fetch(f"http://127.0.0.1:{running.http_port}/readyz")
    assert json.loads(ready) == {"well": True, "why": []}
    monkeypatch.chdir(running.folder)
    monkeypatch.setenv("HTTP_PORT", running.http_port)
    assert main(["health"]) == 0
    assert capsys.readouterr().out == "Askwell is well.\n"


def test_where_nobody_answers_it_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HTTP_PORT", str(port))
    assert main(["health"]) == 1
    told = capsys.readouterr().out
    assert told == f"Nothing listens at http://127.0.0.1:{port}: is Askwell running?\n"


def test_an_address_that_cannot_be_reached_is_said_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_: object, **_more: object) -> None:
        raise URLError(OSError(errno.EHOSTUNREACH, "No route to host"))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HTTP_PORT", "1")
    monkeypatch.setattr(health, "urlopen", unreachable)
    assert main(["health"]) == 1
    assert "(No route to host): is it running?" in capsys.readouterr().out


def test_one_that_hangs_is_not_taken_for_one_that_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as hangs:
        monkeypatch.setenv("HTTP_PORT", str(hangs.getsockname()[1]))
        assert main(["health"]) == 1
        hangs.setblocking(False)
        hangs.accept()[0].close()
        with pytest.raises(BlockingIOError):  # a second page would double the wait
            hangs.accept()
    told = capsys.readouterr().out
    assert "did not answer in time" in told
    assert len(told.splitlines()) == 1


def test_the_playground_is_asked_at_its_page(
    running: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(running.folder)
    monkeypatch.setenv("PLAYGROUND_PORT", running.playground_port)
    assert main(["health"]) == 0
    assert capsys.readouterr().out == "Askwell is well.\n"


def test_another_askwell_at_its_port_is_not_taken_for_it(
    tmp_path: Path,
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAYGROUND_PORT", running.playground_port)
    assert main(["health"]) == 1
    assert capsys.readouterr().out == (
        "Another Askwell, which uses another database, answers at this port. Is yours running, and "
        "does it have a port of its own?\n"
    )
    monkeypatch.setenv("PLAYGROUND_DATABASE", str(running.folder / "playground.db"))
    assert main(["health"]) == 0


def test_the_mark_of_a_database_contains_no_password() -> None:
    url = "postgresql://askwell{}@db.example/askwell{}"
    assert mark_of(url.format(":secret", "")) == mark_of(url.format("", "?password=secret"))
    assert mark_of(url.format(":odd?one/", "")) == mark_of(url.format("", ""))
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
