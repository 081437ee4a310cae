"""The entry point of `askwell` and of `python -m askwell`."""

import sys

try:
    from askwell.commands.command_line import main
except KeyboardInterrupt:  # the import takes a moment, which Ctrl-C ends as quietly as the rest
    sys.exit(130)

__all__ = ["main"]
