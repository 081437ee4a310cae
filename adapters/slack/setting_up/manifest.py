"""The app manifest that an organizer pastes into Slack, made from the table of commands.

https://docs.slack.dev/reference/app-manifest
"""

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from adapters.slack.limits import Json, within
from adapters.slack.receiving.receive import ASK_AUTHOR, ASK_SOMEBODY
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.cards.rich_text import Text, say
from bot.engine.router import CommandSpec

COMMAND = "/askwell"
EVENTS, REDIRECT = "/slack/events", "oauth_redirect"

SCOPES: dict[str, str] = {
    "chat:write": "To send you cards, and to edit them when things move on.",
    "files:write": "To send a booking as a calendar file with its confirmation.",
    "commands": f"For {COMMAND} and the shortcuts.",
    "im:history": "To read what members write to Askwell itself, and to find its own messages.",
    "im:write": "To open the direct conversation in which Askwell writes to a member.",
    "users:read": "For a member's name and time zone, and whether they still belong to you.",
}
"""The fewest scopes that work, each with its reason."""

OPTIONAL_SCOPES: dict[str, str] = {
    "app_mentions:read": "To answer whoever mentions it in a channel, privately. May be left out.",
    "chat:write.public": "To post for organizers in public channels that it is not in.",
    "files:read": "To read a list of people that an organizer gives as a file.",
    "usergroups:read": "For the user groups that organizers may choose from.",
    "users:read.email": "To find people by their e-mail addresses when organizers invite them.",
}
"""Scopes that a workspace may leave out, each with its purpose."""

_EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
    "user_change",
)
# Translators: at most 140 characters.
_SHORT = say("Informational interviews: find somebody in a field, ask, meet, say thank you.")
# Translators: at most 4000 characters. Slack wants at least 175.
_LONG = say(
    "Askwell helps the members of a community hold informational interviews: 20 to 30 minutes "
    "in which one member asks another how their field really is. It finds people happy to "
    "talk, carries the request, settles a time that suits both, brings good questions, and "
    "helps with the thank-you note afterwards. It is never a way to ask for a job. It reads no "
    "channels: if you mention it in one, it answers you alone, and does not use your words."
)
# Translators: at most 24 characters.
_ASK = say("Ask for an interview")
# Translators: at most 150 characters.
_ASK_SOMEBODY = say("Choose somebody to learn from")
# Translators: at most 150 characters.
_ASK_AUTHOR = say("Ask the person who wrote this message")
_COMMAND = say("Find somebody, ask them, and all the rest")


def manifest(
    commands: Sequence[CommandSpec], request_url: str | None, reader: Reader = ANYBODY
) -> Json:
    """Without an address, Slack's events come through Socket Mode; with one, over HTTP. The
    descriptions are in the language of `reader` for everybody in the workspace, because Slack
    stores only one. Raises ValueError if Slack would not send to the address."""
    url = _checked(request_url) if request_url is not None else None
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": within("Askwell", 35, "an app's name"),
            "description": within(plain(_SHORT, reader), 140, "an app's description"),
            "long_description": within(plain(_LONG, reader), 4_000, "an app's long description"),
            "background_color": "#1f3a5f",
        },
        "features": _features(commands, url, reader),
        "oauth_config": _oauth(url),
        "settings": _settings(url),
    }


def _features(commands: Sequence[CommandSpec], url: str | None, reader: Reader) -> Json:
    slash = _slash(commands, reader) | ({"url": url} if url else {})
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Askwell", "always_online": True},
        "shortcuts": [
            _shortcut("global", ASK_SOMEBODY, _ASK_SOMEBODY, reader),
            _shortcut("message", ASK_AUTHOR, _ASK_AUTHOR, reader),
        ],
        "slash_commands": [slash],
    }


def _shortcut(kind: str, callback_id: str, description: Text, reader: Reader) -> Json:
    return {
        "name": within(plain(_ASK, reader), 24, "a shortcut's name"),
        "type": kind,
        "callback_id": callback_id,
        "description": within(plain(description, reader), 150, "a shortcut's description"),
    }


def _slash(commands: Sequence[CommandSpec], reader: Reader) -> Json:
    usage = " | ".join(
        f"{spec.name} [{spec.takes}]" if spec.takes else spec.name
        for spec in commands
        if not spec.for_organizers
    )
    return {
        "command": COMMAND,
        "description": within(plain(_COMMAND, reader), 2_000, "a description"),
        "usage_hint": within(usage, 1_000, "a usage hint"),
        "should_escape": True,
    }


def _oauth(url: str | None) -> Json:
    redirect = {"redirect_urls": [urljoin(url, REDIRECT)]} if url else {}
    return redirect | {"scopes": {"bot": sorted(SCOPES | OPTIONAL_SCOPES)}}


def _settings(url: str | None) -> Json:
    request = {"request_url": url} if url else {}
    return {
        "event_subscriptions": request | {"bot_events": list(_EVENTS)},
        "interactivity": {"is_enabled": True} | request,
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"Slack sends only to an address that begins with https://, not {url!r}")
    return url
