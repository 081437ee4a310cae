"""The file of the erased, on a disk that becomes full in the middle of a line."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.erasing.erased_members import Erased
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError, Unusable
from tests.full_disk import files_of_at_most

MAYA, DANIEL = (Erased(each * 64, datetime(2026, 11, 30, tzinfo=UTC)) for each in "ab")


@pytest.fixture
def log(tmp_path: Path) -> ErasureLog:
    """It contains Maya, and half a line."""
    log = ErasureLog(tmp_path / "a.erased")
    log.note([MAYA])
    with (
        files_of_at_most(log.path.stat().st_size + 10),
        pytest.raises(StorageError, match=r"a\.erased cannot be written to"),
    ):
        log.note([DANIEL])
    return log


def test_half_a_line_names_nobody(log: ErasureLog) -> None:
    """So Askwell starts, and notes Daniel then."""
    assert set(log.read()) == {MAYA.hash}


def test_the_next_line_is_whole(log: ErasureLog) -> None:
    log.note([DANIEL])
    assert log.read() == {each.hash: each.at for each in (MAYA, DANIEL)}


def test_the_latest_line_of_a_person_counts_wherever_it_is(tmp_path: Path) -> None:
    """Another machine's file was added to this one."""
    log = ErasureLog(tmp_path / "a.erased")
    again = replace(MAYA, at=datetime(2027, 1, 1, tzinfo=UTC))
    log.note([again, MAYA])
    assert log.read() == {MAYA.hash: again.at}


def test_what_is_in_the_file_stays_because_another_process_may_be_writing_it(
    log: ErasureLog,
) -> None:
    before = log.path.read_bytes()
    log.note([replace(DANIEL, at=datetime(2027, 1, 1, tzinfo=UTC))])
    assert log.path.read_bytes().startswith(before)


def test_a_last_line_whose_end_an_editor_took_away_is_whole(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "a.erased")
    log.note([MAYA])
    log.path.write_text(log.path.read_text().rstrip())
    assert set(log.read()) == {MAYA.hash}
    log.note([DANIEL])
    assert set(log.read()) == {MAYA.hash, DANIEL.hash}


def test_a_whole_line_that_is_none_is_still_refused(log: ErasureLog) -> None:
    log.path.write_text("nonsense\n")
    with pytest.raises(Unusable, match="cannot be read"):
        log.read()
