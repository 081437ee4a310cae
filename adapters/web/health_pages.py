"""The pages on which Askwell reports its health, for callers. A separate process requests them
every minute, so nothing is imported here that takes time."""

import json

HEALTH, READY = "/healthz", "/readyz"
DATABASE_HEADER = "Askwell-Of"
"""A header with the mark of the database whose Askwell is asked. Monitors do not send it."""


def reasons(answer: str) -> list[str] | None:
    """The reasons why Askwell is not healthy, from the response of one of these pages. None if it
    was no such page."""
    try:
        told = json.loads(answer)
        return [] if told["well"] else [str(each) for each in told["why"]]
    except (ValueError, KeyError, TypeError):
        return None
