import gc
import logging
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings

from askwell.cli import main
from askwell.serving.beginning import GARBAGE_AFTER
from askwell.serving.serving import TALKATIVE
from askwell.zones import go_by_newest
from tests import in_memory, rows_in_order, tables
from tools.texts.pseudo import write_pseudo

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Without deadlines, because a busy machine is no fault of the code."""
settings.register_profile("thorough", PATIENT, max_examples=100)
settings.register_profile("askwell", PATIENT, max_examples=40, derandomize=True)
settings.load_profile("askwell")
"""Hypothesis uses the same examples in each run, so that a failure comes from a change and not from
chance. To try more of them, and others, use `--hypothesis-profile thorough`. Properties whose
examples take long are tried with a share of these: see tests.examples."""

go_by_newest()  # as a command does before all else
rows_in_order.watch()

MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000  # noqa: S108
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
"""Temporary files are kept in memory if the system has a folder for that. Otherwise a store that is
opened and closed waits for the disk twice as long as it works."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Exempts everything that is collected from garbage collection, during the collection of tests
    and afterwards, because none of it becomes garbage. New objects are collected as in service."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    gc.enable()
    return collected


@pytest.fixture(autouse=True, scope="session")
def english_terminal() -> Iterator[None]:
    """Output is in English, whatever the language of the computer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "")
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(autouse=True)
def usual_interpreter() -> Iterator[None]:
    """A start changes how its process collects garbage, switches threads and logs. One in the
    process of the tests leaves that to no other test."""
    interval, levels = (
        sys.getswitchinterval(),
        [logging.getLogger(each).level for each in TALKATIVE],
    )
    yield
    for each, level in zip(TALKATIVE, levels, strict=True):
        logging.getLogger(each).setLevel(level)
    sys.setswitchinterval(interval)
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def quick_databases() -> Iterator[None]:
    """A store that is opened gets a copy of finished tables. Stores in a process of their own, and
    those of an older version, are migrated as usual."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.connections.database.open_engine", tables.open_engine)
        patch.setattr("storage.store.migrate", tables.migrate)
        patch.setattr("storage.connections.database._refuse_writes", in_memory.refuse_writes)
        yield


@pytest.fixture(scope="session")
def pseudo_catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_pseudo(folder, "ru")
    return folder


@pytest.fixture
def pseudo_language(pseudo_catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language in which every text is in ⟦brackets⟧, accented and longer. It has the dates and
    plural forms of Russian, because Russian has more forms than English."""
    monkeypatch.setattr("bot.cards.catalogues.FOLDER", pseudo_catalogues)
    _forget_languages()
    yield "ru"
    _forget_languages()


def _forget_languages() -> None:
    """Clear everything that was cached for texts in a reader's language."""
    for name in list(sys.modules):
        if name.startswith(("bot.cards.", "adapters.")):
            for remembered in vars(sys.modules[name]).values():
                if hasattr(remembered, "cache_clear"):
                    remembered.cache_clear()


class Said(NamedTuple):
    status: int
    out: str
    err: str


class Command(Protocol):
    def __call__(self, name: str, **settings: str) -> Said: ...


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command of Askwell's in a folder of its own and returns what it said. It runs in this
    process, since another one takes a second to start."""

    own = {"PLAYGROUND_PORT": "0", "DATABASE_URL": f"sqlite:///{tmp_path}/askwell.db"}

    def run(name: str, **settings: str) -> Said:
        monkeypatch.chdir(tmp_path)
        for key, value in (own | settings).items():
            monkeypatch.setenv(key, value)
        capsys.readouterr()
        return Said(main([name]), *capsys.readouterr())

    return run
