"""What `askwell doctor` says about `.env`, and about files and disks."""

import asyncio
import os
import shutil
import zoneinfo
from pathlib import Path

import pytest
import tzdata

from askwell.commands.local_files import without_room
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from storage.store import SqlStore
from tests.conftest import Command

UNREAD = "Lines 3 and 6 of .env are not read, because they are not NAME=value."
NEVER_SHOWN = "xoxb-sesame"


@pytest.fixture
def unread(tmp_path: Path) -> None:
    lines = f"LOG_LEVEL=ERROR\n\nSLACK_BOT_TOKEN {NEVER_SHOWN}\n#\n\nDISCORD_TOKEN='{NEVER_SHOWN}\n"
    (tmp_path / ".env").touch(0o600)
    (tmp_path / ".env").write_text(lines)


@pytest.mark.usefixtures("unread")
def test_the_doctor_names_lines_that_are_no_settings(command: Command) -> None:
    said = command("doctor")
    assert (said.status, said.err) == (1, "")
    assert UNREAD in said.out
    assert NEVER_SHOWN not in said.out


@pytest.mark.usefixtures("unread")
def test_other_commands_warn_of_such_lines_once_and_go_on(command: Command) -> None:
    said = command("health", PLAYGROUND_PORT="9")
    assert said.err.startswith(UNREAD)
    assert not [each for each in (NEVER_SHOWN, "dotenv") if each in said.err]
    assert "is Askwell running?" in said.out


def test_a_setting_that_is_misspelled_is_named_with_the_one_that_is_meant(
    command: Command, tmp_path: Path
) -> None:
    """The name is told, as it is nearly a setting's; what it was set to is not."""
    lines = (
        f"DISCORD_BOT_TOKEN={NEVER_SHOWN}\nloglevel=INFO\n"
        "POSTGRES_PASSWORD=a\nHTTP_PORTS=1\nHTTP_PORT=2\n"
    )
    (tmp_path / ".env").write_text(lines)
    (tmp_path / ".env").chmod(0o600)

    said = command("doctor")

    assert said.status == 1
    assert (
        "DISCORD_BOT_TOKEN in .env is no setting of Askwell. If you mean DISCORD_TOKEN" in said.out
    )
    assert "LOGLEVEL in .env is no setting of Askwell. If you mean LOG_LEVEL" in said.out
    assert not [each for each in (NEVER_SHOWN, "POSTGRES", "HTTP_PORT") if each in said.out]


def test_old_time_zone_data_are_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", ())  # the system has none, which might be newer
    monkeypatch.setattr(tzdata, "IANA_VERSION", "2020d")
    said = command("doctor")
    assert said.status == 1
    assert "time zone data of 2020 (version 2020d)" in said.out


@pytest.fixture
def nobodys_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, who may write everywhere. Here the rights of files are asked."""
    monkeypatch.setattr(os, "access", lambda path, _: bool(Path(path).stat().st_mode & 0o200))


@pytest.mark.usefixtures("nobodys_rights")
@pytest.mark.parametrize("place", ["", "askwell.db", "askwell.erased"])
def test_places_that_cannot_be_written_to_are_named(tmp_path: Path, place: str) -> None:
    for name in ("askwell.db", "askwell.erased"):
        (tmp_path / name).touch()
    (tmp_path / place).chmod(0o500)
    [said] = _said(tmp_path)
    assert str(tmp_path / place) in said
    assert "cannot " in said
    (tmp_path / place).chmod(0o700)
    assert not _said(tmp_path)


def test_a_file_of_the_erased_that_cannot_be_read_is_named(
    command: Command, tmp_path: Path
) -> None:
    asyncio.run(SqlStore.open(f"sqlite:///{tmp_path}/askwell.db").close())
    (tmp_path / "askwell.erased").write_text("half of a file that an editor broke")
    said = command("doctor", SLACK_BOT_TOKEN=NEVER_SHOWN)
    assert said.status == 1
    assert "askwell.erased cannot be read" in said.out


def test_a_disk_that_is_nearly_full_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=7_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    [said] = _said(tmp_path)
    assert said.startswith(f"The disk of {tmp_path} is nearly full: 7 MB are free. Make room")


def _said(folder: Path) -> list[str]:
    return [plain(each, ANYBODY) for each in without_room(f"sqlite:///{folder}/askwell.db", "")]
