"""From when somebody becomes an organizer, the report is sent to them regularly."""

from datetime import datetime

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member
from bot.interview.numbers.report_dates import next_report_at
from bot.interview.organizing.programme import Programme


def report_timer(organizer: Member, programme: Programme, after: datetime) -> CommunityTimer:
    """The timer for the next report. Until the programme is open, it is for the next Monday, to
    look again."""
    at = next_report_at(organizer.zoneinfo, programme.opened_at or after, after)
    name = CommunityTimerName.REPORT
    return CommunityTimer(organizer.community, name, at, about=str(organizer.id))
