"""Forms that wait for the answer to a worry, and the button that opens one again, filled in as it
was.

They are in memory for the hour in which they can be sent again, and gone after a restart: see
bot.unsent_forms. What was typed is in the message itself.
"""

from datetime import timedelta

from adapters.slack.action_ids import waiting_id
from adapters.slack.limits import BUTTON, Json
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
        self._unsent.keep(by, view["id"], view, _HOUR)
        button = {
            "type": "button",
            "text": plain_line(_AGAIN, reader, BUTTON, "a button's label"),
            "action_id": waiting_id(view["id"]),
        }
        return {"type": "actions", "elements": [button]}

    def opened(self, by: Person, view_id: str, reader: Reader) -> Json:
        """The form as a modal, or a modal that says that it is gone."""
        if (view := self._unsent.of(by, view_id)) is None:
            return card_view(_GONE, reader)
        return refilled(view, [say("This is as you filled it in. It is not sent yet.")], reader)
