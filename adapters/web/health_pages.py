"""The pages on which Askwell tells how it is, for whoever asks for them. They are asked for every
minute, by a process of its own: so nothing is imported here that takes time."""

import json

HEALTH, READY = "/healthz", "/readyz"
OF = "Askwell-Of"
"""A header: the mark of the database whose Askwell is asked. Monitors send none."""


def reasons(answer: str) -> list[str] | None:
    """Why Askwell is not well, of what one of these pages answered; None if it was no such page."""
    try:
        told = json.loads(answer)
        return [] if told["well"] else [str(each) for each in told["why"]]
    except (ValueError, KeyError, TypeError):
        return None
