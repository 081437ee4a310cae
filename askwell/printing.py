"""Printing where nobody may read any more: the reader of a pipe has gone (`askwell story | head`),
or the terminal was closed."""

import errno
import os
import signal
import sys

UNREAD, INTERRUPTED = 128 + signal.SIGPIPE, 128 + signal.SIGINT
"""Exit statuses as in shells: the reader has gone, or Ctrl-C."""
STAYS_WRONG = 2
"""The exit status where a setting is wrong, or somebody has to put another thing right first. A
supervisor should not start Askwell again (deploy/askwell.service)."""
_GONE = (errno.EPIPE, errno.EIO)
"""How writing fails after the reader of a pipe, or the terminal, has gone."""


def announce(text: str) -> None:
    """Print it at once. It does not matter whether anybody reads it."""
    try:
        print(text, flush=True)
    except OSError as failed:
        if failed.errno in _GONE:
            nobody_reads()


def nobody_reads() -> None:
    """After the reader has gone, printing leads nowhere and no longer fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
