"""A certificate that is refused is said in words."""

import ssl
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import pytest
import trustme
from aiohttp import ClientError, ClientSession, web

from adapters.discord.connecting.login import log_in
from adapters.discord.settings import DiscordSettings
from adapters.shared.connecting.presence import Presence
from adapters.shared.connecting.unreached import why_unreached
from adapters.shared.errors import CannotConnect
from adapters.slack.setting_up.probe import SlackSilent, ask, no_slack
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.fakes.serving import serving
from tests.storage.scene import NOON

AUTHORITY = trustme.CA()
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def stranger(not_after: datetime | None = None) -> AbstractAsyncContextManager[int]:
    """A server whose certificate is signed by somebody whom this computer does not know, such as a
    firewall."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert("127.0.0.1", not_after=not_after).configure_cert(tls)
    return serving(web.Application(), tls=tls)


async def test_slack_behind_a_certificate_of_somebody_else() -> None:
    async with stranger() as port, ClientSession() as session:
        address = f"https://127.0.0.1:{port}/"
        with pytest.raises(SlackSilent) as silent:
            await ask(session, address, "auth.test")
    said = plain(no_slack(SlackSettings(api_url=address), silent.value), ANYBODY)
    assert "its certificate is refused: unable to get local issuer certificate. If a proxy" in said
    assert "SSL_CERT_FILE" in said


async def test_discord_behind_a_certificate_of_somebody_else() -> None:
    async with stranger() as port:
        settings = DiscordSettings("token", api_base=f"https://127.0.0.1:{port}")
        with pytest.raises(CannotConnect, match=r"its certificate is refused: unable .* SSL_CERT"):
            async with log_in(settings, StillClock(NOON), Presence(NOON)):
                pass


async def test_a_certificate_that_has_expired() -> None:
    trusting = ssl.create_default_context()
    AUTHORITY.configure_trust(trusting)
    async with stranger(LONG_AGO) as port, ClientSession() as session:
        with pytest.raises(ClientError) as refused:
            await session.get(f"https://127.0.0.1:{port}/", ssl=trusting)
    said = plain(why_unreached(refused.value), ANYBODY)
    assert said == (
        "its certificate is refused: certificate has expired. Is this computer's clock right?"
    )


def test_other_failures_are_named() -> None:
    assert plain(why_unreached(TimeoutError()), ANYBODY) == "TimeoutError"
