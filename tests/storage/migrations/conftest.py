from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from storage.connections.database import open_engine
from tests.storage.conftest import Server
from tests.storage.migrations.old_database import left_behind


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def upgraded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """What earlier versions left behind, after the upgrade."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('upgraded')}/askwell.db")
        left_behind(engine)
        yield engine
        engine.dispose()
        return
    server: Server = request.getfixturevalue("server")
    server.do("CREATE DATABASE upgraded")
    engine = open_engine(server.url_of("upgraded"))
    left_behind(engine)
    yield engine
    engine.dispose()
    server.do("DROP DATABASE upgraded WITH (FORCE)")


@pytest.fixture
def old(upgraded: Engine) -> Iterator[Connection]:
    """A transaction of which nothing stays."""
    with upgraded.connect() as db:
        yield db
        db.rollback()
