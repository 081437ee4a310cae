"""The entry point, from the point of view of a person at a terminal."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from adapters.slack.encryption import new_key
from adapters.slack.http_settings import HttpSettings
from askwell.cli import main
from askwell.settings import Settings, read_settings
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.content.questions import read_bank
from storage.connections.database import place_of
from tests.conftest import Command

PUBLIC = "https://askwell.example"
HERE = Path(__file__).parents[1]
GREETING = "Askwell's playground is at http://127.0.0.1:"


def test_the_story_is_played_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story"]) == 0

    told = capsys.readouterr().out
    for line in (
        "Maya types: find user research",
        "Maya would like to learn from you",
        "Thursday 26 November 2026, 17:00 CET",
        "Thursday 26 November 2026, 19:00 EAT",
        "How did it go with Daniel?",
        "A thank-you note from Maya",
        "Stay in touch with Daniel?",
        "News from Maya",
    ):
        assert line in told


def test_the_playground_starts_says_why_and_ctrl_c_stops_it(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/mine.db"
    with running(tmp_path, DATABASE_URL=database) as (askwell_run, address):
        assert askwell_run.stdout is not None
        why = askwell_run.stdout.readline()
        assert "Askwell" in fetch(address)
        askwell_run.send_signal(signal.SIGINT)
        assert askwell_run.wait(60) == 0
        assert askwell_run.stderr is not None
        assert askwell_run.stderr.read() == ""
    assert "no platform is set up" in why
    assert "SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in why
    assert "DISCORD_TOKEN" in why


def test_under_nohup_in_the_background_it_goes_on_and_hears_ctrl_c(tmp_path: Path) -> None:
    """What a shell starts in the background of a script ignores Ctrl-C at first."""
    with (
        inherited(signal.SIGHUP, signal.SIG_IGN),
        inherited(signal.SIGINT, signal.SIG_IGN),
        running(tmp_path) as (askwell_run, address),
    ):
        askwell_run.send_signal(signal.SIGHUP)
        assert "Askwell" in fetch(address)
        askwell_run.send_signal(signal.SIGINT)
        assert askwell_run.wait(60) == 0


@contextmanager
def inherited(which: signal.Signals, disposition: signal.Handlers) -> Iterator[None]:
    """While this is active, new processes begin with this disposition for the signal."""
    before = signal.signal(which, disposition)
    try:
        yield
    finally:
        signal.signal(which, before)


def test_after_a_sudden_end_words_are_still_there_and_a_closed_terminal_stops_it_in_order(
    tmp_path: Path,
) -> None:
    with running(tmp_path) as (askwell_run, address):
        say(address, "maya", "help")
        move_clock(address)
        before = json.loads(fetch(f"{address}/api/state"))["clock"]["now"]
        askwell_run.kill()
        askwell_run.wait(60)
    with inherited(signal.SIGHUP, signal.SIG_DFL), running(tmp_path) as (askwell_run, address):
        assert "What I can do for you" in fetch(f"{address}/api/conversations/maya")
        assert json.loads(fetch(f"{address}/api/state"))["clock"]["now"] >= before
        askwell_run.send_signal(signal.SIGHUP)
        assert askwell_run.wait(60) == 0


def test_a_taken_port_is_said_in_one_sentence_before_anything_is_done(
    command: Command, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, out, err = command("run", PLAYGROUND_PORT=str(port))
    assert status == 1
    assert out == ""
    assert err.startswith(f"Port {port} is taken")
    assert len(err.splitlines()) == 1
    assert [*tmp_path.iterdir()] == [], "no database was made"


@pytest.mark.parametrize("name", ["playground.db", "mine?.db", "half%20done.db", "a b#c.db"])
def test_the_file_of_the_playground_has_exactly_the_name_that_is_set(name: str) -> None:
    assert place_of(Settings(playground_database=name).playground_url) == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLAYGROUND_PORT", "eighty"),
        ("PLAYGROUND_PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
    ],
)
def test_a_wrong_setting_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{name} ")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://askwell"),
        ("DATABASE_URL", "askwell.db"),
        ("PUBLIC_URL", "http://askwell.example"),
    ],
)
def test_a_supervisor_does_not_start_again_with_an_address_that_stays_wrong(
    name: str, value: str, command: Command
) -> None:
    """deploy/askwell.service knows it by the status."""
    status, _, err = command("run", DISCORD_TOKEN="a.b.c", **{name: value})
    assert status == 2
    assert len(err.splitlines()) == 1


def test_an_env_file_of_another_encoding_is_said_in_one_sentence(
    tmp_path: Path, command: Command
) -> None:
    (tmp_path / ".env").write_bytes("LOG_LEVEL=INFO\n".encode("utf-16"))
    status, _, err = command("run")
    assert status == 2
    assert err == "The file .env is no UTF-8 text. Save it again as UTF-8.\n"


@pytest.mark.parametrize("line", ["LOG_LEVEL=LOUD", "\ufeffLOG_LEVEL=LOUD", "log_level=LOUD"])
def test_an_env_file_is_read_as_people_write_it(
    line: str, tmp_path: Path, command: Command
) -> None:
    """Some editors begin a file with a mark of its encoding."""
    (tmp_path / ".env").write_text(line, "utf-8")
    status, _, err = command("run")
    assert status == 2
    assert err.startswith("LOG_LEVEL in the environment or .env: it needs 'DEBUG', 'INFO'")


@pytest.mark.parametrize("lines", ["HTTP_PORT=x", "HTTP_PORT=x\nhttp_port=y"])
def test_the_environment_goes_before_the_env_file(
    lines: str, tmp_path: Path, command: Command
) -> None:
    (tmp_path / ".env").write_text(lines, "utf-8")
    status, _, err = command("run", HTTP_PORT="-1")
    assert status == 2
    assert err == "HTTP_PORT in the environment or .env: it needs a number of 0 or more.\n"


@pytest.mark.parametrize("nothing", ["", " "])
def test_an_empty_setting_is_not_set(
    nothing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.names():
        monkeypatch.setenv(name, nothing)
    assert read_settings() == Settings()


def test_a_setting_that_is_empty_in_the_environment_hides_the_line_of_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So one process leaves out Discord, whose token the others have from the file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DISCORD_TOKEN=a.b.c\nHTTP_PORT=\n", "utf-8")
    assert read_settings().discord.given
    monkeypatch.setenv("DISCORD_TOKEN", "")
    assert read_settings() == Settings()


def test_a_database_that_cannot_be_used_is_said_in_one_sentence(command: Command) -> None:
    status, _, err = command("run", PLAYGROUND_DATABASE="nowhere/playground.db")
    assert status == 2
    assert "nowhere" in err
    assert len(err.splitlines()) == 1


def test_a_mistake_in_the_questions_is_said_at_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreadable() -> None:
        read_bank({"fields/mine.toml": '[[skills]]\nid = "x"\nminutes = 9\n'})

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAYGROUND_PORT", "0")
    monkeypatch.setattr("askwell.serving.beginning.the_bank", unreadable)
    assert main(["run"]) == 2
    assert capsys.readouterr().err.startswith("fields/mine.toml, line 1: in 'x', text is missing")


@pytest.mark.parametrize(
    "tokens",
    [
        {"SLACK_BOT_TOKEN": "foo", "SLACK_APP_TOKEN": "xapp-1"},
        {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xoxp-1"},
        {"DISCORD_TOKEN": "foo"},
    ],
)
def test_wrong_tokens_end_with_a_status_that_prevents_a_restart(
    tokens: dict[str, str], command: Command
) -> None:
    status, out, err = command("run", **tokens)
    assert (status, out) == (2, "")
    assert any(name in err for name in tokens)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("name", "wrong"), [("run", 2), ("doctor", 1)])
def test_half_of_slack_is_said_in_a_sentence(name: str, wrong: int, command: Command) -> None:
    status, out, err = command(name, SLACK_BOT_TOKEN="xoxb-1")
    assert status == wrong
    assert (out + err).startswith("SLACK_APP_TOKEN is missing in .env: ")
    assert "xoxb-1" not in out + err


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nobody listens, and at which nobody else can begin to listen in the
    meantime."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield "127.0.0.1:{1}".format(*taken.getsockname())


def test_slack_that_cannot_be_reached_is_said_in_a_sentence(nobody: str, command: Command) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    status, out, err = command("run", SLACK_API_URL=f"http://{nobody}/api/", **tokens)
    assert (status, out) == (1, "")
    assert err.startswith("Slack cannot be reached at http://127.0.0.1:")
    assert len(err.splitlines()) == 1


def test_the_manifest_is_json_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["slack", "manifest"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["settings"]["socket_mode_enabled"] is True


def test_the_manifest_for_http_names_the_public_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://askwell.example/")
    assert main(["slack", "manifest"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["settings"]["socket_mode_enabled"] is False
    assert printed["settings"]["interactivity"]["request_url"] == f"{PUBLIC}/slack/events"
    assert printed["oauth_config"]["redirect_urls"] == [f"{PUBLIC}/slack/oauth_redirect"]
    monkeypatch.setenv("PUBLIC_URL", "http://askwell.example")
    assert main(["slack", "manifest"]) == 2
    assert capsys.readouterr().err.startswith("PUBLIC_URL must begin with https://")


def test_a_key_is_printed_that_can_be_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["slack", "key"]) == 0
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == 1
    assert plain(HttpSettings(token_keys=printed).faults()[-1], ANYBODY).startswith("PUBLIC_URL")


def test_slack_is_served_over_http_until_ctrl_c(tmp_path: Path, command: Command) -> None:
    served = over_http()
    with start(tmp_path, **served) as running:
        try:
            assert running.stdout is not None
            greeting = running.stdout.readline()
            [port] = re.findall("is in Slack, listens at http://127.0.0.1:([0-9]+)", greeting)
            assert f"{PUBLIC}/slack/install" in greeting
            assert json.loads(fetch(f"http://127.0.0.1:{port}/healthz"))["well"]
            elsewhere = {
                "DATABASE_URL": f"sqlite:///{tmp_path / 'second.db'}",
                "HTTP_PORT": port,
            }
            status, out, err = command("run", **served | elsewhere)
            assert (status, out) == (1, "")
            assert err.startswith(f"Port {port} is taken")
            assert len(err.splitlines()) == 1
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 0
            assert running.stderr is not None
            assert running.stderr.read() == ""
        finally:
            running.kill()


@pytest.mark.parametrize(("name", "wrong"), [("run", 2), ("doctor", 1)])
@pytest.mark.parametrize("missing", ["SLACK_CLIENT_ID", "SLACK_TOKEN_KEYS", "PUBLIC_URL"])
def test_half_of_http_is_said_in_a_sentence(
    name: str, wrong: int, missing: str, command: Command
) -> None:
    status, out, err = command(name, **over_http(**{missing: ""}))
    assert status == wrong
    assert (out + err).startswith(f"{missing} is missing")
    assert len((out + err).splitlines()) == 1


def test_the_doctor_examines_http_too(tmp_path: Path, nobody: str, command: Command) -> None:
    nowhere = {"SLACK_API_URL": f"http://{nobody}/api/", "PUBLIC_URL": f"https://{nobody}"}
    status, out, err = command("doctor", **over_http(**nowhere))
    assert (status, err) == (1, "")
    slack, address = out.splitlines()
    assert slack.startswith("Slack cannot be reached")
    assert address.startswith("Askwell is not reached at https://127.0.0.1:")
    assert list(tmp_path.iterdir()) == [], "it looks, and leaves nothing behind"


def over_http(**changed: str) -> dict[str, str]:
    return {
        "HTTP_PORT": "0",
        "SLACK_SIGNING_SECRET": "8f742231b10e8888",
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "9a8b7c",
        "SLACK_TOKEN_KEYS": new_key(),
        "PUBLIC_URL": PUBLIC,
    } | changed


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def start(folder: Path, command: str = "run", **settings: str) -> "subprocess.Popen[str]":
    """The playground uses any free port, unless it is set."""
    return subprocess.Popen(
        [sys.executable, "-m", "askwell", command],
        cwd=folder,
        env={"PLAYGROUND_PORT": "0", "PYTHONPATH": str(HERE)} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    started = start(folder, **settings)
    with started:
        try:
            assert started.stdout is not None
            greeting = started.stdout.readline()
            assert greeting.startswith(GREETING), greeting
            yield started, greeting.split()[4]
        finally:
            started.kill()


def fetch(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        text: str = answer.read().decode()
        return text


def post(address: str, body: dict[str, str]) -> None:
    data = json.dumps(body).encode()
    urlopen(Request(address, data, {"Content-Type": "application/json"}), timeout=60).close()


def say(address: str, user: str, text: str) -> None:
    post(f"{address}/api/events", {"kind": "say", "user": user, "id": "said-1", "text": text})


def move_clock(address: str) -> None:
    post(f"{address}/api/clock", {"id": "move-1", "move": "day"})
