"""Forms that wait for the answer to a worry, and the button that opens one again, filled in as it
was.

Each can be opened for the hour in which it can be sent again. The button contains it if there is
room, so that every process can open it, also after a restart. Otherwise it is in memory: see
bot.unsent_forms. What was typed is in the message itself.
"""

import json
import zlib
from base64 import b85decode, b85encode
from datetime import timedelta

from adapters.shared.payload import at
from adapters.slack.action_ids import waiting_id
from adapters.slack.limits import BUTTON, BUTTON_VALUE, Json
from adapters.slack.receiving import receive
from adapters.slack.rendering.forms import card_view, refilled
from adapters.slack.rendering.rich_text import plain_line
from bot.cards.cards import Card, card_of
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.interview.members import Person
from bot.unsent_forms import UnsentForms

_HOUR = timedelta(hours=1)
_GONE: Card = card_of(
    say("I no longer have that form"),
    say("What you wrote is still in my message. Please open the form where you first did."),
)

_AGAIN = say("Open the form again")
NOT_OPENED: Card = card_of(
    say("The form did not open"), say("Please press [{button}] once more.", button=_AGAIN)
)


class WaitingForms:
    def __init__(self, unsent: UnsentForms) -> None:
        self._unsent = unsent

    def keep(self, by: Person, view: Json, reader: Reader) -> Json:
        """Keep a form as it was sent. Return the block with its button, which stands
        back behind the crisis line."""
        form = refilled(view, [say("This is as you filled it in. It is not sent yet.")], reader)
        button = {
            "type": "button",
            "text": plain_line(_AGAIN, reader, BUTTON, "a button's label"),
            "action_id": waiting_id(view["id"]),
        }
        if len(packed := _packed(form)) <= BUTTON_VALUE:
            button["value"] = packed
        else:
            self._unsent.keep(by, view["id"], form, _HOUR)
        return {"type": "actions", "elements": [button]}

    async def opened(self, by: Person, payload: Json, reader: Reader) -> Json:
        """The form as a modal, or a modal that says that it is gone. `payload`: of the press."""
        packed, sent_at = at(payload["actions"][0], "value"), receive.shown_at(payload)
        if not packed:
            form = self._unsent.of(by, receive.waiting_form(payload))
        elif sent_at and await self._unsent.may_open(by, sent_at, _HOUR):
            form = _unpacked(packed)
        else:
            form = None
        return card_view(_GONE, reader) if form is None else dict(form)


def _packed(form: Json) -> str:
    return b85encode(zlib.compress(json.dumps(form, separators=(",", ":")).encode(), 9)).decode()


def _unpacked(packed: str) -> Json:
    form: Json = json.loads(zlib.decompress(b85decode(packed)))
    return form
