"""First messages are counted over all spaces of a platform, and pause when the platform objects."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from adapters.terminal.messenger import TerminalMessenger
from bot.engine.errors import FirstMessageRefused
from bot.engine.store import first_messages
from bot.engine.store.first_messages import QUOTAS, Quota
from bot.engine.store.ports import Outgoing, Shown
from tests.bot.town import Town, a_town

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def ago(*minutes: int) -> list[datetime]:
    return [NOON - timedelta(minutes=each) for each in minutes]


def test_ten_an_hour_and_forty_a_day() -> None:
    quota = QUOTAS["discord"]
    assert quota.next_at([], NOON, is_urgent=True) == NOON
    assert quota.next_at(ago(*range(1, 10)), NOON, is_urgent=True) == NOON
    ten = ago(*range(1, 11))
    assert quota.next_at(ten, NOON, is_urgent=True) == NOON + timedelta(minutes=50)
    forty = ago(*(60 + 30 * each for each in range(1, 41)))
    assert quota.next_at(forty, NOON, is_urgent=True) == forty[-1] + timedelta(days=1)
    assert quota.next_at(forty[1:], NOON, is_urgent=True) == NOON


def test_the_last_three_are_kept_for_requests() -> None:
    quota = QUOTAS["discord"]
    seven = ago(*range(1, 8))
    assert quota.next_at(seven, NOON, is_urgent=True) == NOON
    assert quota.next_at(seven, NOON, is_urgent=False) == NOON + timedelta(minutes=53)


class Logged(logging.Logger):
    lines: list[str]

    def error(self, msg: object, *args: object, **_: object) -> None:
        self.lines = [*getattr(self, "lines", []), str(msg) % args]


@pytest.fixture
def one_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    quotas = MappingProxyType({"terminal": Quota(1, 9, kept_back=0)})
    monkeypatch.setattr(first_messages, "QUOTAS", quotas)


@pytest.mark.usefixtures("one_an_hour")
def test_the_second_stranger_waits_and_a_restart_does_not_forget(tmp_path: Path) -> None:
    with a_town(f"sqlite:///{tmp_path}/town.db") as town:
        maya, daniel, aroha = town.member("Maya"), town.host("Daniel"), town.host("Aroha")
        noor = town.member("Noor")
        maya.asks(daniel)
        assert daniel.notified()
        town.restart()
        noor.asks(aroha)
        assert not aroha.notified()
        town.after(hours=4)
        assert aroha.notified()


@pytest.mark.usefixtures("one_an_hour")
def test_all_rest_once_the_platform_objects(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    daniel, maya = town.host("Daniel"), town.member("Maya")
    shows, logged = TerminalMessenger.show, Logged("first messages")
    monkeypatch.setattr(first_messages, "log", logged)

    async def refuses(_: TerminalMessenger, outgoing: Outgoing) -> Shown:
        raise FirstMessageRefused("Opening a conversation: 403 (40003)")

    monkeypatch.setattr(TerminalMessenger, "show", refuses)
    maya.asks(daniel)
    monkeypatch.setattr(TerminalMessenger, "show", shows)
    town.after(hours=23)
    assert not daniel.notified()
    assert len(logged.lines) == 1
    assert "they rest for a day" in logged.lines[0]
    town.after(hours=2)
    assert daniel.notified()
