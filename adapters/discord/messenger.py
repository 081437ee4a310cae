"""Shows cards in direct messages."""

import logging
from datetime import timedelta
from zoneinfo import ZoneInfo

from adapters.discord import calls
from adapters.discord.calls import CallFailed, Limited, Refused, Unknown
from adapters.discord.knocking import KNOCKED
from adapters.discord.limits import Json
from adapters.discord.line import Line
from adapters.discord.render import message
from bot.errors import Gone, SendFailed
from bot.ports import Outgoing

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

    async def show(self, outgoing: Outgoing) -> str:
        line, space = self.line, outgoing.to.person.space
        if line is None:
            raise SendFailed("Askwell is not connected to Discord", _MINUTE)
        if not line.is_in(space):
            raise SendFailed("Askwell is not in this server", _HOUR)
        content = message(outgoing.card, ZoneInfo(outgoing.to.zone or "UTC"))
        try:
            if outgoing.message and await _edited(line, outgoing.message, content):
                return outgoing.message
            return await line.conversations.send(outgoing.to.person.user, content | _once(outgoing))
        except Refused as refused:
            if refused.code not in _CLOSED:
                raise _told(refused) from None
        except CallFailed as failed:
            raise _told(failed) from None
        if await line.has_left(outgoing.to.person):
            raise Gone("They are not in this server any more")
        return await line.knocking.instead_of(outgoing)


async def _edited(line: Line, place: str, content: Json) -> bool:
    """Whether the message is still there to edit. One that was only announced in a channel
    shows the card as it is whenever it is asked for."""
    if place.startswith(KNOCKED):
        return True
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
            log.warning("Whether a card arrived is unknown; it is sent again. %s", failed)
        case _:
            log.error("Discord refused a card. %s", failed)
    return SendFailed(str(failed))
