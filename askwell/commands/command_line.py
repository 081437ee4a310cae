"""The commands for a terminal: what can be typed.

What a command needs is imported when askwell.commands.calling calls it, so the help appears at
once, and the playground starts without the libraries of Slack and Discord. The help is translated
with gettext alone, which argparse imports anyway and uses for its own words.
"""

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

import bot
from askwell.commands import calling
from askwell.platforms import PLATFORMS
from askwell.printing import INTERRUPTED, UNREAD, nobody_reads

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
    from askwell.zones import go_by_newest  # noqa: PLC0415

    go_by_newest()


def _moment(typed: str) -> datetime:
    """A day, or a time on it, as it is typed in a command."""
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        why = say("I could not read “{typed}”. This would work: 2026-11-25T10:00")
        raise ArgumentTypeError(why.format(typed=typed)) from None


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
        calling.run,
    )
    command("doctor", say("check what is set up in .env against the real platform"), calling.doctor)
    command("health", say("ask the Askwell that runs here how it is"), calling.health)
    backup = command("backup", say("copy the database, while Askwell may run"), calling.backup)
    # Translators: stands for the name of a file in the help.
    backup.add_argument("file", metavar=say("FILE"), help=say("a new file, to copy it to"))
    copying = command("copy-database", say("copy SQLite to PostgreSQL, or back"), calling.copy)
    # Translators: stands for the address of a database in the help.
    copying.add_argument("copied", metavar=say("FROM"), help=say("as in DATABASE_URL, not in use"))
    # Translators: stands for the address of a database in the help.
    copying.add_argument("to", metavar=say("TO"), help=say("an empty one"))
    erase = command("erase", say("erase a person who has left, at their request"), calling.erase)
    export = command("export", say("copy what is kept about a person who has left"), calling.export)
    for each in (erase, export):
        each.add_argument("platform", choices=[*PLATFORMS])
        each.add_argument("space", help=say("the id of the workspace or server"))
        each.add_argument("user", help=say("their user id"))
    # Translators: stands for the name of a folder in the help.
    export.add_argument("folder", metavar=say("FOLDER"), help=say("a new one, for the files"))
    erase.add_argument("--for-good", action="store_true", help=say("erase, and not only look"))
    reading = command("read", say("print what would be understood of words"), calling.read)
    reading.add_argument("kind", choices=KINDS_OF_WORDS, help=say("what they are about"))
    # Translators: words are read in English, so leave what stands between the quotes.
    told = say("such as 'Thu 4-6pm or Fri morning'; without any, each line that is typed")
    reading.add_argument("text", nargs="*", default=(), help=told)
    reading.add_argument("--zone", default="UTC", help=say("whose time, such as Europe/Berlin"))
    reading.add_argument("--now", type=_moment, help=say("when they were written"))
    reading.add_argument("--json", action="store_true", help=say("print JSON, a line for each"))
    plan = command("plan", say("print the questions that would be brought to a host"), calling.plan)
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
            name, say("set Askwell up in {platform}").format(platform=name.title()), calling.set_up
        )
        added.set_defaults(platform=name)
        what = "{" + ",".join(entry.setup) + "}"
        added.add_argument("what", metavar=what, choices=[*entry.setup], help=entry.setup_help(say))
    command("story", say("play one whole interview here in the terminal"), calling.story)
    parser.add_argument(
        "--version",
        dest="run",
        action="store_const",
        const=calling.version,
        default=lambda _: parser.error(say("name a command, such as `askwell run`")),
        help=say("print the version"),
    )
    return parser
