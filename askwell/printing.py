"""What is printed, where nobody may read it any more: `askwell story | head`."""

import os
import signal
import sys

UNREAD, INTERRUPTED = 128 + signal.SIGPIPE, 128 + signal.SIGINT
"""Exit statuses as shells know them: its reader has gone; Ctrl-C."""


def announce(text: str) -> None:
    """Print it at once. Nobody has to read it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        nobody_reads()


def nobody_reads() -> None:
    """What was and will be printed leads nowhere, where its reader has gone, and fails no more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
