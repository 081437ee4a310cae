"""The commands that somebody types in a terminal."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from pydantic import ValidationError

from askwell.doctor import examine
from askwell.serving import serve
from askwell.setting_up import set_up_discord, set_up_slack
from askwell.settings import Settings
from askwell.story import tell_story
from askwell.when import tell_when


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status. What is wrong with the settings is said in a sentence each."""
    asked = _parser().parse_args(arguments)
    if asked.command == "story":
        asyncio.run(tell_story(print))
        return 0
    if asked.command == "when":
        return tell_when(asked.text, asked.zone, datetime.now(UTC))
    try:
        settings = Settings()
    except UnicodeDecodeError:
        print("The file .env is no UTF-8 text. Save it again as UTF-8.", file=sys.stderr)
        return 2
    except ValidationError as wrong:
        for each in wrong.errors():
            name = "_".join(map(str, each["loc"])).upper()
            print(f"{name} in the environment or .env: {each['msg']}.", file=sys.stderr)
        return 2
    match asked.command:
        case "doctor":
            return asyncio.run(examine(settings))
        case "slack":
            return set_up_slack(asked.what, settings.slack)
        case "discord":
            return set_up_discord(settings.discord)
        case _:
            return serve(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="askwell", description="Informational interviews.")
    parser.add_argument("--version", action="version", version=version("askwell"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start Askwell: where .env says so, else here")
    commands.add_parser("doctor", help="check what is set up in .env against the real platform")
    slack = commands.add_parser("slack", help="set Askwell up in Slack")
    slack.add_argument(
        "what",
        choices=["manifest", "key"],
        help="print the app manifest to paste there, or a new key for SLACK_TOKEN_KEYS",
    )
    when = commands.add_parser("when", help="print what would be understood of a time in words")
    when.add_argument("text", help="such as 'Thu 4-6pm or Fri morning'")
    when.add_argument("--zone", default="UTC", help="whose time it is, such as Europe/Berlin")
    discord = commands.add_parser("discord", help="set Askwell up in Discord")
    discord.add_argument(
        "what", choices=["invite"], help="print the address at which it is let into a server"
    )
    commands.add_parser("story", help="play one whole interview here in the terminal")
    return parser
