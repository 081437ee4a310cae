"""What an organizer copies into Slack or into .env while setting Askwell up."""

import json

from adapters.shared.errors import CannotConnect
from adapters.slack.encryption import new_key
from adapters.slack.setting_up.manifest import EVENTS, manifest
from adapters.slack.settings import SlackSettings
from bot.cards.reader import Reader
from bot.flows import every_flow


def app_manifest(settings: SlackSettings, reader: Reader) -> str:
    """The manifest to paste where an app is created, with descriptions for `reader`. Raises
    CannotConnect."""
    if found := settings.http.address.fault():
        raise CannotConnect(found)
    address = settings.http.address.at(EVENTS) if settings.over_http else None
    return json.dumps(manifest(every_flow().specs, address, reader), indent=2, ensure_ascii=False)


def token_key(_settings: SlackSettings) -> str:
    """A new key for SLACK_TOKEN_KEYS."""
    return new_key()
