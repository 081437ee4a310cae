"""When seekers who agreed to the rules and have asked nobody are reminded."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from bot.interview.organizing import quiet_weeks
from bot.interview.organizing.quiet_weeks import QuietWeeks

REMINDED_AFTER = (timedelta(days=7), timedelta(days=14))


def next_reminder(
    agreed_at: datetime, after: datetime, weeks: Iterable[QuietWeeks], zone: tzinfo
) -> datetime | None:
    """The first reminder that is due later than `after`, not counting quiet weeks. None if there is
    no further one."""
    quiet = tuple(weeks)
    due = (quiet_weeks.after(quiet, agreed_at, each, zone) for each in REMINDED_AFTER)
    return next((at for at in due if at > after), None)
