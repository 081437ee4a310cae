"""What members send in a server, in Discord's format."""

from collections.abc import Callable
from functools import partial
from typing import Any

from adapters.discord.rendering.forms import modal
from bench.community import Community
from bench.sent import SETTINGS
from bot.cards.reader import reader_of
from bot.interview.members import Member
from bot.texts.me.settings import settings

COMMUNITY = Community(1, 40, 40, 160, "discord", ("1100000000000000", "1200000000000000"))
GUILD = COMMUNITY.seeker(0).person.space
CHANNEL, APPLICATION = "1300000000000000001", "1400000000000000001"
JOINED = "2026-11-24T12:00:00+00:00"

_FIRST_ID = 1_500_000_000_000_000_000
_COMMAND, _SUBMISSION = 2, 5
_PERMISSIONS = str(1 << 11)

Json = dict[str, Any]
_TEXT_INPUT = 4


def user(number: str, name: str, *, bot: bool = False) -> Json:
    return {
        "id": number,
        "username": name.lower().replace(" ", ""),
        "discriminator": "0",
        "global_name": name,
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def channel() -> Json:
    return {
        "id": CHANNEL,
        "guild_id": GUILD,
        "type": 0,
        "name": "general",
        "position": 0,
        "flags": 0,
        "last_message_id": None,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [],
    }


def typed(name: str, number: int) -> Json:
    subcommand = {"type": 1, "name": name, "options": []}
    data = {"id": "1", "type": 1, "name": "askwell", "options": [subcommand]}
    return _interaction(number, _COMMAND, data)


def settings_sent(number: int) -> Json:
    who = _member(number)
    form = modal(settings.form(who), reader_of(who), str(number), None).to_dict()
    labels = [each for each in form["components"] if "component" in each]
    fields = [_filled(each) for each in labels if each["component"]["type"] == _TEXT_INPUT]
    data = {"custom_id": form["custom_id"], "components": fields}
    return _interaction(number, _SUBMISSION, data)


def _member(number: int) -> Member:
    return COMMUNITY.seeker(number % COMMUNITY.seekers)


def _filled(label: Json) -> Json:
    custom_id = str(label["component"]["custom_id"])
    value = SETTINGS[custom_id.partition("|")[0]]
    return {
        "type": 18,
        "id": 1,
        "component": {"type": _TEXT_INPUT, "custom_id": custom_id, "value": value},
    }


def _interaction(number: int, kind: int, data: Json) -> Json:
    who = _member(number)
    return {
        "id": str(_FIRST_ID + number),
        "application_id": APPLICATION,
        "type": kind,
        "token": f"token-of-{number}",
        "version": 1,
        "data": data,
        "channel": channel(),
        "channel_id": CHANNEL,
        "guild": {"id": GUILD, "locale": "en-US", "features": []},
        "guild_id": GUILD,
        "guild_locale": "en-US",
        "locale": "en-US",
        "member": {
            "user": user(who.person.user, who.name),
            "nick": None,
            "avatar": None,
            "roles": [],
            "joined_at": JOINED,
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "permissions": _PERMISSIONS,
        },
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD},
        "context": 0,
        "attachment_size_limit": 10_485_760,
        "app_permissions": _PERMISSIONS,
    }


SENT: dict[str, Callable[[int], Json]] = {
    "help": partial(typed, "help"),
    "interviews": partial(typed, "interviews"),
    "settings, sent": settings_sent,
}
