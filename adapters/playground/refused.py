"""What the playground says to a request that it does not carry out."""


class RequestRefused(Exception):
    """One clear sentence, shown on the page, and the HTTP status it comes with."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.why = why
        self.status = status
