"""Printing to a pipe whose reader may have gone: `askwell story | head`."""

import os
import signal
import sys

UNREAD, INTERRUPTED = 128 + signal.SIGPIPE, 128 + signal.SIGINT
"""Exit statuses as in shells: the reader has gone, or Ctrl-C."""


def announce(text: str) -> None:
    """Print it at once. It does not matter whether anybody reads it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        nobody_reads()


def nobody_reads() -> None:
    """After the reader has gone, printing leads nowhere and no longer fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
