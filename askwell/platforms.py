"""The table of platforms."""

# ruff: noqa: PLC0415

from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.interview.frozen import frozen

if TYPE_CHECKING:
    from adapters.shared.platform import Platform
    from adapters.shared.retry import Wait
    from askwell.settings import Settings
    from bot.cards.reader import Reader
    from bot.engine.store.ports import Clock
    from storage.store import SqlStore


@frozen
class PlatformEntry:
    """What the command line has to know about a platform before its library is imported, which
    takes a second."""

    is_set_up: "Callable[[Settings], bool]"
    """Whether the settings mention the platform."""
    make: "Callable[[Settings, Clock, SqlStore, Wait], Platform]"
    """Imports the platform's library, so it is only called for a platform in use."""
    setup: Mapping[str, "Callable[[Settings, Reader], str]"] = field(default_factory=dict)
    """What `askwell slack manifest` and similar commands print. Raises CannotConnect."""
    setup_help: Callable[[Callable[[str], str]], str] = lambda _: ""
    """Describes `setup`, translated by the function that it is given."""


def _slack(settings: "Settings", clock: "Clock", store: "SqlStore", wait: "Wait") -> "Platform":
    from adapters.slack.connection import Slack

    return Slack(settings.slack, clock, store, wait=wait)


def _discord(settings: "Settings", clock: "Clock", _: "SqlStore", wait: "Wait") -> "Platform":
    from adapters.discord.connection import Discord

    return Discord(settings.discord, clock, wait=wait)


def _slack_manifest(settings: "Settings", reader: "Reader") -> str:
    from adapters.slack.setting_up.setup import app_manifest

    return app_manifest(settings.slack, reader)


def _slack_key(settings: "Settings", _: "Reader") -> str:
    from adapters.slack.setting_up.setup import token_key

    return token_key(settings.slack)


def _discord_invite(settings: "Settings", _: "Reader") -> str:
    from adapters.discord.setting_up.invite import invitation

    return invitation(settings.discord)


PLATFORMS: Mapping[str, PlatformEntry] = MappingProxyType(
    {
        "slack": PlatformEntry(
            lambda settings: settings.slack.given,
            _slack,
            {"manifest": _slack_manifest, "key": _slack_key},
            lambda say: say(
                "print the app manifest to paste there, or a new key for SLACK_TOKEN_KEYS"
            ),
        ),
        "discord": PlatformEntry(
            lambda settings: settings.discord.given,
            _discord,
            {"invite": _discord_invite},
            lambda say: say("print the address at which it is let into a server"),
        ),
    }
)


def is_any_set_up(settings: "Settings") -> bool:
    return any(each.is_set_up(settings) for each in PLATFORMS.values())


def make_platforms(
    settings: "Settings", clock: "Clock", store: "SqlStore", wait: "Wait"
) -> "list[Platform]":
    """The platforms that are set up."""
    entries = [each for each in PLATFORMS.values() if each.is_set_up(settings)]
    return [each.make(settings, clock, store, wait) for each in entries]
