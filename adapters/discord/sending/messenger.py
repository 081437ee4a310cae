"""Shows cards in direct messages."""

import logging
from datetime import timedelta
from http.client import UNAUTHORIZED

from discord.ui import LayoutView

from adapters.discord.failures import (
    NO_FIRST_MESSAGES,
    NOT_EDITABLE,
    TAKES_NO_MESSAGES,
    DiscordRefusal,
)
from adapters.discord.rendering.render import message, notification
from adapters.discord.sending.find_sent import SentMessage, find_sent, number_components
from adapters.discord.sending.session import DiscordSession
from adapters.shared.failures import ApiFailure, OutcomeUnknown, send_failure
from bot.cards.reader import reader_of
from bot.engine.errors import FirstMessageRefused, Gone, SendFailed
from bot.engine.store.ports import Announced, Outgoing, Shown
from bot.texts.files import alternative, content

log = logging.getLogger(__name__)

_A_WHILE, _MINUTE = timedelta(minutes=10), timedelta(minutes=1)


class DiscordMessenger:
    """`session` is set while there is a connection."""

    session: DiscordSession | None = None

    async def show(self, outgoing: Outgoing) -> Shown | Announced:
        session = self._session_for(outgoing)
        if outgoing.message is None and await session.has_left(outgoing.to.person):
            raise Gone("They are not in this server any more")
        if outgoing.announced and outgoing.message and not outgoing.to.erased_at:
            # Whoever asks for the card sees it as it is.
            return Announced(outgoing, outgoing.message)
        try:
            return await _shown(session, outgoing)
        except DiscordRefusal as refused:
            if refused.code not in TAKES_NO_MESSAGES:
                raise _send_failure(refused) from None
        except ApiFailure as failed:
            raise _send_failure(failed) from None
        return await _announced(session, outgoing)

    def rests(self, outgoing: Outgoing) -> timedelta:
        """discord.py waits itself, for each conversation."""
        return timedelta(0)

    def session_seeing(self, server: str) -> DiscordSession:
        """The session, while Discord tells what is in this server. Otherwise raises SendFailed."""
        if self.session is None or not self.session.sees(server):
            raise SendFailed("Discord does not tell what is in this server now", _MINUTE)
        return self.session

    def _session_for(self, outgoing: Outgoing) -> DiscordSession:
        """Raises SendFailed if there is no connection, or it is not in their server."""
        if self.session is None:
            raise SendFailed("Askwell is not connected to Discord", _MINUTE)
        _check_server(self.session, outgoing)
        return self.session


def _check_server(session: DiscordSession, outgoing: Outgoing) -> None:
    """Raises SendFailed if Askwell is not in their server."""
    if not session.is_in(outgoing.to.person.space):
        raise SendFailed("Askwell is not in this server", _A_WHILE)


async def _shown(session: DiscordSession, outgoing: Outgoing) -> Shown:
    """Edit the message that shows the card, or send one where there is none any more."""
    view, there = message(outgoing.card, reader_of(outgoing.to)), outgoing.message
    number_components(view, outgoing.parts)
    if there and (await _edited(session, there, view) or outgoing.edits_only):
        return Shown(outgoing, there)
    sent = await _posted(session, outgoing, view)
    await _attach(session, sent, outgoing)
    return Shown(outgoing, sent.place)


async def _posted(session: DiscordSession, outgoing: Outgoing, view: LayoutView) -> SentMessage:
    """Send the card again, unless an earlier attempt whose outcome was unknown turns out to have
    arrived."""
    user, line = outgoing.to.person.user, notification(outgoing.card, reader_of(outgoing.to))
    messages = session.direct_messages
    there = await find_sent(messages, user, outgoing.parts, line) if outgoing.in_doubt else None
    if there and (there.shows(view) or await _edited(session, there.place, view)):
        return there
    nonce = _nonce(outgoing)
    if outgoing.card.silent:
        return SentMessage(await messages.send(user, view, nonce, silent=True))
    place = await messages.notify(user, line, nonce)
    try:
        await messages.edit(place, view)
    except DiscordRefusal as refused:  # the line is there, and must not come once more
        raise OutcomeUnknown(str(refused)) from None
    return SentMessage(place)


async def _announced(session: DiscordSession, outgoing: Outgoing) -> Announced:
    """What is done with a card for somebody who cannot be written to. Nobody can if Askwell has
    just been removed from their server; that does not mean that they left it."""
    _check_server(session, outgoing)
    if await session.has_left(outgoing.to.person, fresh=True):
        raise Gone("They are not in this server any more")
    try:
        return Announced(outgoing, await session.announcements.announce(outgoing))
    except ApiFailure as failed:
        raise _send_failure(failed) from None


async def _attach(session: DiscordSession, sent: SentMessage, outgoing: Outgoing) -> None:
    """Each file is sent at most once: the card says everything important, so a file that Discord
    does not accept delays nothing."""
    reader = reader_of(outgoing.to)
    for number, file in enumerate(outgoing.card.files):
        if file.name in sent.files:
            continue
        given = (file.name, content(file, reader), alternative(file, reader))
        try:
            nonce = _nonce(outgoing, f".{number}")
            await session.direct_messages.attach(sent.place, *given, nonce)
        except ApiFailure as failed:
            log.warning("A file was not sent. %s", failed)


def _nonce(outgoing: Outgoing, file: str = "") -> str:
    """The nonce of the card, or of one of its files."""
    return f"{outgoing.id}.{outgoing.version}{file}"[-25:]


async def _edited(session: DiscordSession, place: str, view: LayoutView) -> bool:
    """Whether the message still exists and was edited."""
    try:
        await session.direct_messages.edit(place, view)
    except DiscordRefusal as refused:
        if refused.code in NOT_EDITABLE:
            return False
        raise
    return True


def _send_failure(failed: ApiFailure) -> SendFailed:
    if isinstance(failed, DiscordRefusal) and failed.code in NO_FIRST_MESSAGES:
        return FirstMessageRefused(str(failed))
    if isinstance(failed, DiscordRefusal) and failed.status == UNAUTHORIZED:
        log.error("Discord refuses the token; `askwell doctor` says more.")
        return SendFailed(str(failed), _A_WHILE)
    return send_failure(failed, "Discord")
