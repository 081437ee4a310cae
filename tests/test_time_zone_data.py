"""Which time zone data Askwell goes by, and when they are too old."""

import shutil
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import tzdata

from askwell.cli import main
from askwell.commands.doctor import old_zones
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY

NOON = ("read", "times", "25 Nov 2099 12:00", "--zone", "America/Bogota")
OF_SYSTEM, OF_PACKAGE = "11:00 UTC", "17:00 UTC"
"""When that is in UTC."""

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """Installs time zone data on this system, with this as the first line of `tzdata.zi`. According
    to them, the clocks in Bogota are those of Berlin."""

    def install(first_line: str) -> None:
        (tmp_path / "America").mkdir()
        with as_file(files(tzdata) / "zoneinfo" / "Europe" / "Berlin") as berlin:
            shutil.copy(berlin, tmp_path / "America" / "Bogota")
        if first_line:
            (tmp_path / "tzdata.zi").write_text(f"{first_line}\n# ddeps backzone\nR d 1916 o\n")
        zoneinfo.reset_tzpath([str(tmp_path / "nothing"), str(tmp_path)])

    def forget() -> None:
        zoneinfo.ZoneInfo.clear_cache(only_keys=["America/Bogota"])

    before = zoneinfo.TZPATH
    forget()
    yield install
    zoneinfo.reset_tzpath(before)
    forget()


@pytest.mark.parametrize(
    ("first_line", "told"),
    [
        ("# version 2025b", OF_PACKAGE),
        (f"# version {tzdata.IANA_VERSION}", OF_SYSTEM),
        ("# version 2098za-rc1", OF_SYSTEM),
        ("# version unknown", OF_PACKAGE),
        ("", OF_PACKAGE),
    ],
)
def test_a_command_goes_by_the_newer_data(
    first_line: str, told: str, install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(first_line)
    assert main(NOON) == 0
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("first_line", "now", "told"),
    [
        ("# version 2024a", datetime(2025, 12, 31, tzinfo=UTC), False),
        ("# version 2024a", datetime(2026, 1, 1, tzinfo=UTC), True),
        ("# version 2022g", datetime(2025, 1, 1, tzinfo=UTC), True),
        ("", datetime(2025, 1, 1, tzinfo=UTC), True),
    ],
)
def test_the_doctor_says_that_data_are_old(
    first_line: str, now: datetime, told: bool, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tzdata, "IANA_VERSION", "2023c")
    install(first_line)
    said = [plain(each, ANYBODY) for each in old_zones(now)]
    assert len(said) == told
    version = first_line[-5:] if first_line > "# version 2023c" else "2023c"
    assert not told or f"of {version[:4]} (version {version})" in said[0]
