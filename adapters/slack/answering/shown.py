"""Replies as messages and modals. If one cannot be rendered, its member reads a sentence that says
so."""

import logging

from adapters.shared.answering.error_card import unshown
from adapters.slack.limits import Json
from adapters.slack.rendering.forms import card_view, form_view
from adapters.slack.spaces.workspace import card_message
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.reader import Reader
from bot.engine.errors import log_failure

log = logging.getLogger(__name__)


def shown_message(card: Card, reader: Reader) -> Json:
    try:
        return card_message(card, reader)
    except Exception as failed:  # whatever it is, the member is told
        return card_message(_apology(failed), reader)


def shown_view(reply: Form | Card, reader: Reader, mark: str = "") -> Json:
    """As a modal, with `mark` in its private metadata if it is a form."""
    try:
        if isinstance(reply, Form):
            return form_view(reply, reader, private_metadata=mark)
        return card_view(reply, reader)
    except Exception as failed:  # whatever it is, the member is told
        return card_view(_apology(failed), reader)


def _apology(failed: Exception) -> Card:
    log_failure(log, "An answer could not be shown", failed)
    return unshown()
