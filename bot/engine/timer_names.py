"""The names of timers: flows set timers by these names, and answer to them.

They are stored in the database, so a timer that is renamed here is still stored under its old name.
A stored name that is not among them is logged as an error, and kept (bot.engine.firing).
"""

from enum import StrEnum


class CommunityTimerName(StrEnum):
    """Timers of a whole community."""

    SECOND_ORGANIZER = "second_organizer"
    ORGANIZER_LEFT = "organizer_left"
    FIRST_MORNINGS = "first_mornings"
    OUTAGE = "outage"
    CHANNEL_CLOSED = "channel_closed"
    CONCERN = "concern"
    CONCERN_CHANGED = "concern_changed"
    CONCERN_WAITS = "concern_waits"
    ZONE_MOVED = "zone_moved"
    THANKS_SOON = "thanks_soon"
    THANKS = "thanks"
    THANK_HOST = "thank_host"
    BROADCAST_SHOWN = "word_shown"
    BROADCAST_GOES = "word_goes"
    BROADCAST_ENDS = "word_ends"
    REPORT = "report"
    SUGGESTIONS = "suggestions"
    HOST_WAITS = "host_waits"
    IDLE_SEEKER = "idle_seeker"
    INTRODUCTION = "introduction"


class TimerName(StrEnum):
    NUDGE_HOST = "nudge_host"
    NUDGE_NOW = "nudge_now"
    NUDGE_SEEKER = "nudge_seeker"
    EXPIRE = "expire"
    TELL_SEEKER_EXPIRED = "tell_seeker_expired"
    TELL_HOST_EXPIRED = "tell_host_expired"

    TIMES_GO_BY = "times_go_by"
    TELL_SEEKER_TIMES_PASSED = "tell_seeker_times_passed"

    MONTH_FULL = "month_full"
    TELL_SEEKER_FULL = "tell_seeker_full"

    HOST_AWAY = "host_away"
    TELL_SEEKER_AWAY = "tell_seeker_away"
    UNREACHABLE_HOST = "unreachable_host"
    UNREACHABLE_SEEKER = "unreachable_seeker"
    TELL_SEEKER_UNREACHABLE = "tell_seeker_unreachable"
    LEFT_HOST = "left_host"
    LEFT_SEEKER = "left_seeker"
    TELL_SEEKER_LEFT = "tell_seeker_left"
    TELL_HOST_LEFT = "tell_host_left"

    SUSPENDED = "suspended"

    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"
    MINUTES_BEFORE = "minutes_before"
    STARTING = "starting"
    MINUTES_LEFT = "minutes_left"
    OVER = "over"

    ABSENCE_COUNTS = "absence_counts"
    HOW_DID_IT_GO = "how_did_it_go"
    THANKS_FIRST = "thanks_first"
    THANKS_SECOND = "thanks_second"
    HOST_REVIEW = "host_review"
    KEEP_IN_TOUCH = "keep_in_touch"
    NEXT_STEP = "next_step"

    WORDS_END = "words_end"


PRESSING = frozenset(
    {
        TimerName.HOUR_BEFORE,
        TimerName.MINUTES_BEFORE,
        TimerName.STARTING,
        TimerName.MINUTES_LEFT,
    }
)
"""Timers that are of no use an hour later. If much is due, they go first."""
