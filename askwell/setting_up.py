"""What an organizer copies while setting a platform up."""

import json
import sys

from adapters.discord.invite import NO_APPLICATION, invitation
from adapters.discord.settings import DiscordSettings
from adapters.slack.encryption import new_key
from adapters.slack.manifest import EVENTS, manifest
from adapters.slack.settings import SlackSettings
from bot.flows import every_flow


def set_up_slack(what: str, settings: SlackSettings) -> int:
    """Print what an organizer copies. Returns the exit status."""
    if what == "key":
        print(new_key())
        return 0
    if found := settings.http.address.fault():
        print(found, file=sys.stderr)
        return 2
    address = settings.http.address.at(EVENTS) if settings.over_http else None
    print(json.dumps(manifest(every_flow().specs, address), indent=2))
    return 0


def set_up_discord(settings: DiscordSettings) -> int:
    """Print the address at which Askwell is invited. Returns the exit status."""
    if not settings.application:
        print("\n".join(settings.faults()) or NO_APPLICATION, file=sys.stderr)
        return 2
    print(invitation(settings))
    return 0
