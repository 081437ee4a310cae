"""The commands for a terminal.

What a command needs is imported when it runs, so the help appears at once, and the playground
starts without the libraries of Slack and Discord. The help is translated with gettext alone, which
argparse imports anyway and uses for its own words.
"""

# ruff: noqa: PLC0415

import atexit
import gc
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import datetime
from gettext import bindtextdomain, textdomain
from gettext import gettext as say
from pathlib import Path
from typing import TYPE_CHECKING

import bot
from askwell.platforms import PLATFORMS
from askwell.printing import INTERRUPTED, UNREAD, announce, nobody_reads

if TYPE_CHECKING:
    from askwell.settings import Settings
    from bot.cards.reader import Reader
    from bot.interview.members import Person

_DOMAIN, CATALOGUES = "askwell", Path(bot.__file__).parent / "texts" / "locale"
"""As in bot.cards.catalogues, which imports Babel; the help would have to wait for that."""
_OF_ARGPARSE = (
    # Translators: begins the line that shows how to type a command.
    say("usage: "),
    say("positional arguments"),
    # Translators: the heading above --help and the like.
    say("options"),
    say("show this help message and exit"),
)
"""The texts that argparse looks up for the help. They are listed so that translators get them,
too."""
KINDS_OF_WORDS = ("times", "hours", "days-off", "intent", "job-ask", "field", "search")
"""As in askwell.commands.readings, which imports much."""
SITUATIONS = ("exploring", "graduate", "career changer", "laid off", "stuck", "returning")
"""As in bot.interview.members."""
OWNER_ALONE = 0o077
"""Files that we create are for the owner alone: databases and the files next to them, backups,
logs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status. Ctrl-C ends it quietly, and so does a reader that only reads the
    first lines, such as `head`."""
    os.umask(OWNER_ALONE)
    atexit.register(gc.freeze)  # what ends with the process is not looked through for garbage
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
        _go_by_newest_zones()
        return int(asked.run(asked))
    finally:
        sys.stdout.flush()


def _go_by_newest_zones() -> None:
    from askwell.zones import go_by_newest

    go_by_newest()


def _moment(typed: str) -> datetime:
    """A day, or a time on it, as it is typed in a command."""
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        why = say("I could not read “{typed}”. This would work: 2026-11-25T10:00")
        raise ArgumentTypeError(why.format(typed=typed)) from None


def _with_reader(command: "Callable[[Namespace, Reader], int]") -> Callable[[Namespace], int]:
    """Call the command with the reader at this terminal."""

    def run(asked: Namespace) -> int:
        from askwell.terminal import reader_at

        return command(asked, reader_at(os.environ))

    return run


def _with_settings(
    command: "Callable[[Namespace, Settings, Reader], int]",
) -> Callable[[Namespace], int]:
    """If settings are wrong, print one sentence for each."""

    @_with_reader
    def run(asked: Namespace, reader: "Reader") -> int:
        from askwell.env_file import warn_of_unread_lines
        from askwell.settings import WRONG_SETTING, WrongSettings, read_settings
        from bot.cards.plain_text import plain

        try:
            settings = read_settings()
        except WrongSettings as wrong:
            print(plain(wrong.why, reader), file=sys.stderr)
            return WRONG_SETTING
        if asked.run is not _examine:  # which says so itself
            warn_of_unread_lines(settings.names(), reader)
        return command(asked, settings, reader)

    return run


def _run_askwell(asked: Namespace) -> int:
    gc.disable()  # what a start makes stays; askwell.serving.beginning enables it again
    return _serve(asked)


@_with_settings
def _serve(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.serving.serving import serve

    return serve(settings, reader)


@_with_settings
def _examine(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.doctor import examine

    return asyncio.run(examine(settings, reader))


@_with_settings
def _tell_health(_asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.health import tell_health

    return tell_health(settings, reader)


@_with_settings
def _back_up(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.backup import back_up

    return back_up(settings, asked.file, reader)


@_with_settings
def _copy(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from askwell.commands.copying import copy_database

    return copy_database(settings, asked.copied, asked.to, reader)


@_with_settings
def _erase(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.erasing import erase_person

    person = _person(asked)
    return asyncio.run(erase_person(settings, person, reader, for_good=asked.for_good))


@_with_settings
def _export(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    import asyncio

    from askwell.commands.exporting import export_person

    return asyncio.run(export_person(settings, _person(asked), Path(asked.folder), reader))


def _person(asked: Namespace) -> "Person":
    from bot.interview.members import Person

    return Person(asked.platform, asked.space, asked.user)


@_with_settings
def _set_up(asked: Namespace, settings: "Settings", reader: "Reader") -> int:
    from adapters.shared.errors import CannotConnect
    from bot.cards.plain_text import plain

    try:
        print(PLATFORMS[asked.platform].setup[asked.what](settings, reader))
    except CannotConnect as failed:
        print(plain(failed.why, reader), file=sys.stderr)
        return 2
    return 0


@_with_reader
def _tell_read(asked: Namespace, reader: "Reader") -> int:
    from datetime import UTC

    from askwell.commands.read import tell_read

    texts = asked.text or (line.rstrip("\n") for line in sys.stdin)
    now = asked.now or datetime.now(UTC)
    return tell_read(asked.kind, texts, asked.zone, now, reader, as_json=asked.json)


@_with_reader
def _tell_plan(asked: Namespace, reader: "Reader") -> int:
    from askwell.commands.plan import plan

    return plan(asked, reader)


@_with_reader
def _tell_story(_asked: Namespace, reader: "Reader") -> int:
    import asyncio

    from askwell.commands.story import tell_story

    asyncio.run(tell_story(announce, reader))
    return 0


def _tell_version(_asked: Namespace) -> int:
    from importlib.metadata import version

    print(version("askwell"))
    return 0


def _parser() -> ArgumentParser:
    """In the language of the environment."""
    bindtextdomain(_DOMAIN, CATALOGUES)
    textdomain(_DOMAIN)
    parser = ArgumentParser(prog="askwell", description=say("Informational interviews."))
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, what: str, run: Callable[[Namespace], int]) -> ArgumentParser:
        added = commands.add_parser(name, help=what, description=what)
        added.set_defaults(run=run)
        return added

    command(
        "run",
        say("start Askwell in Slack or Discord, as .env says, else the playground"),
        _run_askwell,
    )
    command("doctor", say("check what is set up in .env against the real platform"), _examine)
    command("health", say("ask the Askwell that runs here how it is"), _tell_health)
    backup = command("backup", say("copy the database, while Askwell may run"), _back_up)
    # Translators: stands for the name of a file in the help.
    backup.add_argument("file", metavar=say("FILE"), help=say("a new file, to copy it to"))
    copying = command("copy-database", say("copy SQLite to PostgreSQL, or back"), _copy)
    # Translators: stands for the address of a database in the help.
    copying.add_argument("copied", metavar=say("FROM"), help=say("as in DATABASE_URL, not in use"))
    # Translators: stands for the address of a database in the help.
    copying.add_argument("to", metavar=say("TO"), help=say("an empty one"))
    erase = command("erase", say("erase a person who has left, at their request"), _erase)
    export = command("export", say("copy what is kept about a person who has left"), _export)
    for each in (erase, export):
        each.add_argument("platform", choices=[*PLATFORMS])
        each.add_argument("space", help=say("the id of the workspace or server"))
        each.add_argument("user", help=say("their user id"))
    # Translators: stands for the name of a folder in the help.
    export.add_argument("folder", metavar=say("FOLDER"), help=say("a new one, for the files"))
    erase.add_argument("--for-good", action="store_true", help=say("erase, and not only look"))
    reading = command("read", say("print what would be understood of words"), _tell_read)
    reading.add_argument("kind", choices=KINDS_OF_WORDS, help=say("what they are about"))
    # Translators: words are read in English, so leave what stands between the quotes.
    told = say("such as 'Thu 4-6pm or Fri morning'; without any, each line that is typed")
    reading.add_argument("text", nargs="*", default=(), help=told)
    reading.add_argument("--zone", default="UTC", help=say("whose time, such as Europe/Berlin"))
    reading.add_argument("--now", type=_moment, help=say("when they were written"))
    reading.add_argument("--json", action="store_true", help=say("print JSON, a line for each"))
    plan = command("plan", say("print the questions that would be brought to a host"), _tell_plan)
    # Translators: the words behind the colon are typed as they are.
    of_host = say("a TOML file with: headline, field, topics, gladly, role, organisation")
    plan.add_argument("--host", metavar=say("FILE"), required=True, help=of_host)
    plan.add_argument("--wish", default="", help=say("what the seeker would like to learn"))
    plan.add_argument("--situation", choices=SITUATIONS, help=say("where the seeker stands"))
    plan.add_argument("--minutes", type=int, default=25, help=say("how long the interview is"))
    plan.add_argument("--seed", default="0", help=say("another one chooses other wordings"))
    plan.add_argument("--json", action="store_true", help=say("print JSON"))
    for name, entry in ((name, each) for name, each in PLATFORMS.items() if each.setup):
        added = command(
            name, say("set Askwell up in {platform}").format(platform=name.title()), _set_up
        )
        added.set_defaults(platform=name)
        what = "{" + ",".join(entry.setup) + "}"
        added.add_argument("what", metavar=what, choices=[*entry.setup], help=entry.setup_help(say))
    command("story", say("play one whole interview here in the terminal"), _tell_story)
    parser.add_argument(
        "--version",
        dest="run",
        action="store_const",
        const=_tell_version,
        default=lambda _: parser.error(say("name a command, such as `askwell run`")),
        help=say("print the version"),
    )
    return parser
