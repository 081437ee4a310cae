"""The commands that somebody types in a terminal.

What a command needs is imported when it is run: so the help is there at once, and the playground
starts without the libraries of Slack and Discord.
"""

# ruff: noqa: PLC0415

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from askwell.platforms import PLATFORMS
from askwell.printing import INTERRUPTED, UNREAD, announce, nobody_reads

if TYPE_CHECKING:
    from askwell.settings import Settings

OWNER_ALONE = 0o077
"""What we make is for the owner alone: databases with what lies beside them, backups, logs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status. Ctrl-C ends it quietly, and so does whoever reads only the first
    lines of what it prints, as `head` does."""
    os.umask(OWNER_ALONE)
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        nobody_reads()
        return UNREAD


def _run(arguments: Sequence[str] | None) -> int:
    try:
        asked = _parser().parse_args(arguments)
        return int(asked.run(asked))
    finally:
        sys.stdout.flush()


def _with_settings(
    command: "Callable[[Namespace, Settings], int]",
) -> Callable[[Namespace], int]:
    """What is wrong with the settings is said in a sentence each."""

    def run(asked: Namespace) -> int:
        from askwell.settings import WrongSettings, read_settings

        try:
            settings = read_settings()
        except WrongSettings as wrong:
            print(wrong, file=sys.stderr)
            return 2
        return command(asked, settings)

    return run


@_with_settings
def _serve(_asked: Namespace, settings: "Settings") -> int:
    from askwell.serving import serve

    return serve(settings)


@_with_settings
def _examine(_asked: Namespace, settings: "Settings") -> int:
    import asyncio

    from askwell.doctor import examine

    return asyncio.run(examine(settings))


@_with_settings
def _tell_health(_asked: Namespace, settings: "Settings") -> int:
    from askwell.health import tell_health

    return tell_health(settings)


@_with_settings
def _set_up(asked: Namespace, settings: "Settings") -> int:
    from adapters.shared.errors import CannotConnect

    try:
        print(PLATFORMS[asked.platform].setup[asked.what](settings))
    except CannotConnect as why:
        print(why, file=sys.stderr)
        return 2
    return 0


def _tell_when(asked: Namespace) -> int:
    from datetime import UTC, datetime

    from askwell.when import tell_when

    return tell_when(asked.text, asked.zone, datetime.now(UTC))


def _tell_story(_asked: Namespace) -> int:
    import asyncio

    from askwell.story import tell_story

    asyncio.run(tell_story(announce))
    return 0


def _tell_version(_asked: Namespace) -> int:
    from importlib.metadata import version

    print(version("askwell"))
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="askwell", description="Informational interviews.")
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, what: str, run: Callable[[Namespace], int]) -> ArgumentParser:
        added = commands.add_parser(name, help=what)
        added.set_defaults(run=run)
        return added

    command("run", "start Askwell in Slack or Discord, as .env says, else the playground", _serve)
    command("doctor", "check what is set up in .env against the real platform", _examine)
    command("health", "ask the Askwell that runs here how it is", _tell_health)
    when = command("when", "print what would be understood of a time in words", _tell_when)
    when.add_argument("text", help="such as 'Thu 4-6pm or Fri morning'")
    when.add_argument("--zone", default="UTC", help="whose time it is, such as Europe/Berlin")
    for name, entry in ((name, each) for name, each in PLATFORMS.items() if each.setup):
        added = command(name, f"set Askwell up in {name.title()}", _set_up)
        added.set_defaults(platform=name)
        added.add_argument("what", choices=[*entry.setup], help=entry.setup_help)
    command("story", "play one whole interview here in the terminal", _tell_story)
    parser.add_argument(
        "--version",
        dest="run",
        action="store_const",
        const=_tell_version,
        default=lambda _: parser.error("name a command, such as `askwell run`"),
        help="print the version",
    )
    return parser
