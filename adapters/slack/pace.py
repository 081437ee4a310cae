"""How long Slack may wait for the core before it is told that this takes a moment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds, each well under the three after which Slack gives up: until a command is
    acknowledged, a form is opened, a form that was sent is acknowledged."""

    command: float = 1.5
    form: float = 1.0
    submission: float = 1.8
