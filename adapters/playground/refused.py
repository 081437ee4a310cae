"""The error for a request that the playground does not carry out."""

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text


class RequestRefused(Exception):
    """A clear sentence, shown on the page, and the HTTP status of the response. As an exception it
    is in English."""

    def __init__(self, why: Text, status: int = 400) -> None:
        super().__init__(plain(why, ANYBODY))
        self.why = why
        self.status = status
