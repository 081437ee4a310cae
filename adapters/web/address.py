"""The address at which Askwell is reached from the internet, and where it listens for requests."""

from urllib.parse import urlsplit

from bot.cards.rich_text import Text, say
from bot.interview.frozen import frozen

USUAL_PORT = 3000


@frozen
class PublicAddress:
    """PUBLIC_URL, HTTP_HOST and HTTP_PORT. The server at `url` passes requests on to `host` and the
    port of `listens_at`."""

    url: str = ""
    host: str = "127.0.0.1"
    port: int | None = None

    @property
    def listens_at(self) -> int | None:
        """The port. None if nothing is served."""
        return USUAL_PORT if self.port is None and self.url else self.port

    def at(self, path: str) -> str:
        """The public URL of one of our pages."""
        return self.url.rstrip("/") + path

    def fault(self) -> Text | None:
        """What is wrong with PUBLIC_URL, if it is set and wrong."""
        if not self.url:
            return None
        try:
            parts = urlsplit(self.url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme != "https" or not parts.hostname:
            return say(
                "PUBLIC_URL must begin with https:// and a host, so that nobody can read along."
            )
        if parts.query or parts.fragment:
            return say("PUBLIC_URL must be an address without ? and #, for paths are added to it.")
        return None
