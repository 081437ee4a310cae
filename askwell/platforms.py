"""The table of platforms."""

# ruff: noqa: PLC0415

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.shared.platform import Platform
    from adapters.shared.retry import Wait
    from askwell.settings import Settings
    from bot.engine.ports import Clock
    from storage.store import SqlStore


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """`is_set_up` tells whether anybody meant to have Askwell on a platform. `make` imports the
    platform's library, which takes a second: nobody waits for what is not used."""

    is_set_up: "Callable[[Settings], bool]"
    make: "Callable[[Settings, Clock, SqlStore, Wait], Platform]"


def _slack(settings: "Settings", clock: "Clock", store: "SqlStore", wait: "Wait") -> "Platform":
    from adapters.slack.connection import Slack

    return Slack(settings.slack, clock, store, wait=wait)


def _discord(settings: "Settings", clock: "Clock", _: "SqlStore", wait: "Wait") -> "Platform":
    from adapters.discord.connection import Discord

    return Discord(settings.discord, clock, wait=wait)


PLATFORMS: Mapping[str, PlatformEntry] = MappingProxyType(
    {
        "slack": PlatformEntry(lambda settings: settings.slack.given, _slack),
        "discord": PlatformEntry(lambda settings: settings.discord.given, _discord),
    }
)


def is_any_set_up(settings: "Settings") -> bool:
    return any(each.is_set_up(settings) for each in PLATFORMS.values())


def make_platforms(
    settings: "Settings", clock: "Clock", store: "SqlStore", wait: "Wait"
) -> "list[Platform]":
    """Those that are set up."""
    entries = [each for each in PLATFORMS.values() if each.is_set_up(settings)]
    return [each.make(settings, clock, store, wait) for each in entries]
