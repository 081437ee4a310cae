"""Calls each command with what it needs: the settings, and the reader at this terminal.

What a command needs is imported when it is called, as askwell.commands.command_line says.
"""

# ruff: noqa: PLC0415

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from askwell.platforms import PLATFORMS
from askwell.printing import STAYS_WRONG, announce

if TYPE_CHECKING:
    from askwell.settings import Settings
    from bot.cards.reader import Reader
    from bot.interview.members import Person


def _with_reader(command: "Callable[[Namespace, Reader], int]") -> Callable[[Namespace], int]:
    """Call the command with the reader at this terminal."""

    def called(asked: Namespace) -> int:
        from askwell.terminal import reader_at

        return command(asked, reader_at(os.environ))

    return called


def _with_settings(
    command: "Callable[[Namespace, Settings, Reader], int]",
) -> Callable[[Namespace], int]:
    """If settings are wrong, print one sentence for each."""

    @_with_reader
    def called(asked: Namespace, reader: "Reader") -> int:
        from askwell.env_file import warn_of_unread_lines
        from askwell.settings import WrongSettings, read_settings
        from askwell.terminal import complain

        try:
            settings = read_settings()
        except WrongSettings as wrong:
            complain(wrong.why, reader)
            return STAYS_WRONG
        if asked.run is not doctor:  # which says so itself
            warn_of_unread_lines(settings.names(), reader)
        return command(asked, settings, reader)

    return called


def run(asked: Namespace) -> int:
    gc.disable()  # what a start makes stays; askwell.serving.beginning enables it again
    return _serve(asked)


@_with_settings
def _serve(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.serving.serving import serve

    return serve(settings, reader)


@_with_settings
def doctor(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.doctor import examine

    return asyncio.run(examine(settings, reader))


@_with_settings
def health(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.health import tell_health

    return tell_health(settings, reader)


@_with_settings
def backup(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.backup import back_up

    return back_up(settings, asked.file, reader)


@_with_settings
def copy(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.copying import copy_database

    return copy_database(settings, asked.copied, asked.to, reader)


@_with_settings
def erase(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.erasing import erase_person

    person = _person(asked)
    return asyncio.run(erase_person(settings, person, reader, for_good=asked.for_good))


@_with_settings
def export(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.exporting import export_person

    return asyncio.run(export_person(settings, _person(asked), Path(asked.folder), reader))


def _person(asked: Namespace) -> "Person":
    from bot.interview.members import Person

    return Person(asked.platform, asked.space, asked.user)


@_with_settings
def set_up(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from adapters.shared.errors import CannotConnect
    from askwell.terminal import complain

    try:
        print(PLATFORMS[asked.platform].setup[asked.what](settings, reader))
    except CannotConnect as failed:
        complain(failed.why, reader)
        return 2
    return 0


@_with_reader
def read(asked: Namespace, reader: "Reader") -> int:
    from datetime import UTC, datetime

    from askwell.commands.read import tell_read

    texts = asked.text or (line.rstrip("\n") for line in sys.stdin)
    now = asked.now or datetime.now(UTC)
    return tell_read(asked.kind, texts, asked.zone, now, reader, as_json=asked.json)


@_with_reader
def plan(asked: Namespace, reader: "Reader") -> int:
    from askwell.commands.plan import plan as print_plan

    return print_plan(asked, reader)


@_with_reader
def story(_asked: Namespace, reader: "Reader") -> int:
    import asyncio

    from askwell.commands.story import tell_story

    asyncio.run(tell_story(announce, reader))
    return 0


def version(_asked: Namespace) -> int:
    from importlib import metadata

    print(metadata.version("askwell"))
    return 0
