"""The error for a request that the playground does not carry out."""

from bot.cards.rich_text import Text
from bot.engine.errors import Explained


class RequestRefused(Explained):
    """A clear sentence, shown on the page, and the HTTP status of the response."""

    def __init__(self, why: Text, status: int = 400) -> None:
        super().__init__(why)
        self.status = status
