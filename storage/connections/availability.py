"""Whether the database can be used. The log says once that it cannot, with the reason, and once
that it can again, however many parts of Askwell fail in the meantime."""

import logging

log = logging.getLogger(__name__)


class Availability:
    def __init__(self) -> None:
        self.is_away = False
        self._failed = False
        """Whether anything failed after the last sign of life."""

    def failed(self, why: str) -> None:
        """`why` is a sentence without secrets and without members' words."""
        if not self.is_away:
            log.error("%s", why)
        self.is_away = self._failed = True

    def has_written(self) -> None:
        """The sign of life was written. On a nearly full disk, this may succeed while other writes
        fail. So the database is back only if nothing has failed since the sign before."""
        if self.is_away and not self._failed:
            log.warning("The database can be used again.")
            self.is_away = False
        self._failed = False
