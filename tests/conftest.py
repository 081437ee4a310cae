from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import tables

settings.register_profile("askwell", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("askwell")
"""A busy machine is no fault of the code."""


@pytest.fixture(autouse=True, scope="session")
def quick_databases() -> Iterator[None]:
    """A store that is opened finds its tables by copying; those of a process of its own, and
    of an older version, are migrated as ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.database.open_engine", tables.open_engine)
        patch.setattr("storage.store.migrate", tables.migrate)
        yield
