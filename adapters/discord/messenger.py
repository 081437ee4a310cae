"""Shows cards in direct messages."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from adapters.discord import calls
from adapters.discord.calls import CallFailed, Limited, Refused, Unknown
from adapters.discord.limits import Json
from adapters.discord.line import Line
from adapters.discord.render import message
from adapters.discord.sent import Sent, found, mark
from bot.errors import Gone, SendFailed
from bot.ports import Announced, Outgoing, Shown
from bot.ui import File

log = logging.getLogger(__name__)

_CLOSED = {
    calls.CLOSED,
    calls.NO_MUTUAL_GUILD,
    calls.NO_RECIPIENT,
    calls.UNKNOWN_USER,
}
_NO_LONGER_EDITABLE = {calls.UNKNOWN_CHANNEL, calls.UNKNOWN_MESSAGE, 50001, 50005}
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


class DiscordMessenger:
    """`line` is set while there is a connection."""

    line: Line | None = None

    async def show(self, outgoing: Outgoing) -> Shown | Announced:
        line, space = self.line, outgoing.to.person.space
        if line is None:
            raise SendFailed("Askwell is not connected to Discord", _MINUTE)
        if not line.is_in(space):
            raise SendFailed("Askwell is not in this server", _HOUR)
        if outgoing.message is None and not await line.still_has(outgoing.to.person):
            raise Gone("They are not in this server any more")
        if outgoing.announced and outgoing.message:  # whoever asks for the card sees it as it is
            return Announced(outgoing, outgoing.message)
        content = message(outgoing.card, ZoneInfo(outgoing.to.zone or "UTC"))
        mark(content, outgoing.parts)
        try:
            if outgoing.message and await _edited(line, outgoing.message, content):
                return Shown(outgoing, outgoing.message)
            sent = await _posted(line, outgoing, content)
        except Refused as refused:
            if refused.code not in _CLOSED:
                raise _told(refused) from None
        except CallFailed as failed:
            raise _told(failed) from None
        else:
            missing = [each for each in outgoing.card.files if each.name not in sent.files]
            await _attach(line, sent.place, missing)
            return Shown(outgoing, sent.place)
        return await _instead(line, outgoing)


async def _posted(line: Line, outgoing: Outgoing, content: Json) -> Sent:
    """Anew, unless a sending whose outcome is doubtful turns out to have arrived."""
    user = outgoing.to.person.user
    there = await found(line.conversations, user, outgoing.parts) if outgoing.in_doubt else None
    if there and (there.shows(content) or await _edited(line, there.place, content)):
        return there
    return Sent(await line.conversations.send(user, content | _once(outgoing)))


async def _instead(line: Line, outgoing: Outgoing) -> Announced:
    """What becomes of a card for somebody who cannot be written to."""
    if await line.has_left(outgoing.to.person):
        raise Gone("They are not in this server any more")
    try:
        return Announced(outgoing, await line.knocking.instead_of(outgoing))
    except CallFailed as failed:
        raise _told(failed) from None


async def _attach(line: Line, place: str, files: Sequence[File]) -> None:
    """At most once: the card tells all that matters, so a file that Discord does not take holds
    nothing up."""
    for file in files:
        try:
            await line.conversations.attach(place, file)
        except CallFailed as failed:
            log.warning("A file was not sent. %s", failed)


async def _edited(line: Line, place: str, content: Json) -> bool:
    """Whether the message is still there to edit."""
    try:
        await line.conversations.edit(place, content)
    except Refused as refused:
        if refused.code in _NO_LONGER_EDITABLE:
            return False
        raise
    return True


def _once(outgoing: Outgoing) -> Json:
    """Discord makes one message of however many carry the same within minutes."""
    return {"nonce": f"{outgoing.id}.{outgoing.version}"[-25:], "enforce_nonce": True}


def _told(failed: CallFailed) -> SendFailed:
    match failed:
        case Limited(retry_after=seconds):
            return SendFailed(str(failed), timedelta(seconds=seconds))
        case Refused(status=401):
            log.error("Discord refuses the token; `askwell doctor` says more.")
            return SendFailed(str(failed), _HOUR)
        case Unknown():
            log.warning("Whether a card arrived is unknown; it is looked up. %s", failed)
            return SendFailed(str(failed), in_doubt=True)
        case _:
            log.error("Discord refused a card. %s", failed)
    return SendFailed(str(failed))
