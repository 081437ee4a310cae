"""Seekers who agreed to the rules and asked nobody: when they are reminded."""

from datetime import datetime, timedelta

REMINDED_AFTER = (timedelta(days=7), timedelta(days=14))


def next_reminder(agreed_at: datetime, after: datetime) -> datetime | None:
    """The first that is due later than `after`; None if none is any more."""
    due = (agreed_at + each for each in REMINDED_AFTER)
    return next((at for at in due if at > after), None)
